import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import { signInFailures } from '@/db/schema'
import { recordRefusal } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { secretHash } from '@/lib/secrets'

const MINUTE = 60_000
const WINDOW_MINUTES = 15
/** Wrong passwords for one address from browsers that its owner never used, and from each one that they did. */
const FAILURES_MAX = 10
/** Class of advisory locks, apart from those that are one number. */
const BUCKET_LOCKS = 7_361

/**
 * What failures are counted under. A browser that this person has signed in with before counts for itself, so that
 * whoever guesses from elsewhere can't keep the owner out.
 */
export const bucketOf = (email: string, knownBrowser: string | null): string =>
  secretHash(knownBrowser === null ? `address ${email}` : `browser ${knownBrowser} ${email}`)

/**
 * Notes an attempt before its slow check, one at a time for each bucket, so that many at once count as many. Outside
 * of any transaction that may be undone.
 * @throws DomainError throttled
 */
export async function countAttempt(db: AppDb, now: Date, bucket: string): Promise<void> {
  const since = new Date(now.getTime() - WINDOW_MINUTES * MINUTE)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${BUCKET_LOCKS}, hashtext(${bucket}))`)
    const [failures] = await tx
      .select({ n: count() })
      .from(signInFailures)
      .where(and(eq(signInFailures.bucket, bucket), gt(signInFailures.at, since)))
    if ((failures?.n ?? 0) >= FAILURES_MAX) throw new DomainError('throttled', 'too many failed attempts')
    await tx.insert(signInFailures).values({ bucket, at: now })
  })
}

/** After a success. */
export const forgetAttempts = (db: Writable, bucket: string) =>
  db.delete(signInFailures).where(eq(signInFailures.bucket, bucket))

/** Refused for now. `isFirst`: this client is refused for the first time in the window, so a line is enough. */
export class Throttled extends DomainError {
  constructor(readonly isFirst: boolean) {
    super('throttled', 'too many attempts by one client')
  }
}

/** Attempts of one client, in this process's memory alone: its address is written nowhere. */
export class ClientLimit {
  private readonly seen = new Map<string, number[]>()
  private readonly refused = new Map<string, number>()

  constructor(
    private readonly max: number,
    private readonly windowMs = WINDOW_MINUTES * MINUTE,
    private readonly clientsMax = 10_000,
  ) {}

  /** @throws DomainError throttled */
  count(client: string, now: Date): void {
    const since = now.getTime() - this.windowMs
    const recent = (this.seen.get(client) ?? []).filter((at) => at > since)
    if (recent.length >= this.max) {
      const isFirst = (this.refused.get(client) ?? 0) <= since
      if (isFirst) this.keep(this.refused, client, now.getTime())
      throw new Throttled(isFirst)
    }
    this.keep(this.seen, client, [...recent, now.getTime()])
  }

  /** The longest unseen goes first: a crowd of clients can't grow this without end. */
  private keep<T>(clients: Map<string, T>, client: string, value: T): void {
    clients.delete(client)
    clients.set(client, value)
    const [oldest] = clients.keys()
    if (clients.size > this.clientsMax && oldest !== undefined) clients.delete(oldest)
  }
}

/**
 * Counts one form of a client. The first that is refused leaves a line in the trail, which holds no address.
 * @throws DomainError throttled
 */
export async function countForm(
  { db, now }: Pick<Context, 'db' | 'now'>,
  limit: ClientLimit,
  client: string,
  act: 'correction.ask' | 'follow.ask' | 'suggestion.send',
): Promise<void> {
  try {
    limit.count(client, now)
  } catch (error) {
    if (error instanceof Throttled && error.isFirst)
      await recordRefusal(db, now, { act, subject: 'open form', personId: null }, error.code)
    throw error
  }
}

/** What a program sent is thrown away; a line says that it was, for no more forms than a client may send. */
export async function noteProgram(
  { db, now }: Pick<Context, 'db' | 'now'>,
  limit: ClientLimit,
  client: string,
  act: 'correction.ask' | 'follow.ask' | 'suggestion.send',
): Promise<void> {
  try {
    limit.count(client, now)
  } catch {
    return
  }
  await recordRefusal(db, now, { act, subject: 'open form', personId: null }, 'hasty')
}

/** One a process each: an hour of a ministry behind one address stays below, a guessing program doesn't. */
export const signInLimit = new ClientLimit(100)
/** Links and invitations that are used, or tried. */
export const linkLimit = new ClientLimit(100)
/** Calendars that are read: every program asks a few times an hour. */
export const calendarLimit = new ClientLimit(300)
export const leaveLimit = new ClientLimit(300)
export const letterLimit = new ClientLimit(20)
export const requestLimit = new ClientLimit(5)
/** A reader follows a few things in one go. */
export const followLimit = new ClientLimit(15)
export const correctionLimit = new ClientLimit(5)
export const suggestionLimit = new ClientLimit(5)
