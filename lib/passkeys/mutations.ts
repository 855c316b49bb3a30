import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import { passkeys } from '@/db/schema'
import { SECOND_FACTOR_COMPULSORY } from '@/lib/access/model'
import { can, type Person } from '@/lib/access/policy'
import { type AuditLine, audited, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { replaceRecoveryCodes } from '@/lib/second-factor/check'
import { forgetRecoveryCodes } from '@/lib/second-factor/enrol'
import { beginCeremony, takeCeremony } from '@/lib/sessions/ceremonies'
import { endSessionsOf } from '@/lib/sessions/mutations'
import { raiseSession } from '@/lib/sessions/raise'
import { tellOwner } from '@/lib/sessions/tell-owner'
import { lockWaysIn, type WaysIn } from '@/lib/sessions/ways-in'
import type { NewCredential } from './input'
import { CEREMONY_MINUTES, PASSKEYS_MAX } from './limits'
import { handleOf, type RelyingParty } from './model'
import { listPasskeys } from './queries'

const KIND = 'passkey.add'
/** EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257]

type Credential = Parameters<typeof verifyRegistrationResponse>[0]['response']

function ownerOf(ctx: Context): Person {
  if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'change passkeys')
  return ctx.actor
}

/** Words for the device: whoever opens its list of passkeys reads them. */
export interface DeviceLabel {
  name: string
  email: string
}

/**
 * The question that makes a new passkey of the actor, and the secret for the browser's cookie.
 * @throws DomainError conflict: they have as many as anybody may
 */
export async function beginPasskey(ctx: Context, rp: RelyingParty, label: DeviceLabel) {
  const owner = ownerOf(ctx)
  const known = await listPasskeys(ctx.db, owner.id)
  if (known.length >= PASSKEYS_MAX)
    throw new DomainError('conflict', `person ${owner.id} has enough passkeys`)
  const options = await generateRegistrationOptions({
    rpName: 'Vaada',
    rpID: rp.id,
    userID: Uint8Array.from(handleOf(rp, owner.id)),
    userName: label.email,
    userDisplayName: label.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: CEREMONY_MINUTES * 60_000,
  })
  const state = { challenge: options.challenge, personId: owner.id }
  const secret = await beginCeremony(ctx.db, ctx.now, KIND, state, CEREMONY_MINUTES)
  return { options, secret }
}

/**
 * Adds the passkey that answers what `beginPasskey` asked in this browser. The actor's other sessions end; returns the
 * new secret of this one, in which both factors are given from here. `codes`: recovery codes to show once, if it
 * is their first second factor; null: it isn't.
 * @throws DomainError expired | invalid | already_done | conflict: they have as many as anybody may
 */
export async function addPasskey(
  ctx: Context,
  rp: RelyingParty,
  sessionId: number,
  ceremony: string | null,
  { name, answer }: { name: string; answer: NewCredential },
): Promise<{ secret: string; codes: string[] | null }> {
  const line: AuditLine = { act: 'passkey.change', subject: 'add', personId: ctx.actor?.id ?? null }
  return refusalsRecorded(ctx, line, async () => {
    const owner = ownerOf(ctx)
    const begun = await takeCeremony(ctx.db, ctx.now, KIND, ceremony)
    if (begun?.personId !== owner.id) throw new DomainError('expired', 'no passkey was asked for here')
    const credential = await readNewCredential(rp, String(begun.challenge), answer)
    return ctx.db.transaction(async (tx) => {
      const before = await lockWaysIn(tx, owner.id)
      if (!before || before.passkeys >= PASSKEYS_MAX) throw new DomainError('conflict', 'enough passkeys')
      const [added] = await tx
        .insert(passkeys)
        .values({ ...credential, personId: owner.id, name, createdAt: ctx.now })
        .onConflictDoNothing()
        .returning({ id: passkeys.credentialId })
      if (!added) throw new DomainError('already_done', 'this passkey is known')
      const secret = await raiseSession(tx, ctx.now, sessionId)
      await endSessionsOf(tx, ctx.now, owner.id, sessionId)
      await tellOwner(tx, ctx.now, owner.id, 'passkey_added', added.id)
      const isFirst = !before.hasApp && before.passkeys === 0
      const codes = isFirst ? await replaceRecoveryCodes(tx, owner.id) : null
      await recordLine(tx, ctx.now, line)
      return { secret, codes }
    })
  })
}

/** @throws DomainError invalid: it isn't an answer to this question, or its owner wasn't checked */
async function readNewCredential(rp: RelyingParty, challenge: string, answer: NewCredential) {
  const verified = await verifyRegistrationResponse({
    response: answer as Credential,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: Error) => {
    throw new DomainError('invalid', `not a passkey for this site: ${error.message}`)
  })
  if (!verified.verified) throw new DomainError('invalid', 'the passkey could not be verified')
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
}

/** @throws DomainError not_found: it is somebody else's, or there is none */
export async function renamePasskey(ctx: Context, id: string, name: string): Promise<void> {
  await audited(ctx, 'passkey.change', 'rename', async (tx) => {
    const [renamed] = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.credentialId, id), eq(passkeys.personId, ownerOf(ctx).id)))
      .returning({ id: passkeys.credentialId })
    if (!renamed) throw new DomainError('not_found', 'no such passkey')
  })
}

/** Whether somebody may go without one of their passkeys: their role may need it as second factor, or they to get in. */
export function mayRemovePasskey({ role }: Pick<Person, 'role'>, ways: WaysIn): boolean {
  if (ways.passkeys > 1) return true
  const isNeeded = !ways.hasApp && SECOND_FACTOR_COMPULSORY.includes(role)
  return !isNeeded && (ways.hasPassword || ways.identities > 0)
}

/**
 * Removes a passkey of the actor, with the recovery codes if it was their last second factor, and ends their other sessions.
 * @throws DomainError not_found | forbidden: it is the last one, and is needed
 */
export async function removePasskey(ctx: Context, sessionId: number, id: string): Promise<void> {
  await audited(ctx, 'passkey.change', 'remove', async (tx) => {
    const owner = ownerOf(ctx)
    const before = await lockWaysIn(tx, owner.id)
    const [removed] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.credentialId, id), eq(passkeys.personId, owner.id)))
      .returning({ id: passkeys.credentialId })
    if (!removed || !before) throw new DomainError('not_found', 'no such passkey')
    if (!mayRemovePasskey(owner, before)) throw new DomainError('forbidden', 'the last one that is needed')
    if (before.passkeys === 1 && !before.hasApp) await forgetRecoveryCodes(tx, owner.id)
    await endSessionsOf(tx, ctx.now, owner.id, sessionId)
    await tellOwner(tx, ctx.now, owner.id, 'passkey_removed', `${id} ${ctx.now.toISOString()}`)
  })
}
