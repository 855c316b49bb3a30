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
}

interface StatusBarProps {
  parts: readonly StatusShare[]
  /** The bar's share of the longest one, 0..1. */
  width: number
  /** Every part in words. */
  label: string
}

/** For many promises: one bar whose parts are as wide as their counts. */
export function StatusBar({ parts, width, label }: StatusBarProps) {
  return (
    <span
      className="statusbar"
      role="img"
      aria-label={label}
      style={{ width: `${Math.max(width * 100, 0.5)}%` }}
    >
      {parts.map((part) => (
        <i
          key={part.status}
          className="sq"
          data-status={part.status}
          style={{ flexGrow: part.count }}
          title={String(part.count)}
        >
          <Sign status={part.status} />
        </i>
      ))}
    </span>
  )
}
