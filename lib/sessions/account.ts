import { and, eq, sql } from 'drizzle-orm'
import { people } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { type AuditLine, audited, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { endLinks } from '@/lib/links/end'
import type { DetailsInput, PasswordChangeInput } from './input'
import { endSessionsOf } from './mutations'
import { hashPassword, passwordFault, passwordMatches } from './passwords'
import { listPersonalWords } from './queries'
import { renewSecret } from './raise'
import { tellOwner } from './tell-owner'
import { bucketOf, countAttempt, forgetAttempts } from './throttle'

/** Their own name, and the language of the letters they get. @throws DomainError forbidden */
export async function changeDetails(ctx: Context, details: DetailsInput): Promise<void> {
  await audited(ctx, 'account.manage', 'own', async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'change details')
    await tx.update(people).set(details).where(eq(people.id, ctx.actor.id))
  })
}

/**
 * Sets the actor's password, the first or another one. Every other session of theirs ends with it, and every link that
 * waits in their mailbox; a letter tells them. `sessionId`: the session it is changed in, which stays and gets a new
 * secret, returned for the cookie.
 * @throws DomainError forbidden | throttled | conflict | expired | invalid (fields)
 */
export async function changePassword(
  ctx: Context,
  sessionId: number,
  { password, newPassword }: PasswordChangeInput,
): Promise<string> {
  const { db, now, actor } = ctx
  const line: AuditLine = { act: 'password.change', subject: 'own', personId: actor?.id ?? null }
  // Checked before there is a transaction: it takes its time, and a refusal must not undo its count.
  return refusalsRecorded(ctx, line, async () => {
    if (!actor || !can(actor, 'account.manage')) throw new DomainError('forbidden', 'change password')
    const bucket = bucketOf(`person ${actor.id}`, `session ${sessionId}`)
    const stored = await findPasswordHash(db, actor.id)
    const faults: Record<string, string> = {}
    if (stored !== null) {
      await countAttempt(db, now, bucket)
      if (await passwordMatches(stored, password)) await forgetAttempts(db, bucket)
      else faults.password = 'wrong_password'
    }
    const fault = passwordFault(newPassword, await listPersonalWords(db, actor.id))
    if (fault) faults.newPassword = fault
    if (Object.keys(faults).length) throw new DomainError('invalid', 'change password', faults)
    const passwordHash = await hashPassword(newPassword)
    return db.transaction(async (tx) => {
      const unchanged = sql`${people.passwordHash} is not distinct from ${stored}`
      const [changed] = await tx
        .update(people)
        .set({ passwordHash })
        .where(and(eq(people.id, actor.id), eq(people.disabled, false), unchanged))
        .returning({ id: people.id })
      if (!changed) throw new DomainError('conflict', `password of ${actor.id} was changed meanwhile`)
      await endSessionsOf(tx, now, actor.id, sessionId)
      const secret = await renewSecret(tx, now, sessionId)
      await endLinks(tx, now, actor.id)
      await tellOwner(tx, now, actor.id, 'password', `session ${sessionId} ${now.toISOString()}`)
      await recordLine(tx, now, line)
      return secret
    })
  })
}

async function findPasswordHash(db: Context['db'], personId: number): Promise<string | null> {
  const [row] = await db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId))
  return row?.passwordHash ?? null
}
