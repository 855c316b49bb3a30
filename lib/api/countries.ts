import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import type { Level } from '@/lib/commitments/model'
import { standingCountsAt } from '@/lib/counts/standing'
import type { Locale } from '@/lib/i18n/model'
import type { MakerKind } from '@/lib/makers/model'
import type { Status } from '@/lib/standing/model'

export interface CountryData {
  code: string
  kind: MakerKind
  names: Record<Locale, string>
  /** States behind a joint maker. */
  members: string[]
  /** Its own records; those of joint makers count with the joint maker. */
  records: number
  counts: {
    level: Level
    status: Status | null
    count: number
    measurable: number
    withTarget: number
    withBaseline: number
    withFigure: number
  }[]
}

/** Every maker of a record with its counts, in order of code. */
export async function listCountryData(
  db: PublicDb,
  {
    after,
    limit,
    code = null,
    asOf = null,
  }: { after: string; limit: number; code?: string | null; asOf?: AsOf | null },
): Promise<{ countries: CountryData[]; total: number; next: string | null }> {
  const [row] = (await db.execute(sql`with counted as materialized (select * from ${standingCountsAt(asOf)} n)
    select (select count(*)::int from makers) as total,
    (select coalesce(json_agg(page order by page.code), '[]') from (
      select m.code, m.kind, m.names,
        (select coalesce(json_agg(mm.member_code order by mm.member_code), '[]') from maker_members mm
          where mm.maker_code = m.code) as members,
        (select coalesce(sum(n.count), 0)::int from counted n where n.maker_code = m.code) as records,
        (select coalesce(json_agg(json_build_object('level', n.level, 'status', nullif(n.status, 'none'), 'count', n.count,
            'measurable', n.measurable, 'withTarget', n.has_target, 'withBaseline', n.has_baseline,
            'withFigure', n.has_figure) order by n.level, n.status), '[]')
          from counted n where n.maker_code = m.code) as counts
      from makers m where m.code > ${after} and (${code}::text is null or m.code = ${code}) order by m.code limit ${limit + 1}) page) as countries`)) as unknown as {
    total: number
    countries: CountryData[]
  }[]
  const { total = 0, countries = [] } = row ?? {}
  const page = countries.slice(0, limit)
  return { countries: page, total, next: countries.length > limit ? (page.at(-1)?.code ?? null) : null }
}

/** One maker with its counts, or null where there is none under that code. */
export async function findCountryData(
  db: PublicDb,
  code: string,
  asOf: AsOf | null = null,
): Promise<CountryData | null> {
  const { countries } = await listCountryData(db, { after: '', limit: 1, code, asOf })
  return countries[0] ?? null
}
