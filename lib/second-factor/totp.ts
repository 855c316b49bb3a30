import { hkdfSync } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from '@/lib/secrets'
import { APP_DIGITS } from './model'

/** RFC 6238 as every authenticator app knows it. */
const SETTINGS = { algorithm: 'SHA1', digits: APP_DIGITS, period: 30 } as const
const PURPOSE = 'totp'
/** As long as the hash, as RFC 4226 recommends. */
const KEY_BYTES = 20

const totpOf = (key: string, label: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...SETTINGS, ...label, secret: Secret.fromBase32(key) })

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / SETTINGS.period)

/**
 * The key that is shown to whoever sets up an app in this session, base 32. It follows from the session's secret, so
 * that it stays the same while they scan it, nothing is stored before a code came back, and nobody can work it out
 * from what the server keeps. Once taken, the session's secret changes, and so does the next key.
 */
export function pendingKey(sessionSecret: string, authSecret: string): string {
  const bytes = hkdfSync('sha256', sessionSecret, authSecret, 'new totp key', KEY_BYTES)
  return new Secret({ buffer: bytes }).base32
}

/** For an account whose app nobody sets up by hand. */
export const newKey = (): string => new Secret({ size: KEY_BYTES }).base32

export const sealKey = (key: string, authSecret: string): string => seal(key, authSecret, PURPOSE)
/** Null: sealed with another secret. */
export const unsealKey = (sealed: string, authSecret: string): string | null =>
  unseal(sealed, authSecret, PURPOSE)

/** The time step whose code this is: the present one, the one before or the one after; null: none of them. */
export function matchingStep(key: string, digits: string, now: Date): number | null {
  const delta = totpOf(key).validate({ token: digits, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : stepAt(now) + delta
}

export const codeAt = (key: string, step: number): string =>
  totpOf(key).generate({ timestamp: step * SETTINGS.period * 1000 })

/** What the QR code says. `issuer`: what the app shows above the code; null: only the address. */
export const enrolmentUri = (key: string, { issuer, email }: { issuer: string | null; email: string }) =>
  totpOf(key, { issuer: issuer ?? '', label: email }).toString()
