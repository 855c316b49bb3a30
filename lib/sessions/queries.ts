import { and, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import { makers, offices, organisations, people, sessions } from '@/db/schema'
import { SECOND_STEP_MINUTES, SESSION_IDLE_HOURS, type SignInMethod } from './model'

const MINUTE = 60_000

export interface SessionRow {
  id: number
  /** Null: not known. */
  browser: string | null
  method: SignInMethod
  createdAt: Date
  seenAt: Date
  /** Null: not given. */
  secondFactorAt: Date | null
}

/** Somebody's sessions that open something, or still can by the second factor; the one used last first. */
export const listSessions = (
  db: AppDb,
  now: Date,
  { id, hasSecondFactor }: { id: number; hasSecondFactor: boolean },
): Promise<SessionRow[]> => {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  return db
    .select({
      id: sessions.id,
      browser: sessions.browser,
      method: sessions.method,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      secondFactorAt: sessions.secondFactorAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, id),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, ago(SESSION_IDLE_HOURS * 60)),
        hasSecondFactor
          ? or(isNotNull(sessions.secondFactorAt), gt(sessions.createdAt, ago(SECOND_STEP_MINUTES)))
          : undefined,
      ),
    )
    .orderBy(desc(sessions.seenAt), desc(sessions.id))
}

/** What is known about somebody: a password must not be made of it. */
export async function listPersonalWords(db: Writable, personId: number): Promise<string[]> {
  const [row] = await db
    .select({
      email: people.email,
      name: people.name,
      organisation: organisations.name,
      country: makers.names,
    })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .leftJoin(offices, eq(offices.id, people.officeId))
    .leftJoin(makers, eq(makers.code, offices.makerCode))
    .where(eq(people.id, personId))
  if (!row) return []
  return [row.email, row.name, row.organisation ?? '', ...Object.values(row.country ?? {})]
}

/** Name of somebody's organisation; null: they act for none. */
export async function findOrganisationName(db: AppDb, organisationId: number): Promise<string | null> {
  const [row] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return row?.name ?? null
}
