import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailLinks, people } from '@/db/schema'
import { type AuditLine, audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { secretHash } from '@/lib/secrets'
import type { LinkPurpose } from '@/lib/sessions/model'
import { endSessionsOf, openSession } from '@/lib/sessions/mutations'
import { hashPassword, passwordFault } from '@/lib/sessions/passwords'
import { listPersonalWords } from '@/lib/sessions/queries'
import { tellOwner } from '@/lib/sessions/tell-owner'
import { endLinks } from './end'
import { findLink } from './queries'

type Clock = Pick<Context, 'db' | 'now'>

/**
 * Uses a sign-in link up, and returns the secret of the session that it opens. Whoever has a second factor still owes
 * it.
 * @throws DomainError not_found | already_done | expired
 */
export async function signInByLink(ctx: Clock, secret: string, browser: string | null): Promise<string> {
  return audited({ ...ctx, actor: null }, 'link.use', 'sign_in', async (tx, line) => {
    const personId = await useLink(tx, ctx.now, 'sign_in', secret, line)
    return openSession(tx, ctx.now, { personId, method: 'link', browser })
  })
}

/**
 * Uses a link up to set a new password. Every session of the person ends; returns the secret of the one that opens,
 * which still owes the second factor where there is one: nobody gets round it by a mailbox.
 * @throws DomainError not_found | already_done | expired | invalid (fields)
 */
export async function resetPassword(
  ctx: Clock,
  secret: string,
  password: string,
  browser: string | null,
): Promise<string> {
  const link = await findLink(ctx.db, ctx.now, secret, 'reset_password')
  const open = link?.state === 'open' ? link : null
  const fault = open && passwordFault(password, await listPersonalWords(ctx.db, open.personId))
  // Hashed before the transaction, because it takes its time, and only for a link that is worth it.
  const passwordHash = open && !fault ? await hashPassword(password) : null
  return audited({ ...ctx, actor: null }, 'link.use', 'reset_password', async (tx, line) => {
    const personId = await useLink(tx, ctx.now, 'reset_password', secret, line)
    if (fault) throw new DomainError('invalid', 'weak password', { password: fault })
    if (passwordHash === null) throw new DomainError('expired', 'link changed meanwhile')
    line.act = 'password.change'
    line.subject = `person ${personId}, by link`
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await endSessionsOf(tx, ctx.now, personId)
    await endLinks(tx, ctx.now, personId)
    await tellOwner(tx, ctx.now, personId, 'password', `link ${secretHash(secret)}`)
    return openSession(tx, ctx.now, { personId, method: 'link', browser })
  })
}

/** Once, also in two browsers at the same moment. Older links of the same kind end with it. Returns whose it is. */
async function useLink(
  tx: Tx,
  now: Date,
  purpose: LinkPurpose,
  secret: string,
  line: AuditLine,
): Promise<number> {
  const tokenHash = secretHash(secret)
  // The person first, then what is theirs, as in every change of an account: of two at once one waits.
  const seen = await findLink(tx, now, secret, purpose)
  if (seen)
    await tx.select({ id: people.id }).from(people).where(eq(people.id, seen.personId)).for('no key update')
  await tx
    .select({ tokenHash: emailLinks.tokenHash })
    .from(emailLinks)
    .where(eq(emailLinks.tokenHash, tokenHash))
    .for('update')
  const link = await findLink(tx, now, secret, purpose)
  if (!link) throw new DomainError('not_found', `link to ${purpose}`)
  line.personId = link.personId
  if (link.state === 'used') throw new DomainError('already_done', `link to ${purpose}`)
  if (link.state === 'expired') throw new DomainError('expired', `link to ${purpose}`)
  await tx.update(emailLinks).set({ usedAt: now }).where(eq(emailLinks.tokenHash, tokenHash))
  await endLinks(tx, now, link.personId, { purpose, but: tokenHash })
  return link.personId
}
