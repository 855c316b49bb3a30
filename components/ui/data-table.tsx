import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: ReactNode
  /** The cell; the first column is the row's heading. */
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  numeric?: boolean
  /** Names the cell where rows are stacked on a phone; default: `title`, if it is text; '': no name. */
  label?: string
}

interface DataTableProps<Row> {
  caption?: ReactNode
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** On a phone every row becomes a small list; else the table scrolls sideways. */
  stack?: boolean
  /** Names the box around it where nothing in it takes the focus: it then does itself, to be scrolled by keyboard. */
  scrolled?: string
  /** Columns of equal width, so that tables under each other line up. */
  even?: boolean
}

export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  stack,
  scrolled,
  even,
}: DataTableProps<Row>) {
  return (
    <div
      className="table-scroll"
      {...(scrolled ? { role: 'region', 'aria-label': scrolled, tabIndex: 0 } : {})}
    >
      <table className="data" data-stack={stack || undefined} data-even={even || undefined}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'num' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} heading={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row, heading }: { column: Column<Row>; row: Row; heading: boolean }) {
  const className = column.numeric ? 'num' : undefined
  if (heading)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  const label = column.label ?? (typeof column.title === 'string' ? column.title : undefined)
  return (
    <td className={className} data-label={label || undefined}>
      {column.cell(row)}
    </td>
  )
}
