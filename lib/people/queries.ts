import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { invitations, makers, offices, people, sessions } from '@/db/schema'
import type { Role } from '@/lib/access/model'
import type { MakerName } from '@/lib/submissions/queries'

export interface PersonRow {
  id: number
  name: string
  email: string
  role: Role
  maker: MakerName | null
  disabled: boolean
  /** Null: not signed in within the life of a session. */
  seenAt: Date | null
}

/** Everybody with an account, by role. */
export async function listPeople(db: AppDb): Promise<PersonRow[]> {
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      makerCode: makers.code,
      makerNames: makers.names,
      disabled: people.disabled,
      seenAt: sql<string | null>`(select max(s.seen_at) from ${sessions} s where s.person_id = ${people.id})`,
    })
    .from(people)
    .leftJoin(offices, eq(offices.id, people.officeId))
    .leftJoin(makers, eq(makers.code, offices.makerCode))
    .orderBy(people.role, people.name, people.id)
  return rows.map(({ makerCode, makerNames, seenAt, ...row }) => ({
    ...row,
    maker: makerCode && makerNames ? { code: makerCode, names: makerNames } : null,
    seenAt: seenAt ? new Date(seenAt) : null,
  }))
}

export interface InvitationRow {
  id: number
  /** Null: the very first administrator names their own. */
  email: string | null
  role: Role
  maker: MakerName | null
  expiresAt: Date
}

/** Invitations that somebody can still use; the newest first. */
export async function listOpenInvitations(db: AppDb, now: Date): Promise<InvitationRow[]> {
  const rows = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      makerCode: makers.code,
      makerNames: makers.names,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(makers, eq(makers.code, invitations.makerCode))
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
  return rows.map(({ makerCode, makerNames, ...row }) => ({
    ...row,
    maker: makerCode && makerNames ? { code: makerCode, names: makerNames } : null,
  }))
}

/** Makers an office can be opened for; Central Asia first. */
export const listMakersForOffices = (db: AppDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(isNull(makers.officeBarred))
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)
