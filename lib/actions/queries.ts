import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { dashboardRows } from '@/lib/commitments/columns'
import { actionCountsAt } from '@/lib/counts/actions'
import type { LocalizedText } from '@/lib/i18n/model'
import { inLegendOrder } from '@/lib/makers/profiles'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { StatusCount } from '@/lib/overview/overview'
import type { Status } from '@/lib/standing/model'

/** What one government promised and did for an action. */
export interface ActionMaker {
  maker: MakerName
  pledges: number
  checkable: number
  withFigure: number
  measures: number
}

export interface ActionPage {
  number: number
  name: LocalizedText
  /** Vaada's own words, not the coalition's. */
  paraphrase: LocalizedText
  /** All actions, to go from one to the next. */
  actions: { number: number; name: LocalizedText }[]
  /** Governments and international bodies with a pledge or a measure for it, in no order. */
  makers: ActionMaker[]
  pledges: number
  checkable: number
  withFigure: number
  measures: number
  byStatus: StatusCount[]
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)

/** One action of the coalition with whatever serves it; null: there is none of this number. */
export async function findAction(
  db: PublicDb,
  number: number,
  asOf: AsOf | null = null,
): Promise<ActionPage | null> {
  const [found] = await dashboardRows<
    Pick<ActionPage, 'number' | 'name' | 'paraphrase' | 'actions'> & {
      makers: (ActionMaker & { byStatus: Partial<Record<Status, number>> })[]
    }
  >(
    db,
    sql`select a.number, a.name, a.paraphrase,
        (select json_agg(json_build_object('number', o.number, 'name', o.name) order by o.number) from actions o) as actions,
        (select coalesce(json_agg(json_build_object('maker', ${MAKER_NAME}, 'pledges', n.pledges, 'checkable', n.checkable,
            'withFigure', n.with_figure, 'measures', n.measures, 'byStatus', n.by_status)), '[]')
          from ${actionCountsAt(asOf, sql`a.action = ${number}::int`)} n join makers m on m.code = n.maker_code and m.kind <> 'non_state'
          where n.action = a.number and n.pledges + n.measures > 0) as makers
      from actions a where a.number = ${number}`,
    asOf,
  )
  if (!found) return null
  const byStatus: Partial<Record<Status, number>> = {}
  for (const maker of found.makers)
    for (const [status, count] of Object.entries(maker.byStatus) as [Status, number][])
      byStatus[status] = (byStatus[status] ?? 0) + count
  return {
    ...found,
    pledges: sum(found.makers.map((row) => row.pledges)),
    checkable: sum(found.makers.map((row) => row.checkable)),
    withFigure: sum(found.makers.map((row) => row.withFigure)),
    measures: sum(found.makers.map((row) => row.measures)),
    byStatus: inLegendOrder(byStatus),
  }
}
