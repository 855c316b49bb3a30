import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { rows } from '@/lib/commitments/columns'
import type { IsoDate } from '@/lib/dates/partial'
import type { Subject } from '@/lib/follow/subject'
import { codesBehind } from '@/lib/makers/behind'
import type { CalendarDay } from './model'

/** Days before this many are past and are left out. */
const PAST_DAYS = 90
/** The nearest of each kind: a calendar program takes no file without end. */
const DAYS_MAX = 1000

/**
 * Days that a reader of the record waits for: commitments, promised steps and targets that fall due, the last days of
 * consultations, and the reporting calendar. What is closed or done has no due day any more.
 */
export async function listPublicDays(db: PublicDb, subject: Subject, today: IsoDate): Promise<CalendarDay[]> {
  const [ofCycles, ofRecords, ofConsultations] = await Promise.all([
    listCycles(db, subject, today),
    listDueDays(db, subject, today),
    listClosings(db, subject, today),
  ])
  return [...ofCycles, ...ofRecords, ...ofConsultations].toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind),
  )
}

const since = (today: IsoDate): SQL => sql`(${today}::date - ${PAST_DAYS}::int)`

/** Condition on `c`, a commitment. */
function among(subject: Subject): SQL {
  switch (subject.kind) {
    case 'record':
      return sql`true`
    case 'country':
      return sql`c.maker_code in ${codesBehind(subject.code)}`
    case 'action':
      return sql`exists (select from commitment_actions ca where ca.version_id = v.id and ca.action = ${subject.number})`
    case 'commitment':
      return sql`c.reference = ${subject.reference}`
    case 'organisation':
      return sql`false`
  }
}

/** Last days of consultations: of all, of a country, of those that serve an action. */
function listClosings(
  db: PublicDb,
  subject: Subject,
  today: IsoDate,
): Promise<Extract<CalendarDay, { kind: 'consultation' }>[]> {
  const which =
    subject.kind === 'record'
      ? sql`true`
      : subject.kind === 'country'
        ? sql`q.maker_code in ${codesBehind(subject.code)}`
        : subject.kind === 'action'
          ? sql`q.action = ${subject.number}`
          : sql`false`
  return rows(
    db,
    sql`select 'consultation' as kind, q.closes_on::text as day, q.number from consultations q
      where q.to_seq is null and q.title is not null and q.closes_on >= ${since(today)} and ${which}
      order by q.closes_on, q.number limit ${DAYS_MAX}`,
  )
}

function listDueDays(
  db: PublicDb,
  subject: Subject,
  today: IsoDate,
): Promise<Extract<CalendarDay, { reference: string }>[]> {
  const stands = sql`commitments c join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
    and v.closure is null and ${among(subject)}`
  const nearest = (day: SQL) => sql`${day} >= ${since(today)} order by ${day}, c.id limit ${DAYS_MAX}`
  return rows(
    db,
    sql`(select 'commitment' as kind, v.due_on::text as day, c.reference, '' as key
        from ${stands} where ${nearest(sql`v.due_on`)})
      union all
      (select 'step' as kind, ms.due_on::text as day, c.reference, ms.key
        from ${stands} join milestones ms on ms.commitment_id = c.id and ms.to_seq is null and ms.kind = 'step'
          and ms.done_on is null where ${nearest(sql`ms.due_on`)})
      union all
      (select 'target' as kind, iv.target_on::text as day, c.reference, i.key
        from ${stands} join indicators i on i.commitment_id = c.id
        join indicator_versions iv on iv.indicator_id = i.id and iv.to_seq is null and iv.target_value is not null
        where ${nearest(sql`iv.target_on`)})`,
  )
}

/** Reporting opens, is due, closes: in cycles in which the makers of these records are or will be asked. */
async function listCycles(db: PublicDb, subject: Subject, today: IsoDate): Promise<CalendarDay[]> {
  const asked = askedOf(subject)
  const found = await rows<{
    key: string
    startsOn: IsoDate
    endsOn: IsoDate
    opens: IsoDate
    due: IsoDate
    closes: IsoDate
  }>(
    db,
    sql`select y.key, y.starts_on::text as "startsOn", y.ends_on::text as "endsOn", y.opens_on::text as opens,
        y.due_on::text as due, y.closes_on::text as closes
      from cycles y where y.closes_on >= ${since(today)} and ${
        asked === null
          ? sql`true`
          : sql`case
        when y.opens_on <= ${today}::date
          then exists (select from report_duties d where d.cycle_key = y.key and d.maker_code in ${asked})
        else y.asked is null or exists (select from unnest(y.asked) code where code in ${asked}) end`
      }
      order by y.opens_on, y.key`,
  )
  return found.flatMap(({ key, startsOn, endsOn, ...days }) =>
    (['opens', 'due', 'closes'] as const).map((kind) => ({
      kind,
      day: days[kind],
      cycle: key,
      period: { startsOn, endsOn },
    })),
  )
}

/** Codes of the makers; null: all. */
function askedOf(subject: Subject): SQL | null {
  if (subject.kind === 'country') return codesBehind(subject.code)
  if (subject.kind === 'commitment')
    return sql`(select c.maker_code from commitments c where c.reference = ${subject.reference})`
  return null
}
