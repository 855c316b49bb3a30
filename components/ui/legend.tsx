import type { Status } from '@/lib/standing/model'
import { CountLink } from './count-link'
import { SignSquare } from './status'

export interface LegendItem {
  status: Status
  label: string
  count: number
  /** The count as the reader writes it. */
  shown: string
  /** The list behind the count. */
  href: string
}

/** What each look means and how many there are; every count opens its records. */
export function Legend({ items, label }: { items: readonly LegendItem[]; label: string }) {
  return (
    <ul className="legend" aria-label={label}>
      {items.map((item) => (
        <li key={item.status}>
          <CountLink className="item" count={item.count} href={item.href}>
            <SignSquare status={item.status} size="s" />
            <span>
              {item.label} <b>{item.shown}</b>
            </span>
          </CountLink>
        </li>
      ))}
    </ul>
  )
}
