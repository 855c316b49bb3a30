import { and, count, desc, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { makers, offices, organisations, people, sessions, totpSecrets } from '@/db/schema'
import { type OfficeRole, type Role, SECOND_FACTOR_COMPULSORY } from '@/lib/access/model'
import type { Locale } from '@/lib/i18n/model'
import { contains, PAGE_SIZE } from '@/lib/listing'
import { hasSecondFactor } from '@/lib/sessions/find'
import type { MakerName } from '@/lib/submissions/queries'
import type { PeopleFilter } from './list'

export interface PersonRow {
  id: number
  /** Empty: erased. */
  name: string
  email: string
  role: Role
  maker: MakerName | null
  officeRole: OfficeRole | null
  organisation: string | null
  disabled: boolean
  erased: boolean
  /** Null: not signed in within the life of a session. */
  seenAt: Date | null
}

/** Works with whoever has to show a second factor and has none: they can do nothing before. */
export const lacksSecondFactor = (): SQL =>
  sql`${and(
    eq(people.disabled, false),
    inArray(people.role, [...SECOND_FACTOR_COMPULSORY]),
    not(hasSecondFactor),
  )}`

function matches({ q, role, maker, state }: PeopleFilter): SQL | undefined {
  const inState = {
    active: eq(people.disabled, false),
    no_second_factor: lacksSecondFactor(),
    disabled: and(eq(people.disabled, true), isNull(people.erasedAt)),
    erased: isNotNull(people.erasedAt),
  }
  return and(
    contains(q, people.name, people.email),
    role === null ? undefined : eq(people.role, role),
    maker === null ? undefined : eq(offices.makerCode, maker),
    state === null ? isNull(people.erasedAt) : inState[state],
  )
}

const seenAt = sql<string | null>`(select max(s.seen_at) from ${sessions} s where s.person_id = ${people.id})`

/** One page of the people with an account, by name. */
export async function listPeople(db: AppDb, filter: PeopleFilter, page: number): Promise<PersonRow[]> {
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      makerCode: makers.code,
      makerNames: makers.names,
      officeRole: people.officeRole,
      organisation: organisations.name,
      disabled: people.disabled,
      erasedAt: people.erasedAt,
      seenAt,
    })
    .from(people)
    .leftJoin(offices, eq(offices.id, people.officeId))
    .leftJoin(makers, eq(makers.code, offices.makerCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(matches(filter))
    .orderBy(sql`${people.name} collate "und-x-icu"`, people.id)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return rows.map(({ makerCode, makerNames, seenAt, erasedAt, ...row }) => ({
    ...row,
    erased: erasedAt !== null,
    maker: makerCode && makerNames ? { code: makerCode, names: makerNames } : null,
    seenAt: seenAt ? new Date(seenAt) : null,
  }))
}

export async function countPeople(db: AppDb, filter: PeopleFilter): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(people)
    .leftJoin(offices, eq(offices.id, people.officeId))
    .where(matches(filter))
  return row?.count ?? 0
}

export interface PersonView extends PersonRow {
  locale: Locale
  makerCode: string | null
  /** Their office has closed: they can do nothing there. */
  officeClosed: boolean
  organisationId: number | null
  createdAt: Date
  erasedAt: Date | null
  /** Ways in, and what they have besides. */
  hasPassword: boolean
  hasAuthenticator: boolean
  passkeys: number
  recoveryCodes: number
  /** Issuers of accounts elsewhere. */
  providers: string[]
  openSessions: number
}

/** All that administrators see of one person; null: there is nobody with this number. */
export async function findPerson(db: AppDb, now: Date, id: number): Promise<PersonView | null> {
  const counted = (table: string, where = '') =>
    sql<number>`(select count(*)::int from ${sql.identifier(table)} x where x.person_id = ${people.id} ${sql.raw(where)})`
  const [row] = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      locale: people.locale,
      makerCode: makers.code,
      makerNames: makers.names,
      officeActiveTo: offices.activeTo,
      officeRole: people.officeRole,
      organisationId: people.organisationId,
      organisation: organisations.name,
      disabled: people.disabled,
      erasedAt: people.erasedAt,
      createdAt: people.createdAt,
      seenAt,
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
      hasAuthenticator: sql<boolean>`exists (select 1 from ${totpSecrets} t
        where t.person_id = ${people.id})`,
      passkeys: counted('passkeys'),
      recoveryCodes: counted('recovery_codes', 'and x.used_at is null'),
      providers: sql<string[]>`array(select i.issuer from identities i
        where i.person_id = ${people.id} order by i.issuer)`,
      openSessions: sql<number>`(select count(*)::int from ${sessions} s
        where s.person_id = ${people.id} and s.ended_at is null and s.expires_at > ${now.toISOString()})`,
    })
    .from(people)
    .leftJoin(offices, eq(offices.id, people.officeId))
    .leftJoin(makers, eq(makers.code, offices.makerCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(eq(people.id, id))
  if (!row) return null
  const { makerNames, officeActiveTo, seenAt: seen, ...person } = row
  return {
    ...person,
    erased: person.erasedAt !== null,
    officeClosed: officeActiveTo !== null,
    maker: person.makerCode && makerNames ? { code: person.makerCode, names: makerNames } : null,
    seenAt: seen ? new Date(seen) : null,
  }
}

/** Makers an office can be opened for; Central Asia first. */
export const listMakersForOffices = (db: AppDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(isNull(makers.officeBarred))
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

/** Makers that have or had an office: what people are filtered by. */
export const listMakersWithOffices = (db: AppDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(sql`exists (select 1 from ${offices} o where o.maker_code = ${makers.code})`)
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

/** Active organisations whose people can be invited, by kind and name. */
export const listInvitingOrganisations = (db: AppDb) =>
  db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      isProtected: organisations.isProtected,
    })
    .from(organisations)
    .where(
      and(
        isNull(organisations.closedAt),
        or(eq(organisations.kind, 'civil_society'), eq(organisations.kind, 'donor')),
      ),
    )
    .orderBy(organisations.kind, sql`${organisations.name} collate "und-x-icu"`, organisations.id)
