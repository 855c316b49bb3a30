import { oneOf, pageOf, searchOf } from '@/lib/listing'
import { MAIL_STATES, type MailState } from './model'

export interface MailFilter {
  /** Part of an address; '': whatever. Protected accounts are not found by it. */
  q: string
  /** Null: whatever. */
  state: MailState | null
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for. Never throws: what nobody understands is left out. */
export const mailListOf = (query: Query): MailFilter & { page: number } => ({
  q: searchOf(query.q),
  state: oneOf(query.state, MAIL_STATES),
  page: pageOf(query.page),
})
