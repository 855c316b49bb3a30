import { type FigureData, isTone, type PartName, type StackedPart } from '@/lib/charts/model'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { Sign } from '../ui/status'

interface StackedRowsProps {
  locale: Locale
  data: Extract<FigureData, { kind: 'stacked' }>
}

/** One bar a row, its parts as wide as their counts; every part opens what it counts. */
export function StackedRows({ locale, data }: StackedRowsProps) {
  const { rows, parts, width } = data
  const totalOf = (row: (typeof rows)[number]) => row.parts.reduce((sum, { count }) => sum + count, 0)
  const longest = Math.max(...rows.map(totalOf), 1)
  return (
    <ul className="stacked">
      {rows.map((row) => {
        const total = totalOf(row)
        return (
          <li key={row.key}>
            <span className="name">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</span>
            <span
              className="statusbar"
              style={{ width: width === 'share' ? '100%' : share(total / longest) }}
            >
              {parts.map((name) => {
                const part = row.parts.find((one) => one.part === name.key)
                return part && part.count > 0 ? (
                  <Part key={name.key} locale={locale} row={row.label} name={name} part={part} />
                ) : null
              })}
            </span>
            <span className="meta">{row.said ?? formatNumber(locale, total)}</span>
          </li>
        )
      })}
    </ul>
  )
}

const share = (of: number) => `${Math.max(of * 100, 1)}%`

interface PartProps {
  locale: Locale
  row: string
  name: PartName
  part: StackedPart
}

function Part({ locale, row, name, part }: PartProps) {
  const { look, label } = name
  const said = `${row}, ${label}: ${formatNumber(locale, part.count)}`
  const attributes = isTone(look) ? { 'data-tone': look } : { 'data-status': look }
  const inner = isTone(look) ? <b>{formatNumber(locale, part.count)}</b> : <Sign status={look} />
  return part.href ? (
    <a
      className="sq"
      {...attributes}
      style={{ flexGrow: part.count }}
      href={part.href}
      title={said}
      aria-label={said}
    >
      {inner}
    </a>
  ) : (
    <span
      className="sq"
      {...attributes}
      style={{ flexGrow: part.count }}
      title={said}
      role="img"
      aria-label={said}
    >
      {inner}
    </span>
  )
}
