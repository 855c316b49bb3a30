export const ERROR_CODES = [
  'not_found',
  'forbidden',
  'conflict',
  'invalid',
  'already_done',
  'expired',
  'throttled',
  /** An organisation has too many drafts open, or too many texts that wait for a check. */
  'too_many_open',
  /** An open form that came faster than people type, or that was open for too long. */
  'hasty',
  'stale',
  'base_moved',
  /** Not a refusal: what was typed before somebody had to sign in or confirm is back, and was not sent. */
  'restored',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An expected refusal. The message is for the log; a person reads `errors.<code>` in their language. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Where the refusal is about fields: path → code. */
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'DomainError'
  }
}
