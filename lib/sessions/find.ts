import { and, eq, gt, isNotNull, isNull, not, or, sql } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import {
  contributorRights,
  deputies,
  offices,
  organisations,
  passkeys,
  people,
  sessions,
  totpSecrets,
} from '@/db/schema'
import { type OfficeRole, type Right, SECOND_FACTOR_COMPULSORY } from '@/lib/access/model'
import type { Person } from '@/lib/access/policy'
import { civilDate } from '@/lib/dates/partial'
import { secretHash } from '@/lib/secrets'
import { CONFIRMED_MINUTES, SECOND_STEP_MINUTES, SESSION_IDLE_HOURS } from './model'

const MINUTE = 60_000

/** Somebody signed in, as they and their rights are at this moment. */
export interface Viewer extends Person {
  sessionId: number
  name: string
  email: string
  locale: 'en' | 'ru' | 'kk' | 'uz'
  /** Their organisation's people are at risk: nothing is kept on their device but the session itself. */
  isProtected: boolean
  /** They have an authenticator app or a passkey. */
  hasSecondFactor: boolean
  /** Their role asks for a second factor and they have none yet: they can do nothing but set one up. */
  mustEnrol: boolean
  /** Whether dangerous acts may go on without asking again who is there. */
  confirmed: boolean
}

export type FoundSession =
  /** In. */
  | { state: 'open'; viewer: Viewer }
  /** The first factor was given, the second is owed. */
  | { state: 'second_factor'; sessionId: number; personId: number; name: string; email: string }

/** Whether somebody has an authenticator app or a passkey. */
export const hasSecondFactor = sql<boolean>`(
  exists (select 1 from ${totpSecrets} t where t.person_id = ${people.id})
  or exists (select 1 from ${passkeys} k where k.person_id = ${people.id}))`

/** Whether somebody stands in for the lead of their office on a day. */
export const actsToday = (today: string) =>
  sql<boolean>`exists (select 1 from ${deputies} d where d.person_id = ${people.id}
    and d.office_id = ${people.officeId} and d.ended_at is null and ${today} between d.from_day and d.to_day)`

/** Somebody as they and their rights are on a day, with `offices` joined as `activeOffice` says. */
export const personOn = (today: string) => ({
  id: people.id,
  role: people.role,
  locale: people.locale,
  makerCode: offices.makerCode,
  officeRole: people.officeRole,
  organisationId: people.organisationId,
  acts: actsToday(today),
  grants: sql<Record<number, Right[]> | null>`(select json_object_agg(r.commitment_id, to_json(r.rights))
    from ${contributorRights} r where r.person_id = ${people.id})`,
})
export const activeOffice = and(eq(offices.id, people.officeId), isNull(offices.activeTo))

/** What is asked of a session on a day. */
const columnsOn = (today: string) => ({
  ...personOn(today),
  seenAt: sessions.seenAt,
  sessionId: sessions.id,
  createdAt: sessions.createdAt,
  secondFactorAt: sessions.secondFactorAt,
  confirmedAt: sessions.confirmedAt,
  hasSecondFactor,
  name: people.name,
  email: people.email,
  isProtected: sql<boolean>`coalesce(${organisations.isProtected}, false)`,
})

/**
 * The session behind a cookie's secret, with its person as they are now; null: ended, expired, idle, disabled. One
 * statement; once in a while a second one notes that the session is in use.
 */
export async function findSession(
  db: AppDb,
  now: Date,
  timeZone: string,
  secret: string,
): Promise<FoundSession | null> {
  const today = civilDate(now, timeZone)
  const idle = new Date(now.getTime() - SESSION_IDLE_HOURS * 60 * MINUTE)
  const [row] = await db
    .select(columnsOn(today))
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(offices, activeOffice)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        eq(sessions.idHash, secretHash(secret)),
        eq(people.disabled, false),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, idle),
      ),
    )
  if (!row) return null
  if (now.getTime() - row.seenAt.getTime() > MINUTE)
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, row.sessionId))
  const { createdAt, seenAt: _, secondFactorAt, confirmedAt, acts, grants, officeRole, ...person } = row
  if (person.hasSecondFactor && secondFactorAt === null) {
    const late = now.getTime() - createdAt.getTime() > SECOND_STEP_MINUTES * MINUTE
    const { sessionId, id, name, email } = person
    return late ? null : { state: 'second_factor', sessionId, personId: id, name, email }
  }
  return {
    state: 'open',
    viewer: {
      ...person,
      ...officeRoleOf(officeRole, person.makerCode !== null, acts),
      grants: grants ?? {},
      secondFactor: secondFactorAt !== null,
      // Not where a provider that is trusted with it asked for one.
      mustEnrol:
        SECOND_FACTOR_COMPULSORY.includes(person.role) && !person.hasSecondFactor && secondFactorAt === null,
      confirmed: now.getTime() - confirmedAt.getTime() < CONFIRMED_MINUTES * MINUTE,
    },
  }
}

/** Nobody is anything in an office that has closed; a deputy leads while they act. */
export function officeRoleOf(
  role: OfficeRole | null,
  active: boolean,
  deputises: boolean,
): Pick<Person, 'officeRole' | 'acts'> {
  const acts = active && deputises && role !== 'lead'
  return { officeRole: active ? (acts ? 'lead' : role) : null, acts }
}

/**
 * Whose session it was that a cookie still names, also after its end, for as long as its row is kept; null: nobody's,
 * or the second factor was never given in it. Only to keep a form for its writer: it lets nobody in.
 */
export async function findFormerPerson(db: Writable, secret: string): Promise<number | null> {
  const [row] = await db
    .select({ personId: sessions.personId })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.idHash, secretHash(secret)),
        or(isNotNull(sessions.secondFactorAt), not(hasSecondFactor)),
      ),
    )
  return row?.personId ?? null
}
