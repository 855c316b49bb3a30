import type { Figure } from '@/lib/charts/model'
import { tableOf } from '@/lib/charts/table'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/exports/csv'

/** The values of a figure: keys in the first line, the same in every language; dates and numbers as machines read them. */
export function csvOf(figure: Figure): string {
  const { columns, rows } = tableOf(figure)
  const lines = rows.map(({ cells }) => {
    const values = cells.map(({ text, value }) => (value === undefined ? text : value))
    return csvLine(
      columns.map((_, index) => ({ type: typeof values[index] === 'string' ? 'text' : 'decimal' })),
      values,
    )
  })
  return `${BYTE_ORDER_MARK}${[columns.map(({ key }) => key).join(','), ...lines].join('\r\n')}\r\n`
}
