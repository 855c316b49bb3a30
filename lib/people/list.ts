import { ROLES, type Role } from '@/lib/access/model'
import { oneOf, pageOf, searchOf } from '@/lib/listing'

/** `no_second_factor`: somebody whose role asks for one and who hasn't set it up. */
export const PEOPLE_STATES = ['active', 'no_second_factor', 'disabled', 'erased'] as const
export type PeopleState = (typeof PEOPLE_STATES)[number]

export interface PeopleFilter {
  /** Part of a name or an address; '': whatever. */
  q: string
  role: Role | null
  /** Whose office they work for. */
  maker: string | null
  /** Null: whoever has an account; erased ones only when asked for. */
  state: PeopleState | null
}

export const INVITATION_STATES = ['open', 'used', 'expired', 'withdrawn'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** Of an invitation at this moment: used, taken back, past its hours, or still good. */
export const invitationStateOf = (
  { usedAt, withdrawnAt, expiresAt }: { usedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState =>
  usedAt ? 'used' : withdrawnAt ? 'withdrawn' : expiresAt.getTime() <= now.getTime() ? 'expired' : 'open'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for. Never throws: what nobody understands is left out. */
export function peopleListOf(query: Query): PeopleFilter & { page: number } {
  const maker = searchOf(query.maker)
  return {
    q: searchOf(query.q),
    role: oneOf(query.role, ROLES),
    maker: /^[A-Z]{3}$/.test(maker) ? maker : null,
    state: oneOf(query.state, PEOPLE_STATES),
    page: pageOf(query.page),
  }
}

export const invitationListOf = (query: Query) => ({
  q: searchOf(query.q),
  state: oneOf(query.state, INVITATION_STATES) ?? ('open' as const),
  page: pageOf(query.page),
})
