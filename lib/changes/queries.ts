import { type SQL, sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import { actsBy } from '@/lib/as-of/acts'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed, rows } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'

import type { IsoDate } from '@/lib/dates/partial'
import { codesBehind } from '@/lib/makers/behind'
import { MAKER_NAME } from '@/lib/makers/queries'
import { type Change, type ChangesPosition, mergeChanges, type Publication, type StatusChange } from './model'

export interface ChangesScope {
  /** null: every country, and what is of none. */
  readonly country: string | null
  /** Only commitments that serve this action. */
  readonly action?: number
  /** Only this commitment. */
  readonly reference?: Reference
  /** Only what this organisation published under its name or signed, and what was replied to it. */
  readonly organisation?: number
  /** The civil day of the reader, in `zone`. */
  readonly today: IsoDate
  readonly zone: string
}

const utc = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** What was published and what became of it, newest first, after a position. */
export async function listChanges(
  db: PublicDb,
  scope: ChangesScope,
  { limit, from }: { limit: number; from: ChangesPosition },
  asOf: AsOf | null,
): Promise<{ changes: Change[]; next: ChangesPosition | null }> {
  const [publications, turns] = await Promise.all([
    listPublications(db, scope, from.seq, limit + 1, asOf),
    listTurns(db, scope, from.turn, limit + 1, asOf),
  ])
  return mergeChanges(publications, turns, from, limit)
}

type Narrowed = Pick<ChangesScope, 'country' | 'action' | 'reference' | 'organisation'>

/** Condition on `c`, a commitment; null: all of them. Those that serve an action now; none is an organisation's. */
function within({ country, action, reference, organisation }: Narrowed): SQL | null {
  if (organisation !== undefined) return sql`false`
  const parts = [
    country === null ? [] : sql`c.maker_code in ${codesBehind(country)}`,
    action === undefined
      ? []
      : sql`exists (select from commitment_versions av join commitment_actions ca on ca.version_id = av.id
          where av.commitment_id = c.id and av.to_seq is null and ca.action = ${action})`,
    reference === undefined ? [] : sql`c.reference = ${reference}`,
  ].flat()
  return parts.length === 0 ? null : sql.join(parts, sql` and `)
}

/** Entries of what an organisation said under its name, and of the replies. */
const entriesBy = (organisation: number): SQL => sql`(
  with own as (select a.commitment_id, a.cycle_key, a.voice, a.from_seq from assessments a
    where a.organisation_number = ${organisation}
      or a.signatures @> ${JSON.stringify([{ number: organisation }])}::text::jsonb)
  select own.from_seq from own
  union all
  select r.from_seq from assessment_replies r
    where (r.commitment_id, r.cycle_key, r.voice) in (select own.commitment_id, own.cycle_key, own.voice from own))`

/** Entries of these records: of their versions, of what was reported and said of them, and removals, which leave no row behind. */
const entriesOf = (which: SQL, { country, organisation }: Narrowed): SQL =>
  organisation === undefined ? entriesOfRecords(which, country) : entriesBy(organisation)

const entriesOfRecords = (which: SQL, country: string | null): SQL => sql`(
  select v.from_seq from commitment_versions v join commitments c on c.id = v.commitment_id where ${which}
  union all
  select r.from_seq from reports r join commitments c on c.id = r.commitment_id where ${which}
  union all
  select x.from_seq from (select commitment_id, from_seq from assessments
    union all select commitment_id, from_seq from assessment_replies
    union all select commitment_id, from_seq from assessment_refusals
    union all select commitment_id, from_seq from contributions) x
    join commitments c on c.id = x.commitment_id where ${which}
  union all
  select q.from_seq from consultations q where ${country === null ? sql`false` : sql`q.maker_code in ${codesBehind(country)}`}
  union all
  select l.seq from ledger l where l.act = 'redact' and ${
    country === null
      ? sql`split_part(l.record, '/', 1) in (select c.reference from commitments c where ${which})`
      : sql`split_part(l.record, '-', 1) in ${codesBehind(country)}`
  })`

/** What is suggested in a consultation stands on its page: a flood of it must not bury what was promised. */
function listPublications(
  db: PublicDb,
  { zone, ...narrowed }: ChangesScope,
  before: number | null,
  limit: number,
  asOf: AsOf | null,
  after = 0,
): Promise<Publication[]> {
  const which = within(narrowed)
  return dashboardRows(
    db,
    sql`select 'publication' as kind, (l.at at time zone ${zone}::text)::date::text as day, ${utc(sql`l.at`)} as at, l.seq::int as seq, l.act, l.subject,
        l.record, l.version, l.office, o.names as "officeNames", lc.reason, lc.content,
        lc.redacted_by_seq::int as "redactedBySeq", c.reference, v.title, case when m.code is not null then ${MAKER_NAME} end as maker,
        (select json_build_object('version', b.version, 'content', bc.content) from ledger b
          join ledger_contents bc on bc.seq = b.seq and bc.content is not null
          where l.subject = 'commitment' and l.act = 'publish' and b.subject = l.subject and b.record = l.record
            and b.version < l.version and b.act <> 'redact'
          order by b.version desc limit 1) as previous
      from (select l.* from ledger l
        where l.act <> 'seed' and (l.subject <> 'suggestion' or l.act = 'redact') and l.seq > ${after} and ${before === null ? sql`true` : sql`l.seq < ${before}`} and ${actsBy('l.seq', asOf, zone)}
          and ${which === null ? sql`true` : sql`l.seq in ${entriesOf(which, narrowed)}`}
        order by l.seq desc limit ${fixed(limit)}) l
      left join ledger_contents lc on lc.seq = l.seq
      left join makers o on o.code = l.office
      left join commitments c on c.reference = split_part(l.record, '/', 1)
        and exists (select from standing s where s.commitment_id = c.id)
      left join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      left join makers m on m.code = c.maker_code
      order by l.seq desc`,
    asOf,
  )
}

