/** `held`: there is no mail server; it waits in the outbox. `expired`: too late to be of use. */
export const MAIL_STATES = ['waiting', 'held', 'sent', 'failed', 'expired'] as const
export type MailState = (typeof MAIL_STATES)[number]

export const MAIL_TEMPLATES = [
  'invitation',
  'sign_in_link',
  'reset_link',
  'account_changed',
  'request_received',
  'request_refused',
  'hand_over',
  'deputy',
  'digest',
  'reminder',
  'submitted',
  'returned',
  'published',
  'commented',
  'follow_confirm',
  'follow_digest',
  'correction_answered',
  'accepted',
  'refused',
  'assessed',
  'check_overdue',
  'correction_overdue',
  'suggestion_overdue',
  'offered',
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

/** What changed in somebody's account, for the letter that tells them. */
export const ACCOUNT_CHANGES = [
  'password',
  'second_factor_on',
  'second_factor_off',
  'second_factor_reset',
  'second_factor_guessed',
  'recovery_codes',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'identity_added',
  'identity_removed',
  'role',
  'email',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** What the words of each letter need besides its link. Codes and days, no free text and no secret. */
export interface MailParams {
  /** The role offered, and the maker's code for a focal point; '' for other roles. */
  invitation: { role: string; maker: string }
  sign_in_link: NoParams
  reset_link: NoParams
  account_changed: { change: AccountChange }
  request_received: NoParams
  request_refused: NoParams
  /** To a successor: the code of the maker whose office it is. */
  hand_over: { maker: string }
  /** First and last day as lead, both included, `2026-11-23`. */
  deputy: { fromDay: string; toDay: string }
  /** What waits, a line each, as JSON: see `DigestLines`. */
  digest: { lines: string }
  /** Reports that an office owes in one cycle: how many, and the due day. */
  reminder: { count: string; dueOn: string; late: LateOrDue }
  /** Number of a submission, and when it was handed in. */
  submitted: { id: string; at: string }
  returned: { id: string }
  published: { id: string }
  commented: { id: string }
  follow_confirm: NoParams
  /** What changed, as JSON: see `FollowSection`. */
  follow_digest: { sections: string }
  /** Number of the case in the public list. */
  correction_answered: { id: string }
  accepted: { id: string }
  refused: { id: string }
  /** Nothing that could lead to who wrote it. */
  assessed: NoParams
  check_overdue: { id: string }
  /** How many notes wait for longer than was said. */
  correction_overdue: { count: string }
  /** How many suggestions wait for a check for longer than was said. */
  suggestion_overdue: { count: string }
  offered: NoParams
}
export type LateOrDue = 'late' | 'due'

/** Letters to people without an account, whose addresses nobody is shown and which are soon forgotten. */
export const TO_READERS = [
  'follow_confirm',
  'follow_digest',
  'correction_answered',
] as const satisfies readonly MailTemplate[]

type NoParams = Record<string, never>

/** Beginning of a path that opens an invitation. An administrator may pass such a link on by hand; no other. */
export const INVITATION_PATH = '/invitations/'

export interface Mailbox {
  name: string
  address: string
}

/** `Vaada <post@example.org>`, or an address alone; null where it is neither. */
export function mailboxOf(text: string): Mailbox | null {
  const found = /^(?:([^\p{Cc}<>@,;:"\\]*)<([^<>]*)>|([^<>]*))$/u.exec(text.trim())
  const address = found?.[2] ?? found?.[3] ?? ''
  return isAddress(address) ? { name: found?.[1]?.trim() ?? '', address } : null
}

/** One address and nothing that a header could be made of. */
export const isAddress = (text: string): boolean =>
  /^[^\s\p{Cc}<>@,;:"()[\]\\]+@[^\s\p{Cc}<>@,;:"()[\]\\]+$/u.test(text)
