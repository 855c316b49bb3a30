import type { BarCell, BarColumn, BarRow, FigureData } from './model'
import { barScaleOf } from './scales'

type Bars = Extract<FigureData, { kind: 'bars' }>

export interface BarPlace {
  column: BarColumn
  cell: BarCell
  /** Percent of the width; null: nothing is stated, so nothing is drawn. */
  bar: { start: number; width: number } | null
}

export interface BarRowPlace {
  row: BarRow
  /** In the order of the columns, without those of which nothing is said. */
  bars: readonly BarPlace[]
}

const valuesOf = ({ cells }: BarRow): number[] => cells.flatMap(({ value }) => value ?? [])

/** Where each bar begins and how long it is: all on one scale from zero, but rows with a unit of their own. */
export function barPlaces({ columns, rows, whole }: Bars): BarRowPlace[] {
  const shared = barScaleOf([...rows.filter((row) => !row.unit).flatMap(valuesOf), ...(whole ? [whole] : [])])
  return rows.map((row) => {
    const scale = row.unit ? barScaleOf(valuesOf(row)) : shared
    const zero = scale(0)
    return {
      row,
      bars: columns.flatMap((column) => {
        const cell = row.cells.find((one) => one.column === column.key)
        if (!cell) return []
        const end = cell.value === null ? null : scale(cell.value)
        return [
          {
            column,
            cell,
            bar: end === null ? null : { start: Math.min(zero, end), width: Math.abs(end - zero) },
          },
        ]
      }),
    }
  })
}

/** Whether each row is a panel of several bars; else it is one bar. */
export const isPanelled = ({ columns }: Bars): boolean => columns.length > 1
