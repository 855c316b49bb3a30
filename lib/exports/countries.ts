import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { recordsAt } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import { LOCALES } from '@/lib/i18n/model'
import { STATUSES } from '@/lib/standing/model'
import { citedBy } from './children'
import { type Extract, extractOf, type Pin, type Row } from './model'
import { codesOf, inLanguages, type SqlColumn, type SqlTable } from './sql-table'

const raw = sql.raw

const PLEDGES = `r.level in ('coalition_commitment', 'international_pledge')`
const counted = (key: string, condition: string, doc?: string): SqlColumn => ({
  key,
  type: 'integer',
  unit: 'records',
  from: 'rule:status',
  ...(doc && { doc }),
  sql: raw(`count(r.id) filter (where ${condition})::int`),
})
const LEVEL_COLUMNS = {
  coalition_commitments: 'coalition_commitment',
  international_pledges: 'international_pledge',
  declared_intentions: 'declared_intention',
  national_measures: 'national_measure',
}

/** One row for each who makes promises, with its own records counted; those of joint makers count with the joint maker. */
export const COUNTRIES: Omit<SqlTable, 'source'> = {
  name: 'countries',
  columns: [
    { key: 'maker', type: 'code', from: 'makers.code', sql: raw('m.code') },
    { key: 'maker_kind', type: 'code', from: 'makers.kind', sql: raw('m.kind') },
    ...LOCALES.map(
      (language): SqlColumn => ({
        key: `maker_name_${language}`,
        type: 'text',
        from: 'makers.names',
        language,
        doc: 'maker_name',
        sql: raw(`m.names ->> '${language}'`),
      }),
    ),
    { key: 'central_asia', type: 'boolean', from: 'makers.central_asia', sql: raw('m.central_asia') },
    {
      key: 'joint_members',
      type: 'list',
      from: 'maker_members.member_code',
      empty: 'not_applicable',
      sql: codesOf(
        'array(select mm.member_code from maker_members mm where mm.maker_code = m.code order by 1)',
      ),
    },
    counted('records', 'true'),
    ...Object.entries(LEVEL_COLUMNS).map(([key, level]) =>
      counted(key, `r.level = '${level}'`, 'level_count'),
    ),
    counted('pledges', PLEDGES),
    counted('pledges_measurable', `${PLEDGES} and r.measurable`),
    counted('pledges_with_target', `${PLEDGES} and r.has_target`),
    counted('pledges_with_baseline', `${PLEDGES} and r.has_baseline`),
    counted('pledges_with_figure', `${PLEDGES} and r.has_figure`),
    ...STATUSES.map((status) => counted(`pledges_${status}`, `r.status = '${status}'`, 'status_count')),
  ],
}

const textArray = (codes: readonly string[]): SQL => sql`${`{${codes.join(',')}}`}::text[]`

/** These makers in this order, or all in order of code. */
export async function readCountries(
  db: PublicDb,
  pin: Pin,
  makers: readonly string[] | null = null,
): Promise<Extract> {
  const cells = sql.join(
    COUNTRIES.columns.map(({ key, sql: cell }) => sql`${cell as SQL} as ${raw(`"${key}"`)}`),
    sql`, `,
  )
  const found = await rows<Row>(
    db,
    sql`select ${cells} from makers m
      left join (select c.id, c.maker_code, v.level, s.status, s.measurable, s.has_target, s.has_baseline, s.has_figure
        from ${recordsAt(pin.asOf)}) r on r.maker_code = m.code
      where ${makers === null ? sql`true` : sql`m.code = any(${textArray(makers)})`}
      group by m.code
      order by ${makers === null ? sql`m.code` : sql`array_position(${textArray(makers)}, m.code)`}`,
  )
  return extractOf(COUNTRIES, found)
}

/** One row a published outcome figure of a country: a value, never a rank, and no measure of success. */
export const CONTEXT: SqlTable = {
  name: 'context',
  columns: [
    { key: 'maker', type: 'code', from: 'outcome_figures.maker_code', sql: raw('x.maker_code') },
    { key: 'figure', type: 'code', from: 'outcome_figures.code', sql: raw('x.code') },
    ...inLanguages('figure_name', 'x.name', 'outcome_figures.name', { isName: true }),
    ...inLanguages('unit', 'x.unit', 'outcome_figures.unit', { isName: true }),
    ...inLanguages('population', 'x.population', 'outcome_figures.population', { isName: true }),
    { key: 'figure_kind', type: 'code', from: 'outcome_figures.kind', sql: raw('x.kind') },
    { key: 'year', type: 'integer', from: 'outcome_figures.year', sql: raw('x.year') },
    {
      key: 'value',
      type: 'decimal',
      unit: 'of_unit',
      from: 'outcome_figures.value',
      sql: raw('x.value::text'),
    },
    ...inLanguages('note', 'x.note', 'outcome_figures.note'),
    ...citedBy('outcome_figures', 'x.sources'),
  ],
  source: () => raw('join outcome_figures x on x.id = k.id'),
}

/** Ids of the figures of these makers, or of all. */
export const contextIds = ({ asOf, isAsked }: Pin, makers: readonly string[] | null = null): SQL =>
  sql`select x.id from outcome_figures x
    where ${makers === null ? sql`true` : sql`x.maker_code = any(${textArray(makers)})`}
      and ${isAsked ? sql`make_date(x.year, 12, 31) <= ${asOf.day}::date` : sql`true`}
    order by x.maker_code, x.kind, x.code, x.year desc, x.id`
