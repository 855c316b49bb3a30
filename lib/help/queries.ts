import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'

export interface CountryHelp {
  code: string
  names: Record<Locale, string>
  centralAsia: boolean
  lines: HelpLineView[]
}

export interface HelpLineView {
  id: number
  number: string
  name: LocalizedText
  operator: LocalizedText | null
  forWhom: LocalizedText | null
  hours: LocalizedText | null
  cost: LocalizedText | null
  note: LocalizedText | null
  /** BCP 47; empty: not stated. */
  languages: string[]
  sources: { title: string; url: string }[]
  /** null: not confirmed by us yet. */
  confirmedOn: IsoDate | null
}

/** Every number that may be shown, by country; Central Asia first. */
export async function listHelp(db: PublicDb): Promise<CountryHelp[]> {
  return (await db.execute(sql`select m.code, m.names, m.central_asia as "centralAsia",
      json_agg(json_build_object('id', h.id, 'number', h.number, 'name', h.name, 'operator', h.operator,
        'forWhom', h.for_whom, 'hours', h.hours, 'cost', h.cost, 'note', h.note, 'languages', h.languages,
        'sources', h.sources, 'confirmedOn', h.confirmed_on) order by h.id) as lines
    from help_lines h join makers m on m.code = h.maker_code
    group by m.code
    order by m.central_asia desc, m.names ->> 'en'`)) as unknown as CountryHelp[]
}
