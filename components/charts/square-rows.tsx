import type { FigureData } from '@/lib/charts/model'
import { SquareStrip } from '../ui/squares'

/** One square a record, in rows. */
export function SquareRows({ groups }: Pick<Extract<FigureData, { kind: 'squares' }>, 'groups'>) {
  return groups.map(({ title, rows }) => (
    <div key={title ?? ''}>
      {title && <p className="units-group">{title}</p>}
      {rows.map((row) => (
        <div className="unit-row" key={row.key}>
          {row.href ? <a href={row.href}>{row.label}</a> : <span>{row.label}</span>}
          <SquareStrip label={row.label} items={row.items} />
          <span className="say">{row.said}</span>
        </div>
      ))}
    </div>
  ))
}
