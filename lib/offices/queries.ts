import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { makers, offices } from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import type { IsoDate } from '@/lib/dates/partial'
import { PAGE_SIZE, patternOf } from '@/lib/listing'
import type { MakerName } from '@/lib/submissions/queries'
import type { OfficeFilter } from './list'

export interface OfficePerson {
  id: number
  name: string
  officeRole: OfficeRole
}

/** A maker that has or had an office. */
export interface OfficeRow {
  maker: MakerName
  /** The active office, or the one that closed last. */
  activeFrom: IsoDate
  /** Null: open. */
  activeTo: IsoDate | null
  /** Who can sign in for it: the lead first. */
  people: OfficePerson[]
}

/** Of each maker the active office, or else the latest. */
const current = sql`${offices.id} = (select o.id from offices o where o.maker_code = ${makers.code}
  order by (o.active_to is null) desc, o.id desc limit 1)`
const hasLead = sql`exists (select 1 from people p
  where p.office_id = ${offices.id} and p.office_role = 'lead' and not p.disabled)`
/** Open, and nobody leads it. */
export const WITHOUT_LEAD = sql`${offices.activeTo} is null and not ${hasLead}`

function matches({ q, state }: OfficeFilter): SQL | undefined {
  const inState = {
    open: sql`${offices.activeTo} is null`,
    no_lead: WITHOUT_LEAD,
    closed: sql`${offices.activeTo} is not null`,
  }
  return and(
    current,
    q === ''
      ? undefined
      : sql`(${makers.code} = upper(${q}) or exists (select 1 from jsonb_each_text(${makers.names}) as named (language, words)
          where words collate "und-x-icu" ilike ${patternOf(q)}))`,
    state === null ? undefined : inState[state],
  )
}

const peopleOf = sql<OfficePerson[]>`(select coalesce(json_agg(json_build_object(
    'id', p.id, 'name', p.name, 'officeRole', p.office_role) order by p.office_role, p.name, p.id), '[]')
  from people p where p.office_id = ${offices.id} and not p.disabled)`

const select = (db: AppDb) =>
  db
    .select({
      code: makers.code,
      names: makers.names,
      activeFrom: offices.activeFrom,
      activeTo: offices.activeTo,
      people: peopleOf,
    })
    .from(offices)
    .innerJoin(makers, eq(makers.code, offices.makerCode))

/** One page of the makers with an office, open ones first; Central Asia first. */
export async function listOffices(db: AppDb, filter: OfficeFilter, page: number): Promise<OfficeRow[]> {
  const rows = await select(db)
    .where(matches(filter))
    .orderBy(
      asc(sql`${offices.activeTo} is not null`),
      desc(makers.centralAsia),
      sql`${makers.names} ->> 'en'`,
      makers.code,
    )
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return rows.map(({ code, names, ...row }) => ({ maker: { code, names }, ...row }))
}

export async function countOffices(db: AppDb, filter: OfficeFilter): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(offices)
    .innerJoin(makers, eq(makers.code, offices.makerCode))
    .where(matches(filter))
  return row?.count ?? 0
}

export interface OfficeView extends OfficeRow {
  /** Why no office may be opened for it; null: one may. */
  barred: string | null
  /** Offices of this maker that have closed, the latest first. */
  former: { activeFrom: IsoDate; activeTo: IsoDate }[]
  /** Who could lead it: people of its offices, also of closed ones, who can sign in. */
  candidates: OfficePerson[]
  /** What its people have begun and nobody has published. */
  openDrafts: number
}

/** The office of one maker; null: it never had one. */
export async function findOffice(db: AppDb, makerCode: string): Promise<OfficeView | null> {
  const [row] = await db
    .select({
      code: makers.code,
      names: makers.names,
      activeFrom: offices.activeFrom,
      activeTo: offices.activeTo,
      people: peopleOf,
      barred: makers.officeBarred,
      former: sql<OfficeView['former']>`(select coalesce(json_agg(json_build_object(
          'activeFrom', o.active_from, 'activeTo', o.active_to) order by o.id desc), '[]')
        from offices o where o.maker_code = ${makers.code} and o.active_to is not null)`,
      candidates: sql<OfficePerson[]>`(select coalesce(json_agg(json_build_object(
          'id', p.id, 'name', p.name, 'officeRole', p.office_role) order by p.name, p.id), '[]')
        from people p join offices o on o.id = p.office_id
        where o.maker_code = ${makers.code} and not p.disabled)`,
      openDrafts: sql<number>`(select count(*)::int from submissions s
        where s.maker_code = ${makers.code} and s.state in ('draft', 'returned'))`,
    })
    .from(offices)
    .innerJoin(makers, eq(makers.code, offices.makerCode))
    .where(and(eq(makers.code, makerCode), current))
  if (!row) return null
  const { code, names, ...office } = row
  return { maker: { code, names }, ...office }
}

/** Makers that have no active office and may have one; Central Asia first. */
export const listOpenableMakers = (db: AppDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .leftJoin(offices, and(eq(offices.makerCode, makers.code), isNull(offices.activeTo)))
    .where(and(isNull(makers.officeBarred), isNull(offices.id)))
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

/** Makers that no office may be opened for, with the reason. */
export const listBarredMakers = (db: AppDb) =>
  db
    .select({ code: makers.code, names: makers.names, reason: sql<string>`${makers.officeBarred}` })
    .from(makers)
    .where(sql`${makers.officeBarred} is not null`)
    .orderBy(sql`${makers.names} ->> 'en'`)
