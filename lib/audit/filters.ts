import { precisionOf } from '@/lib/dates/partial'
import { dateFromEntry } from '@/lib/format/entry'

/** What somebody searches the trail for, as their address says it; blank: not narrowed. */
export interface AuditFilters {
  /** A number, or part of a name or an address. */
  person: string
  act: string
  outcome: '' | 'allowed' | 'refused'
  subject: string
  /** Civil days, both included; null: not narrowed, or not a day. */
  from: string | null
  to: string | null
  /** Only lines older than this one; null: from the newest. */
  before: number | null
}

const TEXT_MAX = 200

type Query = Readonly<Record<string, string | string[] | undefined>>

const day = (text: string): string | null => {
  const found = dateFromEntry(text)
  return found !== null && precisionOf(found) === 'day' ? found : null
}

/** Reads an address; what doesn't fit is as if it weren't there. */
export function auditFiltersOf(query: Query): AuditFilters {
  const text = (name: string) => {
    const value = query[name]
    return (typeof value === 'string' ? value : '').replaceAll('\0', '').trim().slice(0, TEXT_MAX)
  }
  const outcome = text('outcome')
  return {
    person: text('person'),
    act: text('act'),
    outcome: outcome === 'allowed' || outcome === 'refused' ? outcome : '',
    subject: text('subject'),
    from: day(text('from')),
    to: day(text('to')),
    before: /^\d{1,9}$/.test(text('before')) ? Number(text('before')) : null,
  }
}