function listTurns(
  db: PublicDb,
  { today, zone, ...narrowed }: ChangesScope,
  after: ChangesPosition['turn'],
  limit: number,
  asOf: AsOf | null,
): Promise<StatusChange[]> {
  const beyond = after
    ? sql`(sp.from_day, sp.commitment_id) < (${after.day}::date, ${after.commitmentId})`
    : sql`true`
  const which = within(narrowed)
  const scope =
    which === null ? sql`true` : sql`sp.commitment_id in (select c.id from commitments c where ${which})`
  return dashboardRows(
    db,
    sql`select 'status' as kind, t.from_day::text as day, ${utc(sql`(t.from_day::timestamp at time zone ${zone}::text)`)} as at,
        t.from_seq::int as "knownBySeq", t.commitment_id as "commitmentId", c.reference, v.title, ${MAKER_NAME} as maker,
        json_build_object('status', t.was, 'late', t.was_late) as before, json_build_object('status', t.status, 'late', t.late) as after
      from (select sp.from_day, sp.from_seq, sp.commitment_id, sp.status, sp.late, p.status as was, p.late as was_late
        from standing_spans sp
        join standing_spans p on p.commitment_id = sp.commitment_id and ${stoodAt('p', asOf)} and p.to_day = sp.from_day
        where ${stoodAt('sp', asOf)} and sp.status is not null and p.status <> sp.status
          and sp.from_day <= ${asOf?.day ?? today}::date and isfinite(sp.from_day) and ${scope} and ${beyond}
        order by sp.from_day desc, sp.commitment_id desc limit ${fixed(limit)}) t
      join commitments c on c.id = t.commitment_id
      join makers m on m.code = c.maker_code
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      order by t.from_day desc, t.commitment_id desc`,
    asOf,
  )
}

/** How far somebody was told: up to an entry of the ledger, and a day. */
export interface Told {
  readonly seq: number
  readonly day: IsoDate
}

/**
 * What was published after one entry up to another, newest first, and the statuses that are others on the later day than
 * they were on the earlier one: what came and went between is not told.
 */
export async function listChangesBetween(
  db: PublicDb,
  scope: ChangesScope,
  from: Told,
  to: Told,
  limit: number,
): Promise<Change[]> {
  const until = { ...to, pinned: true, reconstructed: false }
  const [publications, statuses] = await Promise.all([
    listPublications(db, scope, to.seq + 1, limit, until, from.seq),
    listOtherStatuses(db, scope, { ...from, pinned: true, reconstructed: false }, until, limit),
  ])
  return [...publications, ...statuses]
}

function listOtherStatuses(
  db: PublicDb,
  { zone, ...narrowed }: ChangesScope,
  from: AsOf,
  to: AsOf,
  limit: number,
): Promise<StatusChange[]> {
  const covers = (span: string, day: IsoDate) =>
    sql`${sql.raw(span)}.from_day <= ${day}::date and coalesce(${sql.raw(span)}.to_day > ${day}::date, true)`
  const which = within(narrowed)
  return rows(
    db,
    sql`select 'status' as kind, ${to.day}::text as day, ${utc(sql`(${to.day}::date::timestamp at time zone ${zone}::text)`)} as at,
        ${to.seq}::int as "knownBySeq", c.id as "commitmentId", c.reference, v.title, ${MAKER_NAME} as maker,
        json_build_object('status', was.status, 'late', was.late) as before,
        json_build_object('status', sp.status, 'late', sp.late) as after
      from standing_spans sp
      join standing_spans was on was.commitment_id = sp.commitment_id and ${stoodAt('was', from)} and ${covers('was', from.day)}
      join commitments c on c.id = sp.commitment_id
      join makers m on m.code = c.maker_code
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', to)}
      where ${stoodAt('sp', to)} and ${covers('sp', to.day)} and sp.status <> was.status and ${which ?? sql`true`}
      order by c.id limit ${limit}`,
  )
}

/** Entries of the first load: what stands before all changes. */
export async function findFirstLoad(
  db: PublicDb,
  zone: string,
): Promise<{ entries: number; day: IsoDate | null }> {
  const [found] = await plannedRows<{ entries: number; day: IsoDate | null }>(
    db,
    sql`select a.entries, (a.latest_at at time zone ${zone}::text)::date::text as day from ledger_acts a where a.act = 'seed'`,
  )
  return found ?? { entries: 0, day: null }
}
