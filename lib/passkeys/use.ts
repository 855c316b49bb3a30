import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { passkeys, people } from '@/db/schema'
import { type AuditLine, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { beginCeremony, takeCeremony } from '@/lib/sessions/ceremonies'
import { openSession } from '@/lib/sessions/mutations'
import { raiseSession } from '@/lib/sessions/raise'
import type { Assertion } from './input'
import { CEREMONY_MINUTES } from './limits'
import { handleOf, type RelyingParty } from './model'
import { listPasskeys } from './queries'

const SIGN_IN = 'passkey.sign_in'
const SECOND_STEP = 'passkey.second_step'

type Store = Pick<Context, 'db' | 'now'>

/** A session whose person is asked for a passkey. `isOpen`: to confirm a dangerous act; false: the second factor is owed. */
export interface AskedSession {
  sessionId: number
  personId: number
  isOpen: boolean
}

/** The question to whichever passkey of this site its owner chooses, and the secret for the browser's cookie. */
export async function askForPasskey({ db, now }: Store, rp: RelyingParty) {
  const options = await requestOptions(rp)
  const secret = await beginCeremony(db, now, SIGN_IN, { challenge: options.challenge }, CEREMONY_MINUTES)
  return { options, secret }
}

/** The same to the passkeys of one session's person. */
export async function askForOwnPasskey({ db, now }: Store, rp: RelyingParty, session: AskedSession) {
  const own = await listPasskeys(db, session.personId)
  const options = await requestOptions(
    rp,
    own.map(({ id }) => ({ id })),
  )
  const state = { challenge: options.challenge, sessionId: session.sessionId }
  const secret = await beginCeremony(db, now, SECOND_STEP, state, CEREMONY_MINUTES)
  return { options, secret }
}

const requestOptions = (rp: RelyingParty, allowCredentials?: { id: string }[]) =>
  generateAuthenticationOptions({
    rpID: rp.id,
    allowCredentials,
    userVerification: 'required',
    timeout: CEREMONY_MINUTES * 60_000,
  })

/**
 * Signs somebody in by passkey, which counts as both factors: the device was there, and it checked who holds it.
 * Returns the session's secret for the cookie.
 * @throws DomainError expired | invalid
 */
export async function signInByPasskey(
  { db, now }: Store,
  rp: RelyingParty,
  ceremony: string | null,
  answer: Assertion,
  browser: string | null,
): Promise<string> {
  const line: AuditLine = { act: 'session.open', subject: 'passkey', personId: null }
  return refusalsRecorded({ db, now }, line, async () => {
    const begun = await takeCeremony(db, now, SIGN_IN, ceremony)
    if (!begun) throw new DomainError('expired', 'no passkey was asked for here')
    const used = await readAssertion({ db, now }, rp, String(begun.challenge), answer, line)
    return db.transaction(async (tx) => {
      await noteUse(tx, now, used)
      const opening = { personId: used.personId, method: 'passkey', browser, secondFactor: true } as const
      const secret = await openSession(tx, now, opening)
      await recordLine(tx, now, line)
      return secret
    })
  })
}

/**
 * A passkey as second factor of a session that still owes it, or to confirm a dangerous act. Returns the session's new
 * secret for the cookie.
 * @throws DomainError expired | invalid
 */
export async function confirmByPasskey(
  { db, now }: Store,
  rp: RelyingParty,
  session: AskedSession,
  ceremony: string | null,
  answer: Assertion,
): Promise<string> {
  const act = session.isOpen ? 'session.confirm' : 'session.secondFactor'
  const line: AuditLine = { act, subject: 'passkey', personId: session.personId }
  return refusalsRecorded({ db, now }, line, async () => {
    const begun = await takeCeremony(db, now, SECOND_STEP, ceremony)
    if (begun?.sessionId !== session.sessionId)
      throw new DomainError('expired', 'no passkey was asked for here')
    const used = await readAssertion({ db, now }, rp, String(begun.challenge), answer, { ...line })
    if (used.personId !== session.personId) throw new DomainError('invalid', 'the passkey of somebody else')
    return db.transaction(async (tx) => {
      await noteUse(tx, now, used)
      const secret = await raiseSession(tx, now, session.sessionId)
      await recordLine(tx, now, line)
      return secret
    })
  })
}

interface Used {
  id: string
  personId: number
  /** Signatures of the passkey before this one, and with it. */
  counted: number
  counter: number
}

/** @throws DomainError invalid: unknown, disabled, not by this passkey, for another site, or a copy of the passkey */
async function readAssertion(
  { db }: Store,
  rp: RelyingParty,
  challenge: string,
  answer: Assertion,
  line: AuditLine,
): Promise<Used> {
  const [known] = await db
    .select({ personId: passkeys.personId, publicKey: passkeys.publicKey, counter: passkeys.counter })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(and(eq(passkeys.credentialId, answer.id), eq(people.disabled, false)))
  if (!known) throw new DomainError('invalid', 'an unknown passkey')
  line.personId = known.personId
  const { userHandle } = answer.response
  if (userHandle && userHandle !== handleOf(rp, known.personId).toString('base64url'))
    throw new DomainError('invalid', 'the passkey names somebody else')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: { id: answer.id, publicKey: Uint8Array.from(known.publicKey), counter: known.counter },
    requireUserVerification: true,
  }).catch((error: Error) => {
    throw new DomainError('invalid', `not an answer to this question: ${error.message}`)
  })
  if (!verified) throw new DomainError('invalid', 'a wrong signature')
  const { personId, counter: counted } = known
  return { id: answer.id, personId, counted, counter: authenticationInfo.newCounter }
}

/** @throws DomainError invalid: the same passkey was used elsewhere at this moment, or removed */
async function noteUse(tx: Tx, now: Date, { id, counted, counter }: Used): Promise<void> {
  const [noted] = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: now })
    .where(and(eq(passkeys.credentialId, id), eq(passkeys.counter, counted)))
    .returning({ id: passkeys.credentialId })
  if (!noted) throw new DomainError('invalid', 'the passkey was used elsewhere meanwhile')
}
