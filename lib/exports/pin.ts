import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { AS_OF_PARAMETER, type AsOfProblem, parseAsOf } from '@/lib/as-of/model'
import { findAsOf } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import type { IsoDate } from '@/lib/dates/partial'
import type { Pin } from './model'

export interface Pinned extends Pin {
  /** Of everything published, when the pin was set: raised by every publication and redaction. */
  readonly version: string
}

/** The day and entry that an address asks for, or today and the last entry. `zone`: the site's own. */
export async function findPin(
  db: PublicDb,
  params: URLSearchParams,
  { today, zone }: { today: IsoDate; zone: string },
): Promise<Pinned | { problem: AsOfProblem }> {
  const [state] = await rows<{ version: string; demo: boolean; head: number | null }>(
    db,
    sql`select p.version::text as version, p.demo, (select max(l.seq)::int from ledger l) as head from publication p`,
  )
  if (!state) throw new Error('publication has no row')
  const { version, demo: isDemo } = state
  const given = params.get(AS_OF_PARAMETER)?.trim()
  if (!given)
    return {
      version,
      isDemo,
      isAsked: false,
      asOf: { day: today, seq: state.head ?? 0, pinned: true, reconstructed: false },
    }
  const asked = parseAsOf(given, today)
  const asOf = 'problem' in asked ? asked : await findAsOf(db, asked, zone)
  return 'problem' in asOf ? asOf : { version, isDemo, isAsked: true, asOf: { ...asOf, pinned: true } }
}
