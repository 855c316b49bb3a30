import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { AppDb, PublicDb, Tx } from '@/db/client'
import { follows } from '@/db/schema'
import type { Change } from '@/lib/changes/model'
import { listChangesBetween, type Told } from '@/lib/changes/queries'
import { rows } from '@/lib/commitments/columns'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { queueMail } from '@/lib/mail/mutations'
import { secretHash } from '@/lib/secrets'
import { FOLLOW_PATH, type Rhythm } from './model'
import { findSubject, type SubjectName } from './queries'
import { dueDay, hourIn } from './schedule'
import { scopeOf } from './scope'
import { followerSecret } from './secret'
import { type FollowSection, sectionsAsText } from './sections'
import { pathOf, type Subject, subjectOf } from './subject'

/** What one letter tells of one subject; the rest is counted and stands on its page. */
const CHANGES_MAX = 15
/** What is read at most, to count the rest: more than that is "many" to anybody. */
const READ_MAX = 200

export interface DigestContext {
  db: AppDb
  /** Everything that a letter tells is public, so it is read as the public reads. */
  published: PublicDb
  now: Date
  timeZone: string
  /** The site's own secret. */
  secret: string
  /** The words of pages: for a change, and for what a subject is called. */
  tell: (locale: Locale, change: Change) => FollowSection['changes'][number]
  nameOf: (locale: Locale, subject: SubjectName) => string
}

type Follow = typeof follows.$inferSelect

/**
 * Letters to followers whose day has come. It may run as often as it likes: how far an address was told moves in the
 * transaction that queues its letter, so a change is told once, also where the worker dies in the middle or two run at
 * once. Answers with how many letters there were.
 */
export async function writeFollowerLetters(ctx: DigestContext): Promise<number> {
  const today = civilDate(ctx.now, ctx.timeZone)
  const hour = hourIn(ctx.now, ctx.timeZone)
  const waiting = await ctx.db
    .selectDistinct({ address: follows.address, rhythm: follows.rhythm, toldDay: follows.toldDay })
    .from(follows)
    .where(and(isNotNull(follows.confirmedAt), sql`${follows.toldDay} < ${today}`))
  const isDue = ({ rhythm, toldDay }: { rhythm: Rhythm; toldDay: IsoDate }) =>
    dueDay(rhythm, toldDay, today, hour) !== null
  const addresses = new Set(waiting.filter(isDue).map(({ address }) => address))
  const [head] = await rows<{ seq: number }>(
    ctx.published,
    sql`select coalesce(max(seq), 0)::int as seq from ledger`,
  )
  const now: Told = { seq: head?.seq ?? 0, day: today }
  const changes = reader(ctx, now)
  let letters = 0
  for (const address of addresses)
    if (await ctx.db.transaction((tx) => writeLetter(tx, ctx, { address, now, isDue, changes }))) letters += 1
  return letters
}

interface LetterTo {
  address: string
  now: Told
  isDue: (row: Follow) => boolean
  changes: ReturnType<typeof reader>
}

/** One letter about all that an address follows and is due; false: nothing changed, or somebody else is writing it. */
async function writeLetter(
  tx: Tx,
  ctx: DigestContext,
  { address, now, isDue, changes }: LetterTo,
): Promise<boolean> {
  const locked = await tx
    .select()
    .from(follows)
    .where(and(eq(follows.address, address), isNotNull(follows.confirmedAt)))
    .orderBy(follows.createdAt, follows.id)
    .for('update', { skipLocked: true })
  // The narrowest first: what a commitment's own section tells is not told again by that of its country.
  const due = locked.filter(isDue).toSorted((a, b) => breadthOf(a.subject) - breadthOf(b.subject))
  const [first] = due
  if (!first) return false
  const { locale } = first
  const secret = followerSecret(address, ctx.secret)
  const sections: FollowSection[] = []
  const told = new Set<string>()
  for (const row of due) {
    const subject = subjectOf(row.subject)
    if (!subject) continue
    const found = (await findSubject(ctx.published, subject)) ?? removed(subject)
    if (!found) continue
    const all = await changes(subject, { seq: row.toldSeq, day: row.toldDay })
    const own = all.filter((change) => !told.has(keyOf(change)))
    for (const change of own) told.add(keyOf(change))
    if (own.length === 0) continue
    sections.push({
      name: ctx.nameOf(locale, found),
      path: href(locale, pathOf(subject)),
      changes: own.slice(0, CHANGES_MAX).map((change) => ctx.tell(locale, change)),
      more: Math.max(0, own.length - CHANGES_MAX),
    })
  }
  for (const { id } of due)
    await tx
      .update(follows)
      // Its hash too: the site's secret may be another than it was.
      .set({ toldSeq: now.seq, toldDay: now.day, secretHash: secretHash(secret) })
      .where(eq(follows.id, id))
  if (sections.length === 0) return false
  await queueMail(tx, ctx.now, {
    key: `follow_digest ${secretHash(due.map(({ id }) => id).join(' '))} ${now.day}`,
    template: 'follow_digest',
    personId: null,
    address,
    locale,
    params: { sections: sectionsAsText(sections) },
    path: FOLLOW_PATH + secret,
  })
  return true
}

/** Of a record that was taken away its followers are told too, by its reference. */
const removed = (subject: Subject): SubjectName | null =>
  subject.kind === 'commitment' ? { ...subject, title: {} } : null

/** Many follow the same and were told of it at the same time: it is read once a run. */
function reader({ published, timeZone }: DigestContext, now: Told) {
  const read = new Map<string, Promise<Change[]>>()
  return (subject: Subject, from: Told): Promise<Change[]> => {
    const key = [pathOf(subject), from.seq, from.day].join(' ')
    const known = read.get(key)
    if (known) return known
    const scope = { ...scopeOf(subject), today: now.day, zone: timeZone }
    const reading = listChangesBetween(published, scope, from, now, READ_MAX)
    read.set(key, reading)
    return reading
  }
}

const keyOf = (change: Change): string =>
  change.kind === 'publication' ? `entry ${change.seq}` : `status ${change.commitmentId}`

const BREADTH = ['commitment', 'organisation', 'action', 'country', 'record'] as const
const breadthOf = (path: string): number => BREADTH.indexOf(subjectOf(path)?.kind ?? 'record')
