import { and, eq, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { mails } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { seal } from '@/lib/secrets'
import type { MailParams, MailTemplate } from './model'

export const MAIL_PATH_PURPOSE = 'path in a letter'

/** The worker listens here for letters that have just been queued. */
export const MAIL_CHANNEL = 'vaada_mail'

interface Envelope {
  /** Names the occasion: the same one makes one letter, however often it is asked for. */
  key: string
  /** Null: to somebody without an account. */
  personId: number | null
  address: string
  locale: Locale
  /** Of the page it links to, without language: `/invitations/…`; null: no link. */
  path?: string | null
  /** After this it would be of no use; null: never too late. */
  expiresAt?: Date | null
}

/** A template with what its words need. */
export type Words<T extends MailTemplate> =
  MailParams[T] extends Record<string, never>
    ? { template: T; params?: MailParams[T] }
    : { template: T; params: MailParams[T] }

export type Letter = Envelope & { [T in MailTemplate]: Words<T> }[MailTemplate]

/** Queues a letter in the caller's transaction: it is sent if that commits, by the worker, once. */
export async function queueMail(tx: Tx, now: Date, letter: Letter): Promise<void> {
  const { params = {}, path = null, expiresAt = null, ...rest } = letter
  await tx
    .insert(mails)
    .values({
      ...rest,
      params: { ...params },
      expiresAt,
      createdAt: now,
      sealedPath: path === null ? null : seal(path, env().AUTH_SECRET, MAIL_PATH_PURPOSE),
    })
    .onConflictDoNothing()
  await wakeWorker(tx)
}

/**
 * Gives a letter that was given up another round of attempts.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function resendMail(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'mail.resend', `mail ${id}`, async (tx) => {
    if (!can(ctx.actor, 'mail.resend')) throw new DomainError('forbidden', `resend mail ${id}`)
    const [mail] = await tx.select({ id: mails.id }).from(mails).where(eq(mails.id, id))
    if (!mail) throw new DomainError('not_found', `mail ${id}`)
    const changed = await tx
      .update(mails)
      .set({ state: 'waiting', attempts: 0, fault: null })
      .where(and(eq(mails.id, id), eq(mails.state, 'failed')))
      .returning({ id: mails.id })
    if (changed.length === 0) throw new DomainError('already_done', `mail ${id} was not given up`)
    await wakeWorker(tx)
  })
}

/**
 * Says that there is something to send. The worker hears it once the transaction has committed, and not at all if it
 * doesn't. A notice and not a job of the queue, which would take a started pg-boss in the web server. Should nobody be
 * listening, the worker looks every minute anyway.
 */
export async function wakeWorker(db: Writable): Promise<void> {
  await db.execute(sql`select pg_notify(${MAIL_CHANNEL}, '')`)
}
