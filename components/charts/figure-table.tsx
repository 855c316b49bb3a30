import type { Figure } from '@/lib/charts/model'
import { tableOf } from '@/lib/charts/table'
import { wordsOf } from '@/lib/charts/words'
import { DataTable } from '../ui/data-table'

/** The values of the drawing, one by one. */
export function FigureTable({ figure }: { figure: Figure }) {
  const { columns, rows } = tableOf(figure)
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{wordsOf(figure.locale)('charts.table')}</summary>
      <DataTable
        columns={columns.flatMap(({ key, title, numeric, fileOnly }, index) =>
          fileOnly
            ? []
            : [
                {
                  key,
                  title,
                  numeric,
                  cell: ({ cells }: (typeof rows)[number]) => {
                    const cell = cells[index]
                    return cell?.href ? <a href={cell.href}>{cell.text}</a> : (cell?.text ?? '')
                  },
                },
              ],
        )}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </details>
  )
}
