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
  /** What was typed as a day and is none, or ends before it begins: code by field. Nothing is narrowed by it. */
  faults: Partial<Record<'from' | 'to', 'not_a_day' | 'period_order'>>
  /** What was typed in these fields. */
  typed: { from: string; to: string }
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
  const typed = { from: text('from'), to: text('to') }
  const [from, to] = [day(typed.from), day(typed.to)]
  const faults: AuditFilters['faults'] = {}
  if (typed.from && from === null) faults.from = 'not_a_day'
  if (typed.to && to === null) faults.to = 'not_a_day'
  if (from && to && from > to) faults.to = 'period_order'
  return {
    person: text('person'),
    act: text('act'),
    outcome: outcome === 'allowed' || outcome === 'refused' ? outcome : '',
    subject: text('subject'),
    from,
    to: faults.to ? null : to,
    faults,
    typed,
    before: /^\d{1,9}$/.test(text('before')) ? Number(text('before')) : null,
  }
}
