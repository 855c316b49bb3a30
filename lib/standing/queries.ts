import { sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { LocalizedText } from '@/lib/i18n/model'
import type { ByLanguage } from '@/lib/operator/model'

export interface SiteState {
  /** Raised by every publication. */
  version: number
  publishedAt: Date | null
  demo: boolean
  /** Latest ledger entry; null: nothing is published. */
  seq: number | null
  /** Numbers confirmed with their operators within six months: the only ones that may stand in the footer. */
  confirmedHelpLines: { makerCode: string; number: string; name: LocalizedText }[]
  /** Name of whoever runs the site, by language; a language that is missing is not stated. */
  operator: ByLanguage
}

/** What every page says of the whole: is it a demonstration, what is its latest entry, which numbers hold. */
export async function findSiteState(db: PublicDb): Promise<SiteState> {
  const [row] = await plannedRows<{
    version: string | null
    published_at: string | null
    demo: boolean | null
    seq: string | null
    help: SiteState['confirmedHelpLines']
    operator: ByLanguage | null
  }>(
    db,
    sql`select p.version, p.published_at, p.demo,
      (select max(seq) from ledger) as seq,
      (select coalesce(json_agg(json_build_object('makerCode', h.maker_code, 'number', h.number, 'name', h.name) order by h.maker_code, h.id), '[]')
         from help_lines h where h.confirmed_on > current_date - interval '6 months') as help,
      (select o.name from operator o) as operator
    from (select 1) one left join publication p on p.id = 1`,
  )
  return {
    version: Number(row?.version ?? 0),
    publishedAt: row?.published_at ? new Date(row.published_at) : null,
    demo: row?.demo ?? false,
    seq: row?.seq ? Number(row.seq) : null,
    confirmedHelpLines: row?.help ?? [],
    operator: row?.operator ?? {},
  }
}
