import type { MakerName } from '@/lib/makers/queries'
import { STATUSES, type Status } from './model'
import type { StandingCount, StripCell } from './queries'

export interface MakerPledges {
  maker: MakerName
  count: number
  checkable: number
  /** In the order of the legend. */
  byStatus: { status: Status; count: number }[]
}

export interface Overview {
  counts: { total: number; checkable: number; kept: number }
  byStatus: ReadonlyMap<Status, number>
  /** In the order given; makers that are not governments stand in `others`. */
  makers: MakerPledges[]
  intentions: StripCell[]
  measures: StripCell[]
  others: StripCell[]
}

/** What the overview counts, from the counts stored at publication. */
export function overviewOf(counts: readonly StandingCount[], strips: readonly StripCell[]): Overview {
  const makers = new Map<string, MakerPledges>()
  const byStatus = new Map<Status, number>()
  for (const { maker, status, count, measurable } of counts) {
    // A state of the region with no pledge keeps its row: that there is none is a finding.
    if (maker.kind === 'non_state' || (status === 'none' && !maker.centralAsia)) continue
    const entry = makers.get(maker.code) ?? { maker, count: 0, checkable: 0, byStatus: [] }
    makers.set(maker.code, entry)
    if (status === 'none') continue
    entry.count += count
    entry.checkable += measurable
    addTo(entry.byStatus, status, count)
    byStatus.set(status, (byStatus.get(status) ?? 0) + count)
  }
  const all = [...makers.values()].map((entry) => ({
    ...entry,
    byStatus: entry.byStatus.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status)),
  }))
  const ofGovernments = strips.filter((cell) => cell.maker.kind !== 'non_state')
  return {
    counts: {
      total: sum(all.map((entry) => entry.count)),
      checkable: sum(all.map((entry) => entry.checkable)),
      kept: byStatus.get('kept') ?? 0,
    },
    byStatus,
    makers: all,
    intentions: ofGovernments.filter((cell) => cell.level === 'declared_intention'),
    measures: ofGovernments.filter((cell) => cell.level === 'national_measure'),
    others: strips.filter((cell) => cell.maker.kind === 'non_state'),
  }
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)

function addTo(list: MakerPledges['byStatus'], status: Status, count: number): void {
  const same = list.find((each) => each.status === status)
  if (same) same.count += count
  else list.push({ status, count })
}
