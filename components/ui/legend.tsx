import type { Status } from '@/lib/standing/model'
import { SignSquare } from './status'

export interface LegendItem {
  status: Status
  label: string
  count: string
  /** The list behind the count. */
  href: string
}

/** What each look means and how many there are; every count opens its records. */
export function Legend({ items, label }: { items: readonly LegendItem[]; label: string }) {
  return (
    <ul className="legend" aria-label={label}>
      {items.map((item) => (
        <li key={item.status}>
          <a href={item.href}>
            <SignSquare status={item.status} size="s" />
            <span>
              {item.label} <b>{item.count}</b>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
