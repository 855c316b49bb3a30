import { and, eq, inArray, isNull, max } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { mails, notices, people, submissions } from '@/db/schema'
import { civilDate, daysBetween, type IsoDate } from '@/lib/dates/partial'
import { queueMail } from '@/lib/mail/mutations'
import type { SubmissionState } from '@/lib/submissions/model'
import { type DigestLine, linesAsText } from './digest'
import { type NoticeKind, URGENT_DAYS } from './model'
import { listOwing, type Owing } from './recipients'
import { isLetterHour, isUrgent, reminderOn } from './schedule'

interface Clock {
  now: Date
  timeZone: string
}

/**
 * The letters of the day: reminders that fall due, and one letter to everybody for whom something waits. It may run as
 * often as it likes: an occasion is told once, and nobody gets two letters in one day. Answers with how many there were.
 */
export async function writeLettersOfTheDay(
  db: AppDb,
  { now, timeZone }: Clock,
): Promise<{ reminders: number; letters: number }> {
  if (!isLetterHour(now, timeZone)) return { reminders: 0, letters: 0 }
  const today = civilDate(now, timeZone)
  const owing = await listOwing(db, today)
  const reminded = await noteReminders(db, now, today, owing)
  const waiting = await db
    .selectDistinct({ personId: notices.personId })
    .from(notices)
    .where(isNull(notices.toldAt))
  let letters = 0
  for (const { personId } of waiting) {
    const own = owing.filter((one) => one.personId === personId)
    if (await db.transaction((tx) => writeDigest(tx, now, today, personId, own))) letters += 1
  }
  return { reminders: reminded, letters }
}

/** Notes for each person and cycle the reminder that falls due today, if it was not told before. */
async function noteReminders(db: AppDb, now: Date, today: IsoDate, owing: readonly Owing[]): Promise<number> {
  if (owing.length === 0) return 0
  const told = await db
    .select({ personId: notices.personId, cycleKey: notices.cycleKey, occasion: max(notices.occasion) })
    .from(notices)
    .where(inArray(notices.cycleKey, [...new Set(owing.map(({ cycleKey }) => cycleKey))]))
    .groupBy(notices.personId, notices.cycleKey)
  const latest = new Map(
    told.map(({ personId, cycleKey, occasion }) => [`${personId} ${cycleKey}`, occasion]),
  )
  const due = owing.flatMap((one) => {
    const last = latest.get(`${one.personId} ${one.cycleKey}`) ?? null
    const occasion = reminderOn(one, today, last === null ? [] : [last])
    if (occasion === null || one.choice === 'none') return []
    if (one.choice === 'urgent' && !isUrgent(occasion)) return []
    return [
      {
        key: `reminder ${one.cycleKey} ${occasion} person ${one.personId}`,
        personId: one.personId,
        kind: occasion > 0 ? ('late' as const) : ('due' as const),
        cycleKey: one.cycleKey,
        occasion,
        createdAt: now,
      },
    ]
  })
  if (due.length === 0) return 0
  const noted = await db.insert(notices).values(due).onConflictDoNothing().returning({ id: notices.id })
  return noted.length
}

/**
 * One letter with all that waits for somebody; false: none was written. What comes after it waits for tomorrow's. The
 * notices are locked meanwhile, and passed over by whoever finds them locked.
 */
async function writeDigest(
  tx: Tx,
  now: Date,
  today: IsoDate,
  personId: number,
  owing: readonly Owing[],
): Promise<boolean> {
  const waiting = await tx
    .select({ id: notices.id, kind: notices.kind, submissionId: notices.submissionId })
    .from(notices)
    .where(and(eq(notices.personId, personId), isNull(notices.toldAt)))
    .for('update', { skipLocked: true })
  if (waiting.length === 0) return false
  const key = `digest ${today} person ${personId}`
  const [written] = await tx.select({ id: mails.id }).from(mails).where(eq(mails.key, key))
  if (written) return false
  const [person] = await tx
    .select({ address: people.email, locale: people.locale })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.disabled, false)))
  const owed = owedLines(owing, today)
  const events = await eventLines(tx, waiting)
  // What is owed alone is no occasion: it is told with whatever is.
  const reminds = owed.length > 0 && waiting.some(({ submissionId }) => submissionId === null)
  const lines = person && (reminds || events.length > 0) ? [...owed, ...events] : []
  if (person && lines.length > 0)
    await queueMail(tx, now, {
      ...person,
      key,
      template: 'digest',
      personId,
      params: { lines: linesAsText(lines) },
      path: '/workspace',
    })
  await tx
    .update(notices)
    .set({ toldAt: now })
    .where(
      inArray(
        notices.id,
        waiting.map(({ id }) => id),
      ),
    )
  return lines.length > 0
}

/** What somebody owes in every open cycle, as far as they want to hear of it; the first due first. */
const owedLines = (owing: readonly Owing[], today: IsoDate): DigestLine[] =>
  owing
    .filter(({ choice, dueOn }) =>
      choice === 'urgent' ? daysBetween(today, dueOn) <= URGENT_DAYS : choice === 'digest',
    )
    .map(({ dueOn, count }) => ({ kind: dueOn < today ? 'late' : 'due', count, day: dueOn }))

/** States in which it is still worth a line. */
const STILL: Readonly<Record<Exclude<NoticeKind, 'due' | 'late'>, readonly SubmissionState[]>> = {
  returned: ['returned'],
  accepted: ['accepted', 'published'],
  refused: ['refused'],
  assessed: ['accepted', 'published'],
  offered: ['published'],
  commented: ['draft', 'returned', 'submitted'],
  submitted: ['submitted', 'published'],
  published: ['published'],
}

/** What happened to submissions and still holds, by kind: how many. */
async function eventLines(
  tx: Tx,
  waiting: readonly { kind: NoticeKind; submissionId: number | null }[],
): Promise<DigestLine[]> {
  const ids = waiting.flatMap(({ submissionId }) => submissionId ?? [])
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: submissions.id, state: submissions.state })
    .from(submissions)
    .where(inArray(submissions.id, ids))
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
  return (Object.keys(STILL) as (keyof typeof STILL)[]).flatMap((kind) => {
    const about = waiting
      .filter((notice) => notice.kind === kind)
      .flatMap(({ submissionId }) => submissionId ?? [])
      .filter((id) => STILL[kind].some((state) => state === stateOf.get(id)))
    const count = new Set(about).size
    return count > 0 ? [{ kind, count, day: null }] : []
  })
}
