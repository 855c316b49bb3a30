import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Writable } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  contributorRights,
  cycles,
  deputies,
  handOvers,
  invitations,
  makers,
  offices,
  people,
  reportDuties,
  reports,
} from '@/db/schema'
import type { OfficeRole, Right } from '@/lib/access/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'

export interface Office {
  id: number
  makerCode: string
  names: Record<Locale, string>
}

const officeRows = (db: Writable) =>
  db
    .select({ id: offices.id, makerCode: makers.code, names: makers.names })
    .from(offices)
    .innerJoin(makers, eq(makers.code, offices.makerCode))

/** An active office; null: there is none with this number. */
export async function findOffice(db: Writable, id: number): Promise<Office | null> {
  const [row] = await officeRows(db).where(and(eq(offices.id, id), isNull(offices.activeTo)))
  return row ?? null
}

/** The active office of a maker; null: it has none. */
export async function findOfficeOf(db: Writable, makerCode: string): Promise<Office | null> {
  const [row] = await officeRows(db).where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo)))
  return row ?? null
}

export interface OfficePerson {
  id: number
  name: string
  role: OfficeRole
  /** Last day of acting as lead; null: they don't act today. */
  actsUntil: IsoDate | null
  /** For a contributor: commitments they have rights on. */
  grants: number
}

/** Whoever works in an office today: its lead first. */
export async function listOfficePeople(
  db: Writable,
  officeId: number,
  today: IsoDate,
): Promise<OfficePerson[]> {
  // A column alone would lose its table here, and name one of the inner query.
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      role: people.officeRole,
      actsUntil: sql<IsoDate | null>`(select d.to_day::text from ${deputies} d where d.person_id = ${people}.id
        and d.office_id = ${officeId} and d.ended_at is null and ${today} between d.from_day and d.to_day limit 1)`,
      grants: sql<number>`(select count(*)::int from ${contributorRights} r where r.person_id = ${people}.id)`,
    })
    .from(people)
    .where(and(eq(people.officeId, officeId), eq(people.disabled, false)))
    .orderBy(people.officeRole, people.name, people.id)
  return rows.map(({ role, ...row }) => ({ ...row, role: role ?? 'contributor' }))
}

/** Somebody of an office's past or present, by name; their name is null once it was erased. */
export interface Named {
  id: number
  name: string | null
}

const nameIn = (table: typeof people) =>
  sql<string | null>`case when ${table.erasedAt} is null then ${table.name} end`

export interface DeputyView extends Named {
  deputyId: number
  fromDay: IsoDate
  toDay: IsoDate
  /** When it was ended early; null: it was not. */
  endedAt: Date | null
}

/** Who acts, was to act or has acted as lead; the latest first. */
export async function listDeputies(db: Writable, officeId: number): Promise<DeputyView[]> {
  return db
    .select({
      deputyId: deputies.id,
      id: people.id,
      name: nameIn(people),
      fromDay: deputies.fromDay,
      toDay: deputies.toDay,
      endedAt: deputies.endedAt,
    })
    .from(deputies)
    .innerJoin(people, eq(people.id, deputies.personId))
    .where(eq(deputies.officeId, officeId))
    .orderBy(desc(deputies.fromDay), desc(deputies.id))
}

export interface HandOverView {
  id: number
  /** Null: the office had no lead. */
  from: Named | null
  /** Null while the successor has not accepted their invitation. */
  to: Named | null
  note: string | null
  createdAt: Date
  /** `lapsed`: the invitation ran out or was taken back. */
  state: 'open' | 'lapsed' | 'completed' | 'withdrawn'
  completedAt: Date | null
  /** Address and last moment of the invitation, while it is open. */
  invited: { email: string; expiresAt: Date } | null
}

