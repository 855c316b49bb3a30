import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { dashboardRows } from '@/lib/commitments/columns'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { actionCountsAt } from '@/lib/counts/actions'
import { channelCountsAt } from '@/lib/counts/channels'
import { dutiesAt } from '@/lib/counts/duties'
import { stageCountsAt } from '@/lib/counts/stages'
import { standingCountsAt } from '@/lib/counts/standing'
import type { Status } from '@/lib/standing/model'
import { inLegendOrder, type MakerProfile } from './profiles'
import { MAKER_NAME } from './queries'

const PLEDGES = sql.raw(`(${PLEDGE_LEVELS.map((level) => `'${level}'`).join(', ')})`)

type Row = Omit<MakerProfile, 'pledges'> & {
  pledges: Omit<MakerProfile['pledges'], 'byStatus'> & { byStatus: Partial<Record<Status, number>> }
}

/** Records of the makers in scope. */
const THEIRS = sql.raw('c.maker_code in (select maker_code from scope)')

const goalpostsAt = (asOf: AsOf | null): SQL =>
  asOf === null
    ? sql`goalpost_counts`
    : sql`(select maker_code, count(*) filter (where kind = 'softened') as softened, count(*) filter (where kind = 'hardened') as hardened,
        count(*) filter (where kind = 'neutral') as neutral from goalposts where seq <= ${asOf.seq} group by 1)`

/**
 * These makers with everything counted of them, in the order given; a code nobody has is left out. Every part reads a few
 * rows of a small table, however many records there are.
 */
export async function listProfiles(
  db: PublicDb,
  codes: readonly string[],
  asOf: AsOf | null = null,
): Promise<MakerProfile[]> {
  if (codes.length === 0) return []
  const found = await dashboardRows<Row>(
    db,
    sql`with asked as (
        select code, place from unnest(array[${sql.join(
          codes.map((code) => sql`${code}`),
          sql`, `,
        )}]::text[]) with ordinality as a (code, place)
      ), scope as materialized (
        select code as country, code as maker_code, false as joint from asked
        union all select mm.member_code, mm.maker_code, true from maker_members mm join asked on asked.code = mm.member_code
      ), standings as materialized (
        select x.country, x.joint, n.*, n.level in ${PLEDGES} as pledge from scope x join ${standingCountsAt(asOf, THEIRS)} n on n.maker_code = x.maker_code
      ), totals as (
        select country, sum(count) as records, sum(by_office) as by_office,
          sum(count) filter (where level = 'declared_intention') as intentions,
          sum(count) filter (where level = 'national_measure') as measures,
          json_build_object('total', coalesce(sum(count) filter (where pledge), 0),
            'checkable', coalesce(sum(measurable) filter (where pledge), 0),
            'kept', coalesce(sum(count) filter (where status = 'kept'), 0),
            'withFigure', coalesce(sum(has_figure) filter (where pledge), 0),
            'joint', coalesce(sum(count) filter (where pledge and joint), 0)) as pledges,
          json_build_object('all', coalesce(sum(count) filter (where pledge), 0),
            'checkable', coalesce(sum(measurable) filter (where pledge), 0),
            'target', coalesce(sum(has_target) filter (where pledge), 0),
            'baseline', coalesce(sum(has_baseline) filter (where pledge), 0),
            'figure', coalesce(sum(followed) filter (where pledge), 0)) as funnel
        from standings group by country
      ), statuses as (
        select country, json_object_agg(status, count) as by_status
        from (select country, status, sum(count) as count from standings where pledge group by 1, 2) n group by country
      ), channels as (
        select country, json_object_agg(channel, counts) as channels from (
          select country, channel, json_object_agg(value, count) as counts from (
            select x.country, n.channel, n.value, sum(n.count) as count
            from scope x join ${channelCountsAt(asOf, THEIRS)} n on n.maker_code = x.maker_code group by 1, 2, 3) n group by 1, 2) n
        group by country
      ), stages as (
        select country, json_object_agg(stage, count) as stages from (
          select x.country, n.stage, sum(n.count) as count from scope x
          join ${stageCountsAt(asOf, THEIRS)} n on n.maker_code = x.maker_code and n.level = 'national_measure' group by 1, 2) n
        group by country
      ), served as (
        select country, json_agg(json_build_object('number', n.action, 'name', a.name, 'pledges', n.pledges, 'checkable', n.checkable,
          'withFigure', n.with_figure, 'measures', n.measures) order by n.action) as actions
        from (select x.country, n.action, sum(n.pledges) as pledges, sum(n.checkable) as checkable, sum(n.with_figure) as with_figure,
            sum(n.measures) as measures
          from scope x join ${actionCountsAt(asOf, THEIRS)} n on n.maker_code = x.maker_code group by 1, 2) n
        join actions a on a.number = n.action group by country
      ), duties as (
        select n.maker_code as country, json_agg(json_build_object('key', y.key, 'startsOn', y.starts_on, 'endsOn', y.ends_on,
          'asked', n.asked, 'onTime', n.on_time, 'late', n.late, 'missing', n.missing, 'due', n.due) order by y.opens_on desc) as cycles
        from ${dutiesAt(asOf, codes)} n join cycles y on y.key = n.cycle_key join asked on asked.code = n.maker_code group by 1
      )
      select ${MAKER_NAME} as maker, m.names_in as "namesIn",
        (select coalesce(json_agg(json_build_object('code', o.code, 'kind', o.kind, 'names', o.names, 'centralAsia', o.central_asia)), '[]')
          from maker_members mm join makers o on o.code = mm.member_code where mm.maker_code = m.code) as members,
        json_build_object('total', coalesce((t.pledges ->> 'total')::int, 0), 'checkable', coalesce((t.pledges ->> 'checkable')::int, 0),
          'kept', coalesce((t.pledges ->> 'kept')::int, 0), 'withFigure', coalesce((t.pledges ->> 'withFigure')::int, 0),
          'joint', coalesce((t.pledges ->> 'joint')::int, 0), 'byStatus', coalesce(s.by_status, '{}'),
          'funnel', coalesce(t.funnel, '{"all":0,"checkable":0,"target":0,"baseline":0,"figure":0}'),
          'channels', json_build_object('evidence', coalesce(h.channels -> 'evidence', '{}'),
            'freshness', coalesce(h.channels -> 'freshness', '{}'))) as pledges,
        coalesce(t.intentions, 0)::int as intentions, coalesce(t.measures, 0)::int as measures,
        coalesce(g.stages, '{}') as stages, coalesce(t.records, 0)::int as records, coalesce(t.by_office, 0)::int as "byOffice",
        coalesce(v.actions, '[]') as actions, coalesce(d.cycles, '[]') as cycles,
        json_build_object('softened', coalesce(p.softened, 0), 'hardened', coalesce(p.hardened, 0), 'neutral', coalesce(p.neutral, 0)) as goalposts
      from asked join makers m on m.code = asked.code
      left join totals t on t.country = m.code left join statuses s on s.country = m.code
      left join channels h on h.country = m.code left join stages g on g.country = m.code
      left join served v on v.country = m.code left join duties d on d.country = m.code
      left join ${goalpostsAt(asOf)} p on p.maker_code = m.code
      order by asked.place`,
    asOf,
  )
  return found.map(({ pledges, ...row }) => ({
    ...row,
    pledges: { ...pledges, byStatus: inLegendOrder(pledges.byStatus) },
  }))
}

export async function findProfile(
  db: PublicDb,
  code: string,
  asOf: AsOf | null = null,
): Promise<MakerProfile | null> {
  const [profile] = await listProfiles(db, [code], asOf)
  return profile ?? null
}
