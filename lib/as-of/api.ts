import { publicDb } from '@/db/client'
import { problem } from '@/lib/api/respond'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { AS_OF_PARAMETER, type AsOf, type AsOfProblem, parseAsOf } from './model'
import { findAsOf } from './queries'

const WHY: Record<AsOfProblem, string> = {
  malformed: '`asOf` is a day such as 2026-06-30, or a day and a ledger entry such as 2026-06-30.71.',
  too_early: '`asOf` begins at 2015-01-01: nothing that could be shown happened before.',
  in_future: '`asOf` is a day that has been: the record knows nothing of what is to come.',
  no_entry: 'The ledger has no entry of the number in `asOf` yet; see /api/v1/ledger.',
}

/** The date that an address of the API asks for (null: now), or the answer that says what is wrong with it. */
export async function asOfOr(
  params: URLSearchParams,
): Promise<{ asOf: AsOf | null } | { refusal: Response }> {
  const given = params.get(AS_OF_PARAMETER)?.trim()
  if (!given) return { asOf: null }
  const zone = env().VAADA_TIME_ZONE
  const asked = parseAsOf(given, civilDate(new Date(), zone))
  const found = 'problem' in asked ? asked : await findAsOf(publicDb, asked, zone)
  return 'problem' in found ? { refusal: problem('bad_as_of', WHY[found.problem]) } : { asOf: found }
}
