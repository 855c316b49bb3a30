import type { Figure } from '@/lib/charts/model'
import { tableOf } from '@/lib/charts/table'
import { wordsOf } from '@/lib/charts/words'
import { DataTable } from '../ui/data-table'

/** The values of the drawing, one by one. */
export function FigureTable({ figure }: { figure: Figure }) {
  const { columns, rows } = tableOf(figure)
  if (rows.length === 0) return null
  const t = wordsOf(figure.locale)
  return (
    <details>
      <summary>{t('charts.table')}</summary>
      <DataTable
        scrolled={t('charts.table')}
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
