import { z } from 'zod'
import type { Writable } from '@/db/client'
import type { Context } from '@/lib/context'
import { LOCALES } from '@/lib/i18n/model'
import { beginCeremony, findCeremony, takeCeremony } from '@/lib/sessions/ceremonies'
import { HANDSHAKE_MINUTES, type Provider, PURPOSES } from './model'
import { askProvider } from './protocol'

const KIND = 'oidc'

const Handshake = z.object({
  provider: z.string(),
  /** Page of the provider where somebody is sent. */
  url: z.string(),
  expected: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  purpose: z.enum(PURPOSES),
  /** To link: the session in which it was asked for; null to sign in. */
  sessionId: z.number().nullable(),
  locale: z.enum(LOCALES),
  /** The page they wanted; null: none. */
  back: z.string().nullable(),
})
/** A visit to a provider that was begun in one browser. */
export type Handshake = z.output<typeof Handshake>

export type Journey = Pick<Handshake, 'purpose' | 'sessionId' | 'locale' | 'back'>

/** Where a provider sends people back to. It has to be registered there. */
export const callbackOf = (baseUrl: string, { id }: Pick<Provider, 'id'>): string =>
  `${baseUrl}/api/sign-in/${id}/callback`

/**
 * Begins a visit to the provider and returns the secret for the browser's cookie.
 * @throws DomainError not_found: the provider doesn't answer
 */
export async function beginHandshake(
  { db, now }: Pick<Context, 'db' | 'now'>,
  provider: Provider,
  baseUrl: string,
  journey: Journey,
): Promise<string> {
  const { url, expected } = await askProvider(provider, callbackOf(baseUrl, provider))
  const handshake: Handshake = { ...journey, provider: provider.id, url, expected }
  return beginCeremony(db, now, KIND, handshake, HANDSHAKE_MINUTES)
}

const read = (state: unknown): Handshake | null => Handshake.safeParse(state).data ?? null

/** The visit that was begun in this browser; null: none, or too long ago. */
export const findHandshake = async (db: Writable, now: Date, secret: string | null) =>
  secret === null ? null : read(await findCeremony(db, now, KIND, secret))

/** Takes it, whatever comes of it; null: none, too long ago, or taken already. */
export const takeHandshake = async (db: Writable, now: Date, secret: string | null) =>
  read(await takeCeremony(db, now, KIND, secret))
