import { oneOf, pageOf, searchOf } from '@/lib/listing'

/** `no_lead`: open, and nobody leads it. */
export const OFFICE_STATES = ['open', 'no_lead', 'closed'] as const
export type OfficeState = (typeof OFFICE_STATES)[number]

export interface OfficeFilter {
  /** Part of the maker's name in any language, or its code; '': whatever. */
  q: string
  /** Null: whatever. */
  state: OfficeState | null
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for. Never throws: what nobody understands is left out. */
export const officeListOf = (query: Query): OfficeFilter & { page: number } => ({
  q: searchOf(query.q),
  state: oneOf(query.state, OFFICE_STATES),
  page: pageOf(query.page),
})
