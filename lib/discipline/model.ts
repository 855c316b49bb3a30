import type { IsoDate } from '@/lib/dates/partial'
import type { MakerName } from '@/lib/makers/queries'

/** A period that offices reported on, once it has opened. */
export interface OpenedCycle {
  readonly key: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly opensOn: IsoDate
  readonly dueOn: IsoDate
  readonly closesOn: IsoDate
  /** It asked chosen makers alone. */
  readonly isForSome: boolean
}

/** Reports by what came of them; `due`: not there, with time left. */
export interface Outcomes {
  readonly onTime: number
  readonly late: number
  readonly missing: number
  readonly due: number
}

/** Reports of one maker in one cycle. */
export interface DutyCount extends Outcomes {
  readonly cycle: string
  readonly maker: string
  /** An office was active when the cycle opened, and the cycle asked it. */
  readonly asked: boolean
  /** Of this maker; `notAsked` of them are not reported on. */
  readonly records: number
  readonly notAsked: number
  /** Published reports by the days from handing in to publication. */
  readonly reviewedWeek: number
  readonly reviewedMonth: number
  readonly reviewedLonger: number
}

/**
 * One word for the reports of a maker in a cycle. `all_on_time`, `some_late`: all that were due are there; `some_missing`,
 * `none_came`: the due day is over; `some_due`: there is still time; `not_asked`: nobody was asked, or of no record.
 */
export const CELL_STATES = [
  'all_on_time',
  'some_late',
  'some_missing',
  'none_came',
  'some_due',
  'not_asked',
] as const
export type CellState = (typeof CELL_STATES)[number]

export function cellStateOf({ onTime, late, missing, due }: Outcomes): CellState {
  if (due > 0) return 'some_due'
  if (missing > 0) return onTime + late > 0 ? 'some_missing' : 'none_came'
  if (late > 0) return 'some_late'
  return onTime > 0 ? 'all_on_time' : 'not_asked'
}

/** Reports that were asked for. */
export const askedFor = ({ onTime, late, missing, due }: Outcomes): number => onTime + late + missing + due
/** Reports whose due day is over, or that came before it. */
export const settled = ({ onTime, late, missing }: Outcomes): number => onTime + late + missing

export const sumOutcomes = (counts: readonly Outcomes[]): Outcomes => ({
  onTime: sumOf(counts, (count) => count.onTime),
  late: sumOf(counts, (count) => count.late),
  missing: sumOf(counts, (count) => count.missing),
  due: sumOf(counts, (count) => count.due),
})

export interface CycleTotals extends Outcomes {
  readonly cycle: OpenedCycle
  /** Makers with a record, and those of them that were asked. */
  readonly makers: number
  readonly asked: number
  readonly reviewedWeek: number
  readonly reviewedMonth: number
  readonly reviewedLonger: number
}

export interface DisciplineRow {
  readonly maker: MakerName
  /** One for each cycle, in its order; null: the maker had no record then. */
  readonly cells: readonly (DutyCount | null)[]
}

export interface Discipline {
  /** In the order of time. */
  readonly cycles: readonly CycleTotals[]
  readonly totals: Outcomes
  /** Makers that were asked in one of the cycles at least. */
  readonly rows: readonly DisciplineRow[]
  /** Asked, with a due day that is over, and nothing ever came. */
  readonly silent: readonly DisciplineRow[]
  /** Makers with a record that were asked in none of the cycles. */
  readonly neverAsked: readonly MakerName[]
}

/** What the page of reporting discipline says, from the counts. Rows keep the order of `makers`. */
export function disciplineOf(
  cycles: readonly OpenedCycle[],
  makers: readonly MakerName[],
  counts: readonly DutyCount[],
): Discipline {
  const all = makers.map(
    (maker): DisciplineRow => ({
      maker,
      cells: cycles.map(
        ({ key }) => counts.find((count) => count.cycle === key && count.maker === maker.code) ?? null,
      ),
    }),
  )
  const withRecords = all.filter(({ cells }) => cells.some((cell) => cell !== null))
  const rows = withRecords.filter(({ cells }) => cells.some((cell) => cell?.asked))
  return {
    cycles: cycles.map((cycle, place) => {
      const cells = all.flatMap((row) => row.cells[place] ?? [])
      return {
        cycle,
        makers: cells.length,
        asked: cells.filter(({ asked }) => asked).length,
        ...sumOutcomes(cells),
        reviewedWeek: sumOf(cells, (cell) => cell.reviewedWeek),
        reviewedMonth: sumOf(cells, (cell) => cell.reviewedMonth),
        reviewedLonger: sumOf(cells, (cell) => cell.reviewedLonger),
      }
    }),
    totals: sumOutcomes(counts),
    rows,
    silent: rows.filter(({ cells }) => {
      const { onTime, late, missing } = sumOutcomes(cells.flatMap((cell) => cell ?? []))
      return onTime + late === 0 && missing > 0
    }),
    neverAsked: withRecords.filter((row) => !rows.includes(row)).map(({ maker }) => maker),
  }
}

const sumOf = <Item>(items: readonly Item[], figure: (item: Item) => number): number =>
  items.reduce((total, item) => total + figure(item), 0)
