import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { contributorRights, noticeChoices, notices, offices, people } from '@/db/schema'
import type { Right } from '@/lib/access/model'
import { can, type Person, type WritingSubject } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { queueMail, type Words } from '@/lib/mail/mutations'
import { actsToday, officeRoleOf } from '@/lib/sessions/find'
import { loadSubmission } from '@/lib/submissions/load'
import { type Choices, DEFAULT_CHOICES, type Delivery, type EventKind } from './model'

interface Listener extends Person {
  address: string
  locale: Locale
  choices: Choices
}

/**
 * Tells the people of an office, or of an organisation, what happened to a submission of theirs, except whoever did it: at once or in the
 * letter of the day, as each has chosen. Whoever hands something in gets their receipt. `occasion` names the event, so
 * that it is told once. Nobody is told of what they may not read.
 */
export async function tellOfSubmission(
  tx: Tx,
  ctx: Context,
  submissionId: number,
  kind: EventKind,
  occasion: string,
): Promise<void> {
  const { row, subject } = await loadSubmission(tx, submissionId)
  for (const listener of await listListeners(tx, ctx, subject)) {
    if (!can(listener, 'submission.read', subject)) continue
    const didIt = listener.id === ctx.actor?.id
    if (didIt && kind !== 'submitted') continue
    const wrote = subject.authorIds.includes(listener.id) || row.holderId === listener.id
    const isOwn = kind === 'submitted' ? didIt : wrote
    await tell(tx, ctx.now, listener, {
      kind,
      submissionId,
      occasion,
      delivery: isOwn ? listener.choices.own : listener.choices.office,
      path: `/workspace/submissions/${submissionId}`,
    })
  }
}

/**
 * Tells the people of an office that an assessment of a commitment of theirs is there to be answered: by the number of the
 * preview alone, at the moment of its acceptance or publication, which says nothing of its author.
 */
export async function tellOffice(
  tx: Tx,
  ctx: Context,
  submissionId: number,
  previewId: number,
): Promise<void> {
  const { subject } = await loadSubmission(tx, submissionId)
  const { makerCode, hasOffice, commitmentId } = subject
  const office = { makerCode, hasOffice, commitmentId }
  for (const listener of await listListeners(tx, ctx, { ...office, authorIds: [] }))
    if (can(listener, 'assessment.preview', office))
      await tell(tx, ctx.now, listener, {
        kind: 'assessed',
        submissionId,
        occasion: `assessment ${previewId}`,
        delivery: listener.choices.office,
        path: `/workspace/assessments/${previewId}`,
      })
}

/** Tells the people of an office who may answer it that a partner offers help with a commitment of theirs. */
export async function tellOfOffer(
  tx: Tx,
  ctx: Context,
  { makerCode, hasOffice, commitmentId }: WritingSubject,
  submissionId: number,
): Promise<void> {
  const office = { makerCode, hasOffice, commitmentId }
  for (const listener of await listListeners(tx, ctx, { ...office, authorIds: [] }))
    if (can(listener, 'contribution.answer', office))
      await tell(tx, ctx.now, listener, {
        kind: 'offered',
        submissionId,
        occasion: `offer ${submissionId}`,
        delivery: listener.choices.office,
        path: '/workspace/contributions',
      })
}

/** Tells every reviewer that a check has been open for too long: at once, and whatever they chose. */
export async function tellReviewers(tx: Tx, now: Date, submissionId: number): Promise<void> {
  const reviewers = await tx
    .select({ id: people.id, address: people.email, locale: people.locale })
    .from(people)
    .where(and(eq(people.role, 'reviewer'), eq(people.disabled, false)))
    .orderBy(people.id)
  for (const { id, address, locale } of reviewers)
    await queueMail(tx, now, {
      template: 'check_overdue',
      params: { id: String(submissionId) },
      key: `check_overdue ${submissionId} person ${id}`,
      personId: id,
      address,
      locale,
      path: `/reviews/${submissionId}`,
    })
}

interface Told {
  kind: EventKind
  submissionId: number
  occasion: string
  delivery: Delivery
  path: string
}

async function tell(
  tx: Tx,
  now: Date,
  { id, address, locale }: Listener,
  { kind, submissionId, occasion, delivery, path }: Told,
): Promise<void> {
  if (delivery === 'none') return
  const key = `${kind} ${occasion} person ${id}`
  if (delivery === 'digest')
    await tx
      .insert(notices)
      .values({ key, personId: id, kind, submissionId, createdAt: now })
      .onConflictDoNothing()
  else
    await queueMail(tx, now, {
      ...wordsOf(kind, submissionId, now),
      key,
      personId: id,
      address,
      locale,
      path,
    })
}

function wordsOf(
  kind: EventKind,
  submissionId: number,
  now: Date,
): { [K in EventKind]: Words<K> }[EventKind] {
  const id = String(submissionId)
  if (kind === 'assessed' || kind === 'offered') return { template: kind }
  return kind === 'submitted'
    ? { template: kind, params: { id, at: now.toISOString() } }
    : { template: kind, params: { id } }
}

/** People of a maker's office or of the organisation that writes, and whoever else wrote in it, as they are today. */
async function listListeners(
  tx: Tx,
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
  {
    makerCode,
    organisationId = null,
    authorIds,
  }: { makerCode: string; organisationId?: number | null; authorIds: readonly number[] },
): Promise<Listener[]> {
  const rows = await tx
    .select({
      id: people.id,
      role: people.role,
      address: people.email,
      locale: people.locale,
      makerCode: offices.makerCode,
      officeRole: people.officeRole,
      organisationId: people.organisationId,
      acts: actsToday(civilDate(now, timeZone)),
      grants: sql<Record<number, Right[]> | null>`(select json_object_agg(r.commitment_id, to_json(r.rights))
        from ${contributorRights} r where r.person_id = ${people.id})`,
      reminders: noticeChoices.reminders,
      own: noticeChoices.own,
      office: noticeChoices.office,
    })
    .from(people)
    .leftJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .leftJoin(noticeChoices, eq(noticeChoices.personId, people.id))
    .where(
      and(
        eq(people.disabled, false),
        organisationId === null
          ? and(
              inArray(people.role, ['focal_point', 'editor']),
              or(
                eq(offices.makerCode, makerCode),
                authorIds.length ? inArray(people.id, [...authorIds]) : undefined,
              ),
            )
          : eq(people.organisationId, organisationId),
      ),
    )
    .orderBy(people.id)
  return rows.map(({ officeRole, acts, grants, reminders, own, office, ...person }) => ({
    ...person,
    ...officeRoleOf(officeRole, person.makerCode !== null, acts),
    grants: grants ?? {},
    secondFactor: false,
    choices: { ...DEFAULT_CHOICES, ...choicesOf({ reminders, own, office }) },
  }))
}

/** What somebody chose, as far as they did. */
const choicesOf = (stored: { [G in keyof Choices]: string | null }): Partial<Choices> =>
  Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== null))
