import { type Action, POLICY } from '@/lib/access/policy'

/** What happens around accounts and at the door, beside the acts of the policy. */
export const ACCOUNT_ACTS = [
  'session.open',
  'session.secondFactor',
  'session.confirm',
  'session.end',
  'link.ask',
  'link.use',
  'password.change',
  'secondFactor.change',
  'passkey.change',
  'identity.change',
  'letters.change',
  'calendar.change',
  'key.change',
  'invitation.accept',
  'request.ask',
  'correction.ask',
  'suggestion.send',
  'follow.ask',
  'form.park',
  'door.refuse',
] as const
export type AuditAct = Action | (typeof ACCOUNT_ACTS)[number]

export const AUDIT_ACTS: readonly AuditAct[] = [...(Object.keys(POLICY) as Action[]), ...ACCOUNT_ACTS]
