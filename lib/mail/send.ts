import { and, asc, eq, inArray, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { AppDb, Tx } from '@/db/client'
import { mails, makers } from '@/db/schema'
import { oneClickUrl } from '@/lib/follow/one-click'
import type { Locale } from '@/lib/i18n/model'
import { unseal } from '@/lib/secrets'
import { MAIL_PATH_PURPOSE } from './mutations'
import { renderLetter } from './render'
import type { MailServer } from './smtp'

export const ATTEMPTS_MAX = 10
const FAULT_MAX = 300

/** How long one letter may take: its row is locked meanwhile, and the pool would end an idle transaction sooner. */
const LETTER_TIMEOUT_MS = 120_000

export interface SendingContext {
  db: AppDb
  now: Date
  timeZone: string
  /** Begins every link. */
  baseUrl: string
  /** With which the paths are sealed. */
  secret: string
  /** Null: none is set up. */
  server: MailServer | null
  log: Pick<Logger, 'warn'>
}

type Mail = typeof mails.$inferSelect

/**
 * Sends what waits; the rows are the truth. Each is locked, passed over by whoever finds it locked, and marked before
 * the lock is given up, so that two workers never send one letter twice. Should we die between the server's yes and
 * our commit, the letter goes out again with the same Message-ID, by which mail programs know the copy.
 *
 * Without a server, letters are held until there is one. A server that can't be reached costs no attempt; a letter
 * that it refuses is tried again later and later, and doesn't keep back the others. `again`: whether those that were
 * refused are tried too, which only the clock asks for.
 */
export async function sendWaiting(ctx: SendingContext, again: boolean): Promise<void> {
  await expireLate(ctx)
  const { server } = ctx
  if (server === null) return hold(ctx.db)
  if (!(await someDue(ctx, again)) || !(await isReachable(ctx, server, again))) return
  const tried: number[] = []
  for (;;) {
    const offered = await offerNext(ctx, server, again, tried)
    if (offered === null) return
    tried.push(offered.id)
    // Was it the letter, or has the server gone? Then the others would only lose an attempt each.
    if (!offered.taken && !(await isReachable(ctx, server, again))) return
  }
}

/** Where it isn't, whatever is due says why. */
async function isReachable(ctx: SendingContext, server: MailServer, again: boolean): Promise<boolean> {
  try {
    await server.check()
    return true
  } catch (error) {
    const fault = faultOf(error)
    ctx.log.warn({ fault }, 'mail server')
    await ctx.db
      .update(mails)
      .set({ fault })
      .where(free(ctx.db, due(ctx, again)))
    return false
  }
}

/** Too late to be of use: not sent, and the way in is erased. */
async function expireLate({ db, now }: SendingContext): Promise<void> {
  await db
    .update(mails)
    .set({ state: 'expired', sealedPath: null })
    .where(free(db, and(inArray(mails.state, ['waiting', 'held', 'failed']), lte(mails.expiresAt, now))))
}

async function hold(db: AppDb): Promise<void> {
  await db
    .update(mails)
    .set({ state: 'held' })
    .where(free(db, eq(mails.state, 'waiting')))
}

/** Of these letters, those that nobody is sending at this moment. */
const free = (db: AppDb, which: SQL | undefined) =>
  inArray(mails.id, db.select({ id: mails.id }).from(mails).where(which).for('update', { skipLocked: true }))

/** After the nth refusal it rests for 2ⁿ⁻¹ minutes: ten attempts take eight and a half hours. */
const due = ({ now }: SendingContext, again: boolean) =>
  and(
    inArray(mails.state, ['waiting', 'held']),
    or(
      eq(mails.attempts, 0),
      again
        ? sql`${mails.triedAt} + make_interval(mins => power(2, ${mails.attempts} - 1)::int) <= ${now.toISOString()}::timestamptz`
        : undefined,
    ),
  )

async function someDue(ctx: SendingContext, again: boolean): Promise<boolean> {
  const rows = await ctx.db.select({ id: mails.id }).from(mails).where(due(ctx, again)).limit(1)
  return rows.length > 0
}

/** Offers the server the next letter that nobody else is sending; null: there is none. `tried`: those of this round. */
function offerNext(
  ctx: SendingContext,
  server: MailServer,
  again: boolean,
  tried: number[],
): Promise<{ id: number; taken: boolean } | null> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local idle_in_transaction_session_timeout = ${2 * LETTER_TIMEOUT_MS}`))
    const [mail] = await tx
      .select()
      .from(mails)
      .where(and(due(ctx, again), tried.length ? notInArray(mails.id, tried) : undefined))
      .orderBy(asc(mails.attempts), asc(mails.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!mail) return null
    const attempts = mail.attempts + 1
    const fault = await faultIn(async () => inTime(server.send(await written(ctx, tx, mail))))
    if (fault !== null) ctx.log.warn({ mail: mail.id, attempts, fault }, 'letter not sent')
    const state = attempts < ATTEMPTS_MAX ? ('waiting' as const) : ('failed' as const)
    const outcome = fault === null ? { state: 'sent' as const, sentAt: ctx.now, sealedPath: null } : { state }
    await tx
      .update(mails)
      .set({ ...outcome, attempts, triedAt: ctx.now, fault })
      .where(eq(mails.id, mail.id))
    return { id: mail.id, taken: fault === null }
  })
}

async function written(ctx: SendingContext, tx: Tx, mail: Mail) {
  const { key, template, locale, params, address, expiresAt } = mail
  const path = mail.sealedPath && unseal(mail.sealedPath, ctx.secret, MAIL_PATH_PURPOSE)
  if (mail.sealedPath !== null && path === null) throw new Error('sealed with another secret')
  const letter = renderLetter({
    template,
    locale,
    params,
    makerName: await makerNameOf(tx, params.maker, locale),
    link: path && `${ctx.baseUrl}/${locale}${path}`,
    expiresAt,
    baseUrl: ctx.baseUrl,
    timeZone: ctx.timeZone,
  })
  const unsubscribe = template === 'follow_digest' && path ? oneClickUrl(ctx.baseUrl, path) : null
  return { ...letter, key, address, locale, at: ctx.now, unsubscribe }
}

async function makerNameOf(tx: Tx, code: string | undefined, locale: Locale): Promise<string | null> {
  if (!code) return null
  const [maker] = await tx.select({ names: makers.names }).from(makers).where(eq(makers.code, code))
  return maker?.names[locale] ?? null
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('no answer in time')), LETTER_TIMEOUT_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Null: there was none. */
async function faultIn(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return faultOf(error)
  }
}

/** In the server's words, for administrators and the log: without addresses, links and whatever else may be secret. */
function faultOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return words
    .replaceAll(/[a-z]+:\/\/\S+/gi, '…')
    .replaceAll(/\S*@\S*/g, '…')
    .replaceAll(/[\w+/=-]{24,}/g, '…')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, FAULT_MAX)
}
