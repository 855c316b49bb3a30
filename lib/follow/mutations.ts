import { and, count, eq, inArray, isNull, max } from 'drizzle-orm'
import type { PublicDb, Tx } from '@/db/client'
import { follows, ledger, mails } from '@/db/schema'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { queueMail } from '@/lib/mail/mutations'
import { secretHash } from '@/lib/secrets'
import type { FollowInput } from './input'
import { CONFIRM_DAYS, FOLLOW_PATH, type Rhythm } from './model'
import { findSubject } from './queries'
import { followerSecret, isFollowerSecret } from './secret'
import { pathOf } from './subject'

const DAY = 86_400_000
/** What one address may be asked to confirm at a time: whoever types a stranger's address can't fill their mailbox. */
const UNCONFIRMED_MAX = 5

/**
 * Somebody wants to be told of what changes. One letter a day asks the address whether it wants to; what it follows already
 * stays as it is, and the answer never tells.
 * @throws DomainError invalid: nothing of the kind is published
 */
export async function askToFollow(
  ctx: Context,
  published: PublicDb,
  { subject, email, rhythm }: FollowInput,
  locale: Locale,
): Promise<void> {
  if (!(await findSubject(published, subject)))
    throw new DomainError('invalid', 'follow what is not there', { subject: 'required' })
  const [path, today] = [pathOf(subject), civilDate(ctx.now, ctx.timeZone)]
  const secret = followerSecret(email, env().AUTH_SECRET)
  await ctx.db.transaction(async (tx) => {
    const [open] = await tx
      .select({ n: count() })
      .from(follows)
      .where(and(eq(follows.address, email), isNull(follows.confirmedAt)))
    const asked = { rhythm, locale, createdAt: ctx.now, secretHash: secretHash(secret) }
    if ((open?.n ?? 0) < UNCONFIRMED_MAX)
      await tx
        .insert(follows)
        .values({ ...asked, address: email, subject: path, toldDay: today })
        // Whoever types an address changes nothing that it has confirmed.
        .onConflictDoUpdate({
          target: [follows.address, follows.subject],
          set: asked,
          setWhere: isNull(follows.confirmedAt),
        })
    await queueMail(tx, ctx.now, {
      key: `follow_confirm ${secretHash(email)} ${today}`,
      template: 'follow_confirm',
      personId: null,
      address: email,
      locale,
      path: FOLLOW_PATH + secret,
      expiresAt: new Date(ctx.now.getTime() + CONFIRM_DAYS * DAY),
    })
  })
}

/** The address of a secret, with its rows locked. @throws DomainError not_found: it follows nothing, or was never made */
async function addressBehind(tx: Tx, secret: string): Promise<string> {
  const [row] = isFollowerSecret(secret)
    ? await tx
        .select({ address: follows.address })
        .from(follows)
        .where(eq(follows.secretHash, secretHash(secret)))
        .for('update')
    : []
  if (!row) throw new DomainError('not_found', 'nobody follows by this secret')
  return row.address
}

/**
 * The address answers that it wants to. From now on it is told of what is still to come.
 * @throws DomainError not_found
 */
export async function confirmFollow(ctx: Context, secret: string, subject: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const address = await addressBehind(tx, secret)
    const [head] = await tx.select({ seq: max(ledger.seq) }).from(ledger)
    await tx
      .update(follows)
      .set({
        confirmedAt: ctx.now,
        toldSeq: head?.seq ?? 0,
        toldDay: civilDate(ctx.now, ctx.timeZone),
      })
      .where(and(eq(follows.address, address), eq(follows.subject, subject), isNull(follows.confirmedAt)))
  })
}

/** How often, and in which language, an address is told of all it follows. @throws DomainError not_found */
export async function changeFollows(
  ctx: Context,
  secret: string,
  { rhythm, locale }: { rhythm: Rhythm; locale: Locale },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const address = await addressBehind(tx, secret)
    await tx.update(follows).set({ rhythm, locale }).where(eq(follows.address, address))
  })
}

/**
 * Ends one thing that an address follows, by its path, or all of them. Nothing is kept: with the last go its letters, also
 * those that wait. @throws DomainError not_found
 */
export async function endFollows(ctx: Context, secret: string, which: string | 'all'): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const address = await addressBehind(tx, secret)
    await tx
      .delete(follows)
      .where(and(eq(follows.address, address), which === 'all' ? undefined : eq(follows.subject, which)))
    const [left] = await tx.select({ n: count() }).from(follows).where(eq(follows.address, address))
    if (left?.n === 0)
      await tx
        .delete(mails)
        .where(and(eq(mails.address, address), inArray(mails.template, ['follow_confirm', 'follow_digest'])))
  })
}
