import { publicDb } from '@/db/client'
import { problem, type Stand } from '@/lib/api/respond'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { siteState } from '@/lib/standing/site-state'
import { AS_OF_PARAMETER, type AsOf, type AsOfProblem, asOfText, parseAsOf } from './model'
import { findAsOf } from './queries'

/** Of each problem, what the reader of an answer is told. */
export const WHY_NOT: Record<AsOfProblem, string> = {
  malformed: '`asOf` is a day such as 2026-06-30, or a day and a ledger entry such as 2026-06-30.71.',
  too_early: '`asOf` begins at 2015-01-01: nothing that could be shown happened before.',
  in_future: '`asOf` is a day that has been: the record knows nothing of what is to come.',
  no_entry: 'The ledger has no entry of the number in `asOf` yet; see /api/v1/ledger.',
}

export interface ApiAsOf {
  /** null: now. */
  asOf: AsOf | null
  /** What the answer says of itself, also where it is of now. */
  stand: Stand
}

/** The date that an address of the API asks for, or the answer that says what is wrong with it. */
export async function asOfOr(params: URLSearchParams): Promise<ApiAsOf | { refusal: Response }> {
  const given = params.get(AS_OF_PARAMETER)?.trim()
  const zone = env().VAADA_TIME_ZONE
  const today = civilDate(new Date(), zone)
  const asked = given ? parseAsOf(given, today) : { day: today, seq: null }
  const [found, { demo }] = await Promise.all([
    'problem' in asked ? asked : findAsOf(publicDb, asked, zone),
    siteState(),
  ])
  if ('problem' in found) return { refusal: problem('bad_as_of', WHY_NOT[found.problem]) }
  return {
    asOf: given ? found : null,
    stand: {
      asOf: asOfText({ ...found, pinned: found.seq > 0 }),
      ...(given && found.reconstructed ? { reconstructed: true } : {}),
      ...(demo ? { demonstration: true } : {}),
    },
  }
}