/** Hand-overs of an office, the latest first. */
export async function listHandOvers(db: Writable, officeId: number, now: Date): Promise<HandOverView[]> {
  const [giver, taker] = [alias(people, 'giver'), alias(people, 'taker')]
  const rows = await db
    .select({
      id: handOvers.id,
      fromId: handOvers.fromPerson,
      fromName: nameIn(giver as never),
      toId: handOvers.toPerson,
      toName: nameIn(taker as never),
      note: handOvers.note,
      createdAt: handOvers.createdAt,
      completedAt: handOvers.completedAt,
      withdrawnAt: handOvers.withdrawnAt,
      email: invitations.email,
      expiresAt: invitations.expiresAt,
      taken: invitations.withdrawnAt,
    })
    .from(handOvers)
    .leftJoin(giver, eq(giver.id, handOvers.fromPerson))
    .leftJoin(taker, eq(taker.id, handOvers.toPerson))
    .leftJoin(invitations, eq(invitations.id, handOvers.invitationId))
    .where(eq(handOvers.officeId, officeId))
    .orderBy(desc(handOvers.id))
  return rows.map((row) => {
    const lapsed = row.taken !== null || (row.expiresAt !== null && row.expiresAt <= now)
    const state = row.completedAt ? 'completed' : row.withdrawnAt ? 'withdrawn' : lapsed ? 'lapsed' : 'open'
    return {
      id: row.id,
      from: row.fromId === null ? null : { id: row.fromId, name: row.fromName },
      to: row.toId === null ? null : { id: row.toId, name: row.toName },
      note: row.note,
      createdAt: row.createdAt,
      state,
      completedAt: row.completedAt,
      invited:
        state === 'open' && row.email !== null && row.expiresAt !== null
          ? { email: row.email, expiresAt: row.expiresAt }
          : null,
    }
  })
}

/** A contributor who is there, with their office; null: somebody else, or nobody. */
export async function findContributor(
  db: Writable,
  personId: number,
): Promise<{ name: string; office: Office } | null> {
  const [row] = await db
    .select({
      name: people.name,
      office: { id: offices.id, makerCode: makers.code, names: makers.names },
    })
    .from(people)
    .innerJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .innerJoin(makers, eq(makers.code, offices.makerCode))
    .where(and(eq(people.id, personId), eq(people.officeRole, 'contributor'), eq(people.disabled, false)))
  return row ?? null
}

export interface GrantedCommitment {
  id: number
  reference: string
  title: LocalizedText
  rights: readonly Right[]
}

/** Every published commitment of an office, with what this contributor may do on it. */
export async function listGrants(
  db: Writable,
  makerCode: string,
  personId: number,
): Promise<GrantedCommitment[]> {
  const rows = await db
    .select({
      id: commitments.id,
      reference: commitments.reference,
      title: commitmentVersions.title,
      rights: contributorRights.rights,
    })
    .from(commitments)
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .leftJoin(
      contributorRights,
      and(eq(contributorRights.commitmentId, commitments.id), eq(contributorRights.personId, personId)),
    )
    .where(eq(commitments.makerCode, makerCode))
    .orderBy(commitments.reference)
  return rows.map(({ rights, ...row }) => ({ ...row, rights: rights ?? [] }))
}

export interface DueReports {
  cycle: string
  dueOn: IsoDate
  count: number
}

/** Reports asked of a maker that are not published yet, by cycle, the first due first. */
export const listDueReports = (db: Writable, makerCode: string, today: IsoDate): Promise<DueReports[]> =>
  db
    .select({ cycle: cycles.key, dueOn: cycles.dueOn, count: sql<number>`count(*)::int` })
    .from(reportDuties)
    .innerJoin(cycles, eq(cycles.key, reportDuties.cycleKey))
    .innerJoin(commitments, eq(commitments.makerCode, reportDuties.makerCode))
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(
      and(
        eq(reportDuties.makerCode, makerCode),
        sql`${cycles.opensOn} <= ${today} and ${cycles.closesOn} >= ${today}`,
        sql`(${commitmentVersions.madeOn} is null or ${cycles.dueOn} > ${commitmentVersions.madeOn})`,
        sql`not exists (select 1 from ${reports} r where r.commitment_id = ${commitments.id}
          and r.cycle_key = ${cycles.key} and r.to_seq is null)`,
      ),
    )
    .groupBy(cycles.key, cycles.dueOn)
    .orderBy(cycles.dueOn)
