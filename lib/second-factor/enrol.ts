import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recoveryCodes, totpSecrets } from '@/db/schema'
import { SECOND_FACTOR_COMPULSORY } from '@/lib/access/model'
import { can, type Person } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { endSessionsOf } from '@/lib/sessions/mutations'
import { raiseSession } from '@/lib/sessions/raise'
import { tellOwner } from '@/lib/sessions/tell-owner'
import { lockWaysIn, type WaysIn } from '@/lib/sessions/ways-in'
import { replaceRecoveryCodes } from './check'
import { lockSession } from './session'
import { matchingStep, pendingKey, sealKey } from './totp'

/**
 * Takes the app whose key was shown in this session, once a code of it came back, in place of one that was there.
 * Returns the recovery codes, to be shown once, and the session's new secret. Every other session ends.
 * @throws DomainError forbidden | expired: the session is over | invalid (fields)
 */
export async function enrolApp(
  ctx: Context,
  sessionSecret: string,
  digits: string,
): Promise<{ secret: string; codes: string[] }> {
  return audited(ctx, 'secondFactor.change', 'app set up', async (tx) => {
    const actor = ownerOf(ctx, 'set up an app')
    const session = await lockSession(tx, ctx.now, sessionSecret)
    if (session?.personId !== actor.id) throw new DomainError('expired', 'no session to set up an app in')
    const key = pendingKey(sessionSecret, env().AUTH_SECRET)
    const step = matchingStep(key, digits, ctx.now)
    if (step === null) throw new DomainError('invalid', 'wrong first code', { code: 'wrong_first_code' })
    const app = { sealed: sealKey(key, env().AUTH_SECRET), confirmedAt: ctx.now, lastStep: step }
    await tx
      .insert(totpSecrets)
      .values({ personId: actor.id, createdAt: ctx.now, ...app })
      .onConflictDoUpdate({ target: totpSecrets.personId, set: { createdAt: ctx.now, ...app } })
    const codes = await replaceRecoveryCodes(tx, actor.id)
    await endSessionsOf(tx, ctx.now, actor.id, session.id)
    const secret = await raiseSession(tx, ctx.now, session.id)
    await tellOwner(tx, ctx.now, actor.id, 'second_factor_on', occasionOf(ctx, actor))
    return { secret, codes }
  })
}

/**
 * New recovery codes, to be shown once; the old ones are void.
 * @throws DomainError forbidden: also without a second factor
 */
export async function renewRecoveryCodes(ctx: Context): Promise<string[]> {
  return audited(ctx, 'secondFactor.change', 'recovery codes', async (tx) => {
    const actor = ownerOf(ctx, 'renew recovery codes')
    const ways = await lockWaysIn(tx, actor.id)
    if (!ways?.hasApp && !ways?.passkeys) throw new DomainError('forbidden', 'no second factor')
    const codes = await replaceRecoveryCodes(tx, actor.id)
    await tellOwner(tx, ctx.now, actor.id, 'recovery_codes', occasionOf(ctx, actor))
    return codes
  })
}

/** Whether somebody may go without their app: who must have a second factor keeps a passkey. */
export const mayRemoveApp = (
  { role }: Pick<Person, 'role'>,
  { hasApp, passkeys }: Pick<WaysIn, 'hasApp' | 'passkeys'>,
): boolean => hasApp && (passkeys > 0 || !SECOND_FACTOR_COMPULSORY.includes(role))

/**
 * Removes the app, and the recovery codes with the last factor. Every other session ends.
 * @throws DomainError forbidden
 */
export async function removeApp(ctx: Context, sessionId: number): Promise<void> {
  await audited(ctx, 'secondFactor.change', 'app removed', async (tx) => {
    const actor = ownerOf(ctx, 'remove the app')
    const ways = await lockWaysIn(tx, actor.id)
    if (!ways || !mayRemoveApp(actor, ways)) throw new DomainError('forbidden', 'remove the app')
    await tx.delete(totpSecrets).where(eq(totpSecrets.personId, actor.id))
    if (ways.passkeys === 0) await forgetRecoveryCodes(tx, actor.id)
    await endSessionsOf(tx, ctx.now, actor.id, sessionId)
    await tellOwner(tx, ctx.now, actor.id, 'second_factor_off', occasionOf(ctx, actor))
  })
}

/** They stand in for a second factor; where none is left there is nothing to stand in for. */
export const forgetRecoveryCodes = (tx: Tx, personId: number) =>
  tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))

const occasionOf = ({ now }: Context, { id }: Person) => `person ${id} ${now.toISOString()}`

function ownerOf({ actor }: Context, what: string): Person {
  if (!actor || !can(actor, 'account.manage')) throw new DomainError('forbidden', what)
  return actor
}
