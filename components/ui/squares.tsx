import type { SquareItem } from '@/lib/charts/model'
import type { Status } from '@/lib/standing/model'
import { Sign } from './status'

/** One square a promise, each a link to its record. */
export function SquareStrip({ items, label }: { items: readonly SquareItem[]; label?: string }) {
  return (
    <ul className="squares" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <a
            className="sq"
            data-status={item.status}
            data-size="l"
            href={item.href}
            title={item.label}
            aria-label={item.label}
          >
            <Sign status={item.status} />
          </a>
        </li>
      ))}
    </ul>
  )
}

export interface StatusShare {
  status: Status
  count: number
  href: string
  label: string
}

/** For many promises: one bar whose parts are as wide as their counts. `width` is the row's share of the longest, 0..1. */
export function StatusBar({ parts, width }: { parts: readonly StatusShare[]; width: number }) {
  return (
    <div className="statusbar" style={{ width: `${Math.max(width * 100, 1)}%` }}>
      {parts.map((part) => (
        <a
          key={part.status}
          className="sq"
          data-status={part.status}
          style={{ flexGrow: part.count }}
          href={part.href}
          title={part.label}
          aria-label={part.label}
        >
          <Sign status={part.status} />
        </a>
      ))}
    </div>
  )
}
