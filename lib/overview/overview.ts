import { type DeliveryStage, type Level, PLEDGE_LEVELS } from '@/lib/commitments/model'
import type { MakerName } from '@/lib/makers/queries'
import { STATUSES, type Status } from '@/lib/standing/model'
import type { PledgeCount, StageCount, StripRecord } from './queries'

/** The pledges that the squares and their counts speak of, as a filter of the list. */
export const COUNTED = { level: PLEDGE_LEVELS, makers: 'governments' } as const

export interface StatusCount {
  status: Status
  count: number
}

export interface MakerPledges {
  maker: MakerName
  count: number
  checkable: number
  /** In the order of the legend. */
  byStatus: StatusCount[]
}

/** Records of one maker, level and furthest stage: how many, and the first few of them. */
export interface StripCell {
  maker: MakerName
  level: Level
  /** null: no stage is documented. */
  stage: DeliveryStage | null
  count: number
  records: StripRecord[]
}

export interface Overview {
  counts: { total: number; checkable: number; kept: number }
  byStatus: ReadonlyMap<Status, number>
  makers: MakerPledges[]
  intentions: StripCell[]
  measures: StripCell[]
  /** Whatever makers made that are not governments. */
  others: StripCell[]
}

interface OverviewRows {
  makers: readonly MakerName[]
  pledges: readonly PledgeCount[]
  stages: readonly StageCount[]
  /** Records that are drawn one by one, of the cells counted in `stages`. */
  records: readonly StripRecord[]
  /** How many are drawn of one cell. */
  shown: number
}

/** What the overview counts, from the counts stored at publication. */
export function overviewOf({ makers, pledges, stages, records, shown }: OverviewRows): Overview {
  const byCode = new Map(makers.map((maker) => [maker.code, maker]))
  const entries = new Map<string, MakerPledges>()
  const entryOf = (maker: MakerName): MakerPledges => {
    const entry = entries.get(maker.code) ?? { maker, count: 0, checkable: 0, byStatus: [] }
    entries.set(maker.code, entry)
    return entry
  }
  for (const { maker: code, status, count, measurable } of pledges) {
    const maker = byCode.get(code)
    if (!maker || maker.kind === 'non_state') continue
    const entry = entryOf(maker)
    entry.count += count
    entry.checkable += measurable
    entry.byStatus.push({ status, count })
  }
  // A state of the region with no pledge keeps its row: that there is none is a finding.
  for (const { maker: code } of stages) {
    const maker = byCode.get(code)
    if (maker?.centralAsia) entryOf(maker)
  }
  const all = [...entries.values()].map((entry) => ({ ...entry, byStatus: inOrder(entry.byStatus) }))

  const drawn = new Map<string, StripRecord[]>()
  for (const record of records) {
    const key = cellKey(record.makerCode, record.level, record.stage)
    drawn.set(key, [...(drawn.get(key) ?? []), record])
  }
  const cells = stages.flatMap(({ maker: code, level, stage, count }): StripCell[] => {
    const maker = byCode.get(code)
    const few = drawn.get(cellKey(code, level, stage))?.slice(0, shown) ?? []
    return maker ? [{ maker, level, stage, count, records: few }] : []
  })
  const ofGovernments = cells.filter((cell) => cell.maker.kind !== 'non_state')
  return {
    counts: {
      total: sum(all.map((entry) => entry.count)),
      checkable: sum(all.map((entry) => entry.checkable)),
      kept: sum(
        all.flatMap((entry) => entry.byStatus).map((part) => (part.status === 'kept' ? part.count : 0)),
      ),
    },
    byStatus: new Map(sumByStatus(all).map(({ status, count }) => [status, count])),
    makers: all,
    intentions: ofGovernments.filter((cell) => cell.level === 'declared_intention'),
    measures: ofGovernments.filter((cell) => cell.level === 'national_measure'),
    others: cells.filter((cell) => cell.maker.kind === 'non_state'),
  }
}

/** Several makers as one, in the order of the legend. */
export function sumByStatus(makers: readonly Pick<MakerPledges, 'byStatus'>[]): StatusCount[] {
  const totals = new Map<Status, number>()
  for (const { byStatus } of makers)
    for (const { status, count } of byStatus) totals.set(status, (totals.get(status) ?? 0) + count)
  return inOrder([...totals].map(([status, count]) => ({ status, count })))
}

const cellKey = (...parts: readonly (string | null)[]) => parts.join(' ')

const inOrder = (parts: readonly StatusCount[]) =>
  parts.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)
