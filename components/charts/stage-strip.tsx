export interface StageDot {
  key: string
  href: string
  /** Title and stage in words. */
  label: string
}

export interface StageCell {
  /** Key of the column. */
  stage: string
  count: number
  dots: readonly StageDot[]
  /** Everything in this cell, where not every record has a dot; without an address it opens elsewhere. */
  more: { href: string | null; text: string } | null
}

export interface StageRow {
  key: string
  name: string
  href: string
  cells: readonly StageCell[]
}

interface StageStripProps {
  label: string
  /** Heading of the first column. */
  rowsTitle: string
  columns: readonly { key: string; title: string }[]
  rows: readonly StageRow[]
}

/** One dot a record, under the furthest stage that a document shows. On a phone each maker lists its own stages. */
export function StageStrip({ label, rowsTitle, columns, rows }: StageStripProps) {
  return (
    <table className="stages" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{rowsTitle}</th>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <a href={row.href}>{row.name}</a>
            </th>
            {columns.map((column) => {
              const cell = row.cells.find(({ stage }) => stage === column.key)
              return (
                <td key={column.key} data-label={column.title} data-empty={!cell || undefined}>
                  {cell && <Dots cell={cell} />}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Dots({ cell }: { cell: StageCell }) {
  return (
    <>
      {cell.dots.length > 0 && (
        <ul>
          {cell.dots.map((dot) => (
            <li key={dot.key}>
              <a href={dot.href} title={dot.label}>
                <span className="sr-only">{dot.label}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {cell.more &&
        (cell.more.href === null ? (
          <span className="more">{cell.more.text}</span>
        ) : (
          <a className="more" href={cell.more.href}>
            {cell.more.text}
          </a>
        ))}
    </>
  )
}
