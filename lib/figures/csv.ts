import type { Figure } from '@/lib/charts/model'
import { tableOf } from '@/lib/charts/table'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/exports/csv'

/**
 * The values of a figure: keys in the first line, the same in every language; dates and numbers as machines read them. In a
 * demonstration copy each line says so, in a column after all others.
 */
export function csvOf(figure: Figure, { isDemo = false }: { isDemo?: boolean } = {}): string {
  const { columns, rows } = tableOf(figure)
  const mark = isDemo ? ',demonstration' : ''
  const lines = rows.map(({ cells }) => {
    const values = cells.map(({ text, value }) => (value === undefined ? text : value))
    const line = csvLine(
      columns.map((_, index) => ({ type: typeof values[index] === 'string' ? 'text' : 'decimal' })),
      values,
    )
    return isDemo ? `${line},true` : line
  })
  return `${BYTE_ORDER_MARK}${[columns.map(({ key }) => key).join(',') + mark, ...lines].join('\r\n')}\r\n`
}
