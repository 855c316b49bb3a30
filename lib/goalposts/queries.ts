import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { actsBy } from '@/lib/as-of/acts'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { codesBehind } from '@/lib/makers/behind'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { GoalpostChange, GoalpostKind } from '@/lib/standing/goalposts'

/** One moved goalpost with the record it belongs to. */
export interface GoalpostRow extends GoalpostChange {
  /** Ledger entry that moved it. */
  seq: number
  position: number
  at: string
  reference: Reference
  /** As it is called now. */
  title: LocalizedText
  maker: MakerName
  /** Who published the change: a maker's code, `vaada`, or `seed`. */
  office: string
  /** Names of the maker whose office it was; null: no maker's. */
  officeNames: Record<Locale, string> | null
  /** In the words of the office; null: none was given, or it was removed. */
  reason: string | null
  name: LocalizedText | null
  unit: LocalizedText | null
}

export interface GoalpostScope {
  kind: GoalpostKind
  /** null: every country. */
  country: string | null
}

/** Where a page of the list ends. */
export type GoalpostPosition = readonly [seq: number, position: number]

const ofCountry = (country: string | null): SQL =>
  country === null ? sql`true` : sql`g.maker_code in ${codesBehind(country)}`

/** Moved goalposts of one kind, newest first, after a position. `zone`: the site's own, in which days end. */
export async function listGoalposts(
  db: PublicDb,
  { kind, country }: GoalpostScope,
  { limit, after = null }: { limit: number; after?: GoalpostPosition | null },
  asOf: AsOf | null,
  zone: string,
): Promise<{ rows: GoalpostRow[]; next: GoalpostPosition | null }> {
  // As two bounds, so that an index can be entered at the first.
  const beyond = after
    ? sql`g.seq <= ${after[0]} and not (g.seq = ${after[0]} and g.position <= ${after[1]})`
    : sql`true`
  const found = await dashboardRows<GoalpostRow>(
    db,
    sql`select g.seq::int as seq, g.position, l.at, c.reference, v.title, ${MAKER_NAME} as maker, l.office,
        o.names as "officeNames", lc.reason, g.kind, g.what, g.key, g.name, g.unit, g.before, g.after, g.days
      from (select * from goalposts g where g.kind = ${kind} and ${ofCountry(country)} and ${beyond} and ${actsBy('g.seq', asOf, zone)}
        order by g.seq desc, g.position limit ${fixed(limit + 1)}) g
      join ledger l on l.seq = g.seq
      left join ledger_contents lc on lc.seq = g.seq
      join commitments c on c.id = g.commitment_id
      join makers m on m.code = c.maker_code
      left join makers o on o.code = l.office
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      order by g.seq desc, g.position`,
    asOf,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: found.length > limit && last ? [last.seq, last.position] : null }
}

export interface GoalpostCounts {
  /** Published changes that were compared with the version before them. */
  compared: number
  softened: number
  hardened: number
  neutral: number
}

/** How many terms were moved, among how many changes. As of a date it is counted from the rows themselves. `zone` as above. */
export async function countGoalposts(
  db: PublicDb,
  country: string | null,
  asOf: AsOf | null,
  zone: string,
): Promise<GoalpostCounts> {
  const ofKind = (kind: GoalpostKind) => sql`count(*) filter (where g.kind = ${kind})::int`
  const [found] = await dashboardRows<GoalpostCounts>(
    db,
    asOf === null
      ? sql`select coalesce(sum(g.compared), 0)::int as compared, coalesce(sum(g.softened), 0)::int as softened,
          coalesce(sum(g.hardened), 0)::int as hardened, coalesce(sum(g.neutral), 0)::int as neutral
        from goalpost_counts g where ${ofCountry(country)}`
      : sql`select ${ofKind('softened')} as softened, ${ofKind('hardened')} as hardened, ${ofKind('neutral')} as neutral,
          (select count(*)::int from commitment_versions w join commitments c on c.id = w.commitment_id
            where w.version > 1 and ${actsBy('w.from_seq', asOf, zone)}
              and ${country === null ? sql`true` : sql`c.maker_code in ${codesBehind(country)}`}) as compared
        from goalposts g where ${ofCountry(country)} and ${actsBy('g.seq', asOf, zone)}`,
    asOf,
  )
  return found ?? { compared: 0, softened: 0, hardened: 0, neutral: 0 }
}
