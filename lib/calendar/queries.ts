import { and, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  calendarFeeds,
  commitments,
  commitmentVersions,
  contributorRights,
  cycles,
  indicators,
  indicatorVersions,
  milestones,
  offices,
  people,
  reportDuties,
} from '@/db/schema'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { secretHash } from '@/lib/secrets'
import { actsToday, officeRoleOf } from '@/lib/sessions/find'
import type { CalendarDay } from './model'

/** Days before this many are past and are left out. */
const PAST_DAYS = 365
const DAY = 86_400_000

export interface Feed {
  locale: Locale
  /** When its address was made. */
  madeAt: Date
  days: CalendarDay[]
}

const SECRET = /^[\w-]{43}$/

/** The calendar behind a secret address, as its person's office stands today; null: there is none. */
export async function findFeed(
  db: AppDb,
  { now, timeZone }: { now: Date; timeZone: string },
  secret: string,
): Promise<Feed | null> {
  if (!SECRET.test(secret)) return null
  const today = civilDate(now, timeZone)
  const [row] = await db
    .select({
      id: people.id,
      locale: people.locale,
      role: people.role,
      madeAt: calendarFeeds.createdAt,
      makerCode: offices.makerCode,
      officeRole: people.officeRole,
      acts: actsToday(today),
    })
    .from(calendarFeeds)
    .innerJoin(people, and(eq(people.id, calendarFeeds.personId), eq(people.disabled, false)))
    .leftJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .where(eq(calendarFeeds.secretHash, secretHash(secret)))
  if (!row) return null
  const { locale, madeAt, makerCode, role } = row
  // Whose office has closed has no dates here any more.
  if (role === 'focal_point' && makerCode === null) return { locale, madeAt, days: [] }
  const since = civilDate(new Date(now.getTime() - PAST_DAYS * DAY), timeZone)
  const { officeRole } = officeRoleOf(row.officeRole, makerCode !== null, row.acts)
  const [ofCycles, ofCommitments] = await Promise.all([
    listCycleDays(db, makerCode, today, since),
    makerCode === null
      ? []
      : listCommitmentDays(db, makerCode, officeRole === 'contributor' ? row.id : null, since),
  ])
  const days = [...ofCycles, ...ofCommitments].toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind),
  )
  return { locale, madeAt, days }
}

/** When cycles open, are due and close: those the maker is or will be asked in; null: every one. */
async function listCycleDays(
  db: AppDb,
  makerCode: string | null,
  today: IsoDate,
  since: IsoDate,
): Promise<CalendarDay[]> {
  const concerns = sql`case when ${cycles.opensOn} <= ${today}
    then exists (select 1 from ${reportDuties} d where d.cycle_key = ${cycles.key} and d.maker_code = ${makerCode})
    else ${cycles.asked} is null or ${makerCode} = any(${cycles.asked}) end`
  const rows = await db
    .select()
    .from(cycles)
    .where(and(gte(cycles.closesOn, since), makerCode === null ? undefined : concerns))
    .orderBy(cycles.opensOn, cycles.key)
  return rows.flatMap(({ key, startsOn, endsOn, opensOn, dueOn, closesOn }) => {
    const about = { cycle: key, period: { startsOn, endsOn } }
    return [
      { kind: 'opens' as const, day: opensOn, ...about },
      { kind: 'due' as const, day: dueOn, ...about },
      { kind: 'closes' as const, day: closesOn, ...about },
    ]
  })
}

/**
 * Due days of a maker's commitments, of their promised steps that are not done, and of their targets. `contributorId`:
 * only the commitments that this person was given; null: all.
 */
async function listCommitmentDays(
  db: AppDb,
  makerCode: string,
  contributorId: number | null,
  since: IsoDate,
): Promise<CalendarDay[]> {
  const theirs = and(
    eq(commitments.makerCode, makerCode),
    contributorId === null
      ? undefined
      : inArray(
          commitments.id,
          db
            .select({ id: contributorRights.commitmentId })
            .from(contributorRights)
            .where(eq(contributorRights.personId, contributorId)),
        ),
  )
  const stands = and(
    eq(commitmentVersions.commitmentId, commitments.id),
    isNull(commitmentVersions.toSeq),
    isNull(commitmentVersions.closure),
  )
  const [terms, steps, targets] = await Promise.all([
    db
      .select({ reference: commitments.reference, day: commitmentVersions.dueOn })
      .from(commitments)
      .innerJoin(commitmentVersions, stands)
      .where(and(theirs, gte(commitmentVersions.dueOn, since))),
    db
      .select({ reference: commitments.reference, key: milestones.key, day: milestones.dueOn })
      .from(milestones)
      .innerJoin(commitments, eq(commitments.id, milestones.commitmentId))
      .innerJoin(commitmentVersions, stands)
      .where(
        and(
          theirs,
          isNull(milestones.toSeq),
          eq(milestones.kind, 'step'),
          isNull(milestones.doneOn),
          gte(milestones.dueOn, since),
        ),
      ),
    db
      .select({ reference: commitments.reference, key: indicators.key, day: indicatorVersions.targetOn })
      .from(indicators)
      .innerJoin(
        indicatorVersions,
        and(eq(indicatorVersions.indicatorId, indicators.id), isNull(indicatorVersions.toSeq)),
      )
      .innerJoin(commitments, eq(commitments.id, indicators.commitmentId))
      .innerJoin(commitmentVersions, stands)
      .where(and(theirs, isNotNull(indicatorVersions.targetValue), gte(indicatorVersions.targetOn, since))),
  ])
  return [
    ...terms.map((row) => ({ ...row, key: '', kind: 'commitment' as const })),
    ...steps.map((row) => ({ ...row, kind: 'step' as const })),
    ...targets.map((row) => ({ ...row, kind: 'target' as const })),
  ].flatMap(({ day, ...row }) => (day === null ? [] : [{ ...row, day }]))
}

/** When somebody's calendar address was made; null: they have none. */
export async function findFeedSince(db: AppDb, personId: number): Promise<Date | null> {
  const [row] = await db
    .select({ since: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, personId))
  return row?.since ?? null
}
