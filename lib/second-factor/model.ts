/** Wrong codes after which a session ends, and its owner begins again with the first factor. */
export const SESSION_FAILURES_MAX = 5
/**
 * Wrong codes an hour for one person, over all their sessions that owe the second factor: only who has the first one
 * gets to try. Codes from paper are too long to be guessed, so that theirs is wide: nobody uses it up for the owner.
 */
export const PERSON_FAILURES_MAX: Readonly<Record<Code['kind'], number>> = { app: 20, recovery: 1000 }
export const RECOVERY_CODES = 10
/** Figures alone: they are the same on every keyboard. 66 random bits, so that a hash of them tells nothing. */
export const RECOVERY_DIGITS = 20
export const APP_DIGITS = 6

/** In groups of four, as people read and type it. */
export const inGroups = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** `app`: of an authenticator app. `recovery`: from the paper. */
export interface Code {
  kind: 'app' | 'recovery'
  digits: string
}

/** A code as somebody typed it, with spaces or hyphens or without; null: it can't be one. */
export function readCode(typed: string): Code | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  if (!/^\d+$/.test(digits)) return null
  if (digits.length === APP_DIGITS) return { kind: 'app', digits }
  return digits.length === RECOVERY_DIGITS ? { kind: 'recovery', digits } : null
}
