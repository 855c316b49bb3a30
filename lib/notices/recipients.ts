import { sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  contributorRights,
  cycles,
  deputies,
  noticeChoices,
  offices,
  people,
  reportDuties,
  reports,
  submissions,
} from '@/db/schema'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { type Choices, DEFAULT_CHOICES } from './model'

/** Somebody who may act on reports that their office owes in one open cycle. */
export interface Owing {
  personId: number
  address: string
  locale: Locale
  /** How they want to hear of reports that are due or late. */
  choice: Choices['reminders']
  makerCode: string
  cycleKey: string
  opensOn: IsoDate
  dueOn: IsoDate
  closesOn: IsoDate
  /** Reports that are owed and that they may write or hand in; 1 or more. */
  count: number
}

/**
 * Whether a report is owed: asked of the maker in the cycle, about a commitment made before its due day, and never
 * handed in. What was returned was handed in. For a statement over `d` (report_duties), `y` (cycles), `c`
 * (commitments) and `v` (current commitment_versions).
 */
export const IS_OWED = sql`(v.made_on is null or y.due_on > v.made_on)
  and not exists (select 1 from ${reports} r where r.commitment_id = c.id and r.cycle_key = y.key)
  and not exists (select 1 from ${submissions} s where s.commitment_id = c.id and s.cycle_key = y.key
    and s.submitted_at is not null and s.state in ('submitted', 'returned'))`

/** Somebody who stands in for the lead of the office `o` on a day. */
const acting = (today: IsoDate) => sql`select a.person_id from ${deputies} a
  join ${people} q on q.id = a.person_id and q.office_id = a.office_id and not q.disabled
  where a.office_id = o.id and a.ended_at is null and ${today} between a.from_day and a.to_day`

/**
 * Who may act on what is owed in the cycles open on a day: lead and alternates; contributors on their own commitments;
 * where somebody stands in for the lead, they and not the lead.
 */
export async function listOwing(
  db: Writable,
  today: IsoDate,
  only: { makerCode?: string; cycleKey?: string } = {},
): Promise<Owing[]> {
  const rows = await db.execute<{
    person_id: number
    address: string
    locale: Locale
    choice: Choices['reminders'] | null
    maker_code: string
    cycle_key: string
    opens_on: string
    due_on: string
    closes_on: string
    count: number
  }>(sql`
    with owed as (
      select y.key, y.opens_on, y.due_on, y.closes_on, c.id, c.maker_code
      from ${reportDuties} d
      join ${cycles} y on y.key = d.cycle_key and ${today} between y.opens_on and y.closes_on
      join ${commitments} c on c.maker_code = d.maker_code
      join ${commitmentVersions} v on v.commitment_id = c.id and v.to_seq is null
      where ${IS_OWED}
        ${only.makerCode === undefined ? sql`` : sql`and d.maker_code = ${only.makerCode}`}
        ${only.cycleKey === undefined ? sql`` : sql`and y.key = ${only.cycleKey}`}
    )
    select p.id as person_id, p.email as address, p.locale::text as locale, n.reminders::text as choice,
      owed.maker_code, owed.key as cycle_key, owed.opens_on::text, owed.due_on::text, owed.closes_on::text,
      count(*)::int as count
    from owed
    join ${offices} o on o.maker_code = owed.maker_code and o.active_to is null
    join ${people} p on p.office_id = o.id and not p.disabled
    left join ${noticeChoices} n on n.person_id = p.id
    where p.office_role = 'alternate'
      or p.id in (${acting(today)})
      or (p.office_role = 'lead' and not exists (${acting(today)} and a.person_id <> p.id))
      or (p.office_role = 'contributor' and exists (select 1 from ${contributorRights} g
        where g.person_id = p.id and g.commitment_id = owed.id and g.rights && '{edit,submit}'::access_right[]))
    group by p.id, n.reminders, owed.maker_code, owed.key, owed.opens_on, owed.due_on, owed.closes_on
    order by owed.due_on, p.id`)
  return rows.map((row) => ({
    personId: row.person_id,
    address: row.address,
    locale: row.locale,
    choice: row.choice ?? DEFAULT_CHOICES.reminders,
    makerCode: row.maker_code,
    cycleKey: row.cycle_key,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    closesOn: row.closes_on,
    count: row.count,
  }))
}
