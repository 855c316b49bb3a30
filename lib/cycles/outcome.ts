import { type SQL, sql } from 'drizzle-orm'
import type { AsOf } from '@/lib/as-of/model'

/**
 * What `reportOutcome` needs beside `c` (commitments), `v` (their version) and `y` (cycles): the duty `d`, and the day the
 * report was first handed in, `f.sent_on`. Only published reports count; also one removed since, which is not the office's
 * silence.
 */
export const outcomeFrom = (day: SQL, asOf: AsOf | null): SQL => sql`
  left join report_duties d on d.cycle_key = y.key and d.maker_code = c.maker_code
  left join lateral (select min(r.submitted_on) as sent_on from reports r
    where r.commitment_id = c.id and r.cycle_key = y.key and ${wasSent(day, asOf)}) f on true`

/** The same for very many records at once: reports are read as a whole, not looked up for each. */
export const outcomeFromAll = (day: SQL, asOf: AsOf | null): SQL => sql`
  left join report_duties d on d.cycle_key = y.key and d.maker_code = c.maker_code
  left join (select r.commitment_id, r.cycle_key, min(r.submitted_on) as sent_on from reports r
    where ${wasSent(day, asOf)} group by 1, 2) f on f.commitment_id = c.id and f.cycle_key = y.key`

const wasSent = (day: SQL, asOf: AsOf | null): SQL =>
  sql`r.submitted_on <= ${day} ${asOf === null ? sql`` : sql`and r.from_seq <= ${asOf.seq}`}`

/** `timelinessOf`, for a statement: how the report of `c` in `y` stands at the end of `day`. */
export const reportOutcome = (day: SQL): SQL => sql`case
  when d.cycle_key is null or v.made_on >= y.due_on then 'not_asked'
  when f.sent_on <= y.due_on then 'on_time'
  when f.sent_on is not null then 'late'
  when ${day} > y.due_on then 'missing'
  else 'due' end`
