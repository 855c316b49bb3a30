import { oneOf, pageOf, searchOf } from '@/lib/listing'
import { ORGANISATION_KINDS, type OrganisationKind } from './model'

/** `unverified`: active, and no reviewer has said yet that they know who it is. */
export const ORGANISATION_STATES = ['active', 'unverified', 'verified', 'closed'] as const
export type OrganisationState = (typeof ORGANISATION_STATES)[number]

export interface OrganisationFilter {
  /** Part of its name; '': whatever. */
  q: string
  kind: OrganisationKind | null
  /** Null: whatever. */
  state: OrganisationState | null
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for. Never throws: what nobody understands is left out. */
export const organisationListOf = (query: Query): OrganisationFilter & { page: number } => ({
  q: searchOf(query.q),
  kind: oneOf(query.kind, ORGANISATION_KINDS),
  state: oneOf(query.state, ORGANISATION_STATES),
  page: pageOf(query.page),
})
