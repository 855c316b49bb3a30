import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import { makers, organisations, people } from '@/db/schema'
import { contains, PAGE_SIZE } from '@/lib/listing'
import type { MakerName } from '@/lib/submissions/queries'
import type { OrganisationFilter } from './list'
import type { OrganisationKind } from './model'

export interface OrganisationRow {
  id: number
  name: string
  kind: OrganisationKind
  /** Null: in many countries, or not stated. */
  maker: MakerName | null
  website: string | null
  /** Null: no reviewer has verified it. */
  verifiedAt: Date | null
  isProtected: boolean
  /** Null: active. */
  closedAt: Date | null
  createdAt: Date
  /** Accounts that can sign in. */
  people: number
}

function matches({ q, kind, state }: OrganisationFilter): SQL | undefined {
  const active = isNull(organisations.closedAt)
  const inState = {
    active,
    unverified: and(active, isNull(organisations.verifiedAt)),
    verified: and(active, isNotNull(organisations.verifiedAt)),
    closed: isNotNull(organisations.closedAt),
  }
  return and(
    contains(q, organisations.name),
    kind === null ? undefined : eq(organisations.kind, kind),
    state === null ? undefined : inState[state],
  )
}

const select = (db: AppDb) =>
  db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      makerCode: makers.code,
      makerNames: makers.names,
      website: organisations.website,
      verifiedAt: organisations.verifiedAt,
      isProtected: organisations.isProtected,
      closedAt: organisations.closedAt,
      createdAt: organisations.createdAt,
      people: sql<number>`(select count(*)::int from ${people} p
        where p.organisation_id = ${organisations.id} and not p.disabled)`,
    })
    .from(organisations)
    .leftJoin(makers, eq(makers.code, organisations.makerCode))

type Selected = Awaited<ReturnType<typeof select>>[number]

const toRow = ({ makerCode, makerNames, ...row }: Selected): OrganisationRow => ({
  ...row,
  maker: makerCode && makerNames ? { code: makerCode, names: makerNames } : null,
})

/** One page of organisations, by name. */
export async function listOrganisations(
  db: AppDb,
  filter: OrganisationFilter,
  page: number,
): Promise<OrganisationRow[]> {
  const rows = await select(db)
    .where(matches(filter))
    .orderBy(sql`${organisations.name} collate "und-x-icu"`, organisations.id)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return rows.map(toRow)
}

export async function countOrganisations(db: AppDb, filter: OrganisationFilter): Promise<number> {
  const [row] = await db.select({ count: count() }).from(organisations).where(matches(filter))
  return row?.count ?? 0
}

export async function findOrganisation(db: AppDb, id: number): Promise<OrganisationRow | null> {
  const [row] = await select(db).where(eq(organisations.id, id))
  return row ? toRow(row) : null
}

/** States: where an organisation may work. */
export const listPlaces = (db: PublicDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(eq(makers.kind, 'state'))
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

/** Whoever has or had an account for it; those who can sign in first. */
export const listPeopleOf = (db: AppDb, organisationId: number) =>
  db
    .select({ id: people.id, name: people.name, email: people.email, disabled: people.disabled })
    .from(people)
    .where(and(eq(people.organisationId, organisationId), isNull(people.erasedAt)))
    .orderBy(people.disabled, sql`${people.name} collate "und-x-icu"`, people.id)
    .limit(200)

/** Why two organisations may be one: the same site, people who write from the same domain, or people of the same name. */
export type Likeness = 'website' | 'mail' | 'person'
export interface AlikeOrganisation {
  id: number
  name: string
  because: Likeness[]
}

/** Domains of mailboxes that anybody can open: sharing one says nothing. */
const PUBLIC_MAIL =
  'gmail.com googlemail.com mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com yandex.kz ya.ru rambler.ru outlook.com hotmail.com live.com yahoo.com icloud.com proton.me protonmail.com tuta.com umail.uz mail.kz'.split(
    ' ',
  )

const HOST = (column: SQL) =>
  sql`regexp_replace(lower(split_part(split_part(${column}, '//', 2), '/', 1)), '^www\.', '')`
const DOMAIN = (alias: string) => sql.raw(`lower(split_part(${alias}.email, '@', 2))`)

/**
 * Other organisations that look like this one, for the reviewer who says who it is: one person could sign as many.
 * Nothing of their people is told but that they look alike.
 */
export async function listAlike(db: AppDb, id: number): Promise<AlikeOrganisation[]> {
  const found = (await db.execute(sql`
    select o.id, o.name, array_remove(array[
        case when m.website is not null and ${HOST(sql`o.website`)} = ${HOST(sql`m.website`)} then 'website' end,
        case when exists (select from people p join people q on ${DOMAIN('p')} = ${DOMAIN('q')}
          where p.organisation_id = m.id and q.organisation_id = o.id and p.erased_at is null and q.erased_at is null
            and ${DOMAIN('p')} not in ${PUBLIC_MAIL}) then 'mail' end,
        case when exists (select from people p join people q on lower(p.name) = lower(q.name)
          where p.organisation_id = m.id and q.organisation_id = o.id and p.erased_at is null and q.erased_at is null)
          then 'person' end], null) as because
    from organisations m join organisations o on o.id <> m.id where m.id = ${id} order by o.name, o.id`)) as unknown as AlikeOrganisation[]
  return found.filter(({ because }) => because.length > 0).slice(0, 20)
}
