import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { PUBLISHED_TABLES } from '@/db/roles'
import {
  assessmentPreviews,
  assessmentRefusals,
  assessments,
  indicatorValues,
  ledger,
  mails,
  notices,
  organisations,
  overdueChecks,
  people,
  standing,
  submissions,
} from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  anOrganisation,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
} from '@/db/testing/factory'
import { findCommitment } from '@/lib/commitments/queries'
import type { Context } from '@/lib/context'
import { addDays, civilDate } from '@/lib/dates/partial'
import type { Fields } from '@/lib/form-data'
import { listHistory } from '@/lib/ledger/queries'
import { redact } from '@/lib/ledger/redact'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { loadSubmission } from '@/lib/submissions/load'
import { SUBMISSION_STATES } from '@/lib/submissions/model'
import { discard, openDraft, submit } from '@/lib/submissions/mutations'
import { findSubmission, listSubmissions } from '@/lib/submissions/queries'
import { findRebase, rebaseDraft } from '@/lib/submissions/rebase'
import { runAssessmentClock } from './due'
import { agreeWithReply, openAssessment, openReply, refuseAssessment, withdrawAssessment } from './mutations'
import { listOwnAssessments } from './queries'
import { signAssessment } from './signatures'

let db: TestDatabase
let office: Context
let reviewers: [Context, Context]
let counter = 0

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewers = [
    contextFor(db.app, await aPerson(db.app, 'reviewer')),
    contextFor(db.app, await aPerson(db.app, 'reviewer')),
  ]
})
afterAll(async () => {
  await db.end()
  vi.unstubAllEnvs()
})
beforeEach(() => {
  counter += 1
})

/** `days` after the first, at the same hour. */
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const on = (ctx: Context, days: number): Context => ({ ...ctx, now: later(days) })
const tick = (days: number) => runAssessmentClock({ db: db.app, now: later(days), timeZone: TIME_ZONE })
const today = (days = 0) => civilDate(later(days), TIME_ZONE)

/** A promise with a figure of the office that puts it on track. */
async function aRecord(maker = 'AAA', value = '10'): Promise<{ reference: string; id: number }> {
  const publication = { act: 'publish', office: maker, reason: null, at: NOW, today: today() } as const
  return db.app.transaction(async (tx) => {
    const content = aCommitment({ maker, dueOn: '2027', compiledBy: maker === 'AAA' ? 'office' : 'vaada' })
    const [indicator] = content.indicators
    if (!indicator) throw new Error('no indicator')
    indicator.values = [
      {
        on: '2026-10-01',
        from: null,
        value,
        saidBy: 'official',
        partial: false,
        methodBreak: false,
        note: null,
        sources: [],
      },
    ]
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return { reference, id: commitmentId }
  })
}

const aText = (more: Fields = {}): Fields => ({
  language: 'en',
  verdict: 'off_track',
  finding: 'We visited the centres.',
  coverage: 'visited 11 of 14',
  settle: 'The list of centres with their addresses by region',
  ...more,
})

async function handedIn(author: Context, reference: string, typed: Fields = {}): Promise<number> {
  const id = await openAssessment(author, { reference, cycle: '2026' }, 'en')
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  await submit(author, id, row?.revision ?? 1, aText(typed), null)
  return id
}

async function accepted(author: Context, reference: string, typed: Fields = {}): Promise<number> {
  const id = await handedIn(author, reference, typed)
  await publishSubmission(reviewers[0], id)
  return id
}

const stateOf = async (id: number) =>
  (await db.app.select({ state: submissions.state }).from(submissions).where(eq(submissions.id, id)))[0]
    ?.state
const previewOf = async (id: number) => {
  const [row] = await db.app.select().from(assessmentPreviews).where(eq(assessmentPreviews.submissionId, id))
  if (!row) throw new Error(`no preview of ${id}`)
  return row
}
const viewOf = async (reference: string) => {
  const view = await findCommitment(db.reader, reference)
  if (!view) throw new Error(`no ${reference}`)
  return view
}
const contested = async (id: number) =>
  (await db.app.select().from(standing).where(eq(standing.commitmentId, id)))[0]?.contested

async function replied(previewId: number, days: number, text = 'We count otherwise.'): Promise<number> {
  const id = await openReply(on(office, days), previewId, 'en')
  await submit(on(office, days), id, 1, { language: 'en', reply: text }, null)
  return id
}

describe('the life of an assessment', () => {
  test('nothing is public before its day, and everything is on it, with nobody’s consent', async () => {
    const { reference, id } = await aRecord()
    const { at: author, person, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await handedIn(author(), reference)
    const offices = { makerCode: 'AAA', commitmentIds: null }
    const states = [...SUBMISSION_STATES]
    expect((await listSubmissions(db.app, offices, states)).map(({ id }) => id)).not.toContain(submission)
    await publishSubmission(reviewers[0], submission)
    expect(await stateOf(submission)).toBe('accepted')
    expect((await listSubmissions(db.app, offices, states)).map(({ id }) => id)).not.toContain(submission)
    expect(await previewOf(submission)).toMatchObject({
      hearing: 'before',
      publishesOn: addDays(today(), 15),
    })
    // Whatever becomes of its author and its organisation.
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, person.id))
    await db.app.update(organisations).set({ closedAt: NOW }).where(eq(organisations.id, organisation.id))
    expect((await tick(14)).published).toBe(0)
    expect((await viewOf(reference)).assessments).toEqual([])
    expect(await contested(id)).toBe(false)
    expect((await tick(15)).published).toBe(1)
    expect((await tick(15)).published).toBe(0)
    expect((await viewOf(reference)).assessments).toMatchObject([
      {
        organisation: { number: organisation.id, name: organisation.name },
        verdict: 'off_track',
        coverage: { en: { text: 'visited 11 of 14' } },
        replyReceivedOn: null,
        publishedOn: today(15),
        replies: [],
      },
    ])
    expect(await contested(id)).toBe(true)
    const [entry] = await listHistory(db.reader, reference)
    expect(entry).toMatchObject({
      subject: 'assessment',
      office: 'organisation',
      record: `${reference}/2026/a1`,
    })
  })

  test('a reply that was checked in time comes out with it, a later one stands beside both', async () => {
    const { reference, id } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference)
    const { id: previewId } = await previewOf(submission)
    const first = await replied(previewId, 3)
    await publishSubmission(on(reviewers[0], 4), first)
    expect(await stateOf(first)).toBe('accepted')
    expect((await viewOf(reference)).assessments).toEqual([])
    await tick(15)
    expect((await viewOf(reference)).assessments).toMatchObject([
      { replyReceivedOn: today(3), replies: [{ number: 1, receivedOn: today(3), publishedOn: today(15) }] },
    ])
    const second = await replied(previewId, 20, 'We have counted again.')
    await publishSubmission(on(reviewers[0], 21), second)
    const [view] = (await viewOf(reference)).assessments
    expect(view?.replies.map(({ number, publishedOn }) => [number, publishedOn])).toEqual([
      [1, today(15)],
      [2, today(21)],
    ])
    // A reply ends nothing.
    expect(await contested(id)).toBe(true)
  })

  test('a reply that nobody has checked yet keeps nothing back, and is not passed over in silence', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference)
    const reply = await replied((await previewOf(submission)).id, 14)
    await tick(15)
    expect((await viewOf(reference)).assessments).toMatchObject([{ replyReceivedOn: today(14), replies: [] }])
    await publishSubmission(on(reviewers[0], 16), reply)
    expect((await viewOf(reference)).assessments).toMatchObject([{ replies: [{ receivedOn: today(14) }] }])
  })

  test('where a preview is dangerous the office knows nothing before publication', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const told = async () => (await db.app.select().from(notices).where(eq(notices.kind, 'assessed'))).length
    const before = await told()
    const submission = await accepted(author(), reference, { hearing: 'after' })
    const preview = await previewOf(submission)
    expect(preview).toMatchObject({ hearing: 'after', publishesOn: addDays(today(), 1) })
    await expect(openReply(office, preview.id, 'en')).rejects.toMatchObject({ code: 'not_found' })
    expect(await told()).toBe(before)
    await tick(1)
    expect((await viewOf(reference)).assessments).toMatchObject([{ hearing: 'after' }])
    expect(await told()).toBe(before + 1)
    await expect(openReply(office, preview.id, 'en')).resolves.toBeGreaterThan(0)
  })

  test('without an office nobody is waited for', async () => {
    const { reference } = await aRecord('BBB')
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    expect(await previewOf(await accepted(author(), reference))).toMatchObject({
      hearing: 'nobody',
      publishesOn: addDays(today(), 1),
    })
  })

  test('a returned one is mended and handed in again; given up, nothing of it is left to sign', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const id = await handedIn(author(), reference)
    await returnSubmission(reviewers[0], id, 'Say which centres.')
    expect(await openAssessment(author(), { reference, cycle: '2026' }, 'en')).toBe(id)
    await discard(author(), id)
    expect(await openAssessment(author(), { reference, cycle: '2026' }, 'en')).not.toBe(id)
  })

  test('its own figures stand beside the official ones, and end with it', async () => {
    const { reference, id } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference, {
      verdict: 'on_track',
      values: [{ row: 'centres', indicator: 'centres', value: '6', on: '01.10.2026' }],
    })
    await tick(15)
    const [indicator] = (await viewOf(reference)).indicators
    expect(indicator?.values).toMatchObject([
      { saidBy: 'official', value: '10' },
      { saidBy: 'independent', value: '6', assessment: { voice: 1, cycle: '2026' } },
    ])
    expect(await contested(id)).toBe(true)
    // A new version of the record leaves them as they are.
    const value = and(eq(indicatorValues.saidBy, 'independent'), isNull(indicatorValues.toSeq))
    const count = async () => (await db.app.select().from(indicatorValues).where(value)).length
    const before = await count()
    await withdrawAssessment(on(author(), 16), submission, 'mistake')
    expect(await count()).toBe(before)
    await tick(17)
    expect(await count()).toBe(before - 1)
    expect(await contested(id)).toBe(false)
  })
})

describe('a dispute', () => {
  test('ends where the organisation agrees: from the next day on, its words stay', async () => {
    const { reference, id } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference)
    await tick(15)
    expect(await contested(id)).toBe(true)
    await agreeWithReply(on(author(), 20), submission)
    await tick(20)
    expect(await contested(id)).toBe(true)
    expect((await tick(21)).wishes).toBe(1)
    expect(await contested(id)).toBe(false)
    expect((await viewOf(reference)).assessments).toMatchObject([
      { version: 2, verdict: 'off_track', agreedOn: today(21), publishedOn: today(15) },
    ])
    await expect(agreeWithReply(on(author(), 22), submission)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('ends where a correction of the office brings the two together', async () => {
    const { reference, id } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    await accepted(author(), reference, { verdict: 'missed' })
    await tick(15)
    expect(await contested(id)).toBe(true)
    const draft = await openDraft(
      on(office, 20),
      { kind: 'commitment', makerCode: '', reference },
      'en',
      `correction-${counter}`,
    )
    const [row] = await db.app.select().from(submissions).where(eq(submissions.id, draft))
    const content = row?.content as Fields & { indicators: { values: object[] }[] }
    for (const indicator of content.indicators)
      indicator.values = indicator.values.map((one) => ({ ...one, value: '1' }))
    await submit(on(office, 20), draft, 1, content, 'Counted again')
    await publishSubmission(on(reviewers[0], 21), draft)
    expect(await contested(id)).toBe(false)
  })

  test('ends where the organisation corrects itself: its new version goes the same way', async () => {
    const { reference, id } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    await accepted(author(), reference)
    await tick(15)
    await accepted(on(author(), 16), reference, { verdict: 'on_track' })
    expect(await contested(id)).toBe(true)
    await tick(31)
    expect(await contested(id)).toBe(false)
    expect((await viewOf(reference)).assessments).toMatchObject([
      { voice: 1, version: 2, verdict: 'on_track' },
    ])
  })
})

describe('withdrawn', () => {
  test('before its day nothing is published', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference)
    await withdrawAssessment(author(), submission, 'safety')
    await tick(15)
    expect((await viewOf(reference)).assessments).toEqual([])
    expect(await stateOf(submission)).toBe('discarded')
  })

  test('after it a tombstone is left, without a word of what it said', async () => {
    const { reference, id } = await aRecord()
    const { at: author, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const submission = await accepted(author(), reference)
    await tick(15)
    await withdrawAssessment(on(author(), 16), submission, 'overtaken')
    await tick(17)
    expect((await viewOf(reference)).assessments).toMatchObject([
      {
        organisation: { name: organisation.name },
        version: 2,
        verdict: null,
        text: null,
        withdrawn: 'overtaken',
      },
    ])
    expect(await contested(id)).toBe(false)
  })

  test('by nobody else', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const { at: other } = await anOrganisation(db.app, `Other fund ${counter}`)
    const submission = await accepted(author(), reference)
    for (const actor of [other(), office, reviewers[0]])
      await expect(withdrawAssessment(actor, submission, 'mistake')).rejects.toMatchObject({
        code: 'not_found',
      })
    await tick(15)
    for (const actor of [other(), office, reviewers[0]]) {
      await expect(withdrawAssessment(actor, submission, 'mistake')).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(agreeWithReply(actor, submission)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

test('a draft of it is brought up to date with nothing', async () => {
  const { reference } = await aRecord()
  const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
  const id = await openAssessment(author(), { reference, cycle: '2026' }, 'en')
  expect(await findRebase(db.app, await loadSubmission(db.app, id))).toBe(null)
  await expect(rebaseDraft(author(), id, 1, new Set())).rejects.toThrow()
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  expect(row?.content).not.toHaveProperty('indicators')
})

describe('refused', () => {
  test('by two reviewers and never by one, with a public reason and nothing else of it', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const id = await handedIn(author(), reference)
    await expect(refuseAssessment(reviewers[0], id, '  ')).rejects.toMatchObject({ code: 'invalid' })
    expect(await refuseAssessment(reviewers[0], id, 'It names a survivor.')).toBe('proposed')
    await expect(refuseAssessment(reviewers[0], id, 'It names a survivor.')).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await stateOf(id)).toBe('submitted')
    expect(await refuseAssessment(reviewers[1], id, 'It names a survivor.')).toBe('refused')
    expect(await stateOf(id)).toBe('refused')
    const view = await viewOf(reference)
    expect(view.assessments).toEqual([])
    expect(view.refusals).toMatchObject([
      { cycle: '2026', reason: 'It names a survivor.', refusedOn: today() },
    ])
    await expect(publishSubmission(reviewers[1], id)).rejects.toMatchObject({ code: 'already_done' })
    // Another one may be written.
    expect(await openAssessment(author(), { reference, cycle: '2026' }, 'en')).not.toBe(id)
  })

  test('an acceptance by the second reviewer ends the matter', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const id = await handedIn(author(), reference)
    await refuseAssessment(reviewers[0], id, 'Too bold.')
    await publishSubmission(reviewers[1], id)
    await expect(refuseAssessment(reviewers[1], id, 'Too bold.')).rejects.toMatchObject({
      code: 'already_done',
    })
  })

  test.each(['office', 'editor', 'administrator'] as const)('never by %s', async (who) => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
    const id = await handedIn(author(), reference)
    const actor = who === 'office' ? office : contextFor(db.app, await aPerson(db.app, who))
    await expect(refuseAssessment(actor, id, 'No.')).rejects.toMatchObject({ code: 'not_found' })
    await expect(publishSubmission(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(returnSubmission(actor, id, 'No.')).rejects.toMatchObject({ code: 'not_found' })
    expect(await findSubmission(db.app, actor.actor, id)).toBe(null)
  })
})

test('only a verified organisation writes one, and every member of it goes on with it', async () => {
  const { reference } = await aRecord()
  const unverified = await anOrganisation(db.app, `Unknown fund ${counter}`, { verified: false })
  await expect(openAssessment(unverified.at(), { reference, cycle: '2026' }, 'en')).rejects.toMatchObject({
    code: 'forbidden',
  })
  for (const actor of [office, reviewers[0], contextFor(db.app, await aPerson(db.app, 'civil_society'))])
    await expect(openAssessment(actor, { reference, cycle: '2026' }, 'en')).rejects.toMatchObject({
      code: 'forbidden',
    })
  const { at: author, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
  const id = await openAssessment(author(), { reference, cycle: '2026' }, 'en')
  const colleague = contextFor(db.app, await aPerson(db.app, 'civil_society'), null, NOW, {
    organisationId: organisation.id,
  })
  expect(await openAssessment(colleague, { reference, cycle: '2026' }, 'en')).toBe(id)
  await expect(submit(colleague, id, 1, aText({ verdict: '' }), null)).rejects.toMatchObject({
    fields: { verdict: 'choose' },
  })
})

test('it is signed by whoever signed its very words, and by nobody who was only named', async () => {
  const { reference } = await aRecord()
  const { at: author, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
  const [signs, silent, hidden] = [
    await anOrganisation(db.app, `Signs ${counter}`),
    await anOrganisation(db.app, `Silent ${counter}`),
    await anOrganisation(db.app, `Hidden ${counter}`, { isProtected: true }),
  ]
  const signatures = [signs, silent, hidden].map(({ organisation }) => String(organisation.id))
  const id = await handedIn(author(), reference, { signatures })
  await expect(signAssessment(hidden.at(), id, true)).rejects.toMatchObject({ code: 'not_found' })
  await signAssessment(signs.at(), id, true)
  const asked = async () =>
    (await listOwnAssessments(db.app, organisation.id))[0]?.asked.map(({ signed }) => signed)
  // Whoever may not be named is not asked.
  expect(await asked()).toEqual([true, null])
  await returnSubmission(reviewers[0], id, 'Say which centres.')
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  await submit(author(), id, row?.revision ?? 1, aText({ signatures, finding: 'Other words.' }), null)
  // What it signed was changed, so it signs anew.
  expect(await asked()).toEqual([null, null])
  await publishSubmission(reviewers[0], id)
  await signAssessment(signs.at(), id, false)
  expect(await asked()).toEqual([false, null])
  await signAssessment(signs.at(), id, true)
  await tick(15)
  expect((await viewOf(reference)).assessments[0]?.signatures).toEqual([
    { number: signs.organisation.id, name: signs.organisation.name },
  ])
})

test('a check of more than seven days goes to every reviewer, and is counted once its quarter is over', async () => {
  const { reference } = await aRecord()
  const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
  const id = await handedIn(author(), reference)
  const letters = async () =>
    (await db.app.select().from(mails).where(eq(mails.template, 'check_overdue'))).filter(
      ({ params }) => params.id === String(id),
    ).length
  await tick(7)
  expect(await letters()).toBe(0)
  await tick(8)
  await tick(9)
  expect(await letters()).toBe(2)
  await tick(30)
  expect(await db.reader.select().from(overdueChecks)).toEqual([])
  // 2027: the fourth quarter is over, with fewer than five such checks.
  await tick(45)
  expect(await db.reader.select().from(overdueChecks)).toEqual([{ quarter: '2026-Q4', count: null }])
  await refuseAssessment(reviewers[0], id, 'Test.')
  await refuseAssessment(reviewers[1], id, 'Test.')
})

test('one that can’t be published keeps none of the others back', async () => {
  const [broken, whole] = [await aRecord(), await aRecord()]
  const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
  const id = await accepted(author(), broken.reference)
  await accepted(author(), whole.reference)
  await db.app
    .update(assessmentPreviews)
    .set({ content: { values: null } as never })
    .where(eq(assessmentPreviews.submissionId, id))
  await expect(tick(15)).rejects.toThrow('could not be published')
  expect((await viewOf(whole.reference)).assessments).toHaveLength(1)
  await db.app.delete(assessmentPreviews).where(eq(assessmentPreviews.submissionId, id))
})

test('what is redacted is gone everywhere, also from what its office saw', async () => {
  const { reference, id } = await aRecord()
  const { at: author } = await anOrganisation(db.app, `Fund ${counter}`)
  const mark = `mark${counter}secret`
  const submission = await accepted(author(), reference, { finding: `We met ${mark}.` })
  const reply = await replied((await previewOf(submission)).id, 2, `About ${mark}: no.`)
  await publishSubmission(on(reviewers[0], 3), reply)
  await tick(15)
  await redact(
    db.owner,
    {
      subject: 'assessment',
      record: `${reference}/2026/a1`,
      versions: null,
      reason: 'It named somebody.',
    },
    later(16),
    today(16),
    true,
  )
  expect((await viewOf(reference)).assessments).toEqual([])
  expect(await contested(id)).toBe(false)
  expect(await everywhere(mark)).toEqual([])
})

describe('a protected organisation', () => {
  test('reaches nothing that anybody but reviewers and itself reads', async () => {
    const { reference } = await aRecord()
    const mark = `zqharbour${counter}`
    const {
      at: author,
      organisation,
      person,
    } = await anOrganisation(db.app, `Quiet ${mark} fund`, {
      isProtected: true,
    })
    await db.app
      .update(people)
      .set({ name: `Aigul ${mark}`, email: `a@${mark}.test` })
      .where(eq(people.id, person.id))
    for (const text of [`We of ${organisation.name}.`, `Ask a@${mark}.test`, `Aigul ${mark} counted.`])
      await expect(handedIn(author(), reference, { finding: text })).rejects.toMatchObject({
        fields: { finding: 'names_itself' },
      })
    const submission = await accepted(author(), reference)
    await replied((await previewOf(submission)).id, 2)
    await tick(15)
    expect((await viewOf(reference)).assessments).toMatchObject([{ organisation: null, signatures: [] }])
    expect(await published(mark)).toEqual([])
    // What an office has: its drafts, its letters, its notices.
    const officeId = office.actor?.id ?? 0
    const own = await db.app.execute(sql`
      select m::text from ${mails} m where m.person_id = ${officeId}
      union all select n::text from ${notices} n where n.person_id = ${officeId}
      union all select s::text from ${submissions} s where s.kind = 'reply'
      union all select p::text from ${assessmentPreviews} p`)
    expect(own.length).toBeGreaterThan(0)
    expect(JSON.stringify(own)).not.toContain(mark)
    // Its number leads nowhere either.
    const rows = await db.reader.select().from(assessments).where(isNull(assessments.organisationNumber))
    expect(rows.every(({ organisationName }) => organisationName === null)).toBe(true)
  })

  test('what it says with its name and without has two voices, and a later need for protection is met', async () => {
    const { reference } = await aRecord()
    const { at: author, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    await accepted(author(), reference)
    await db.app.update(organisations).set({ isProtected: true }).where(eq(organisations.id, organisation.id))
    await tick(15)
    expect((await viewOf(reference)).assessments).toMatchObject([{ organisation: null, voice: 2 }])
    expect(await published(organisation.name)).toEqual([])
  })

  test('no hour of its work is in anything public: what it wishes is done by the clock', async () => {
    const { reference } = await aRecord()
    const { at: author } = await anOrganisation(db.app, `Fund ${counter}`, { isProtected: true })
    const submission = await accepted(author(), reference)
    await tick(15)
    const entries = async () => (await db.app.select().from(ledger)).length
    const before = await entries()
    await withdrawAssessment(on(author(), 16), submission, 'unstated')
    expect(await entries()).toBe(before)
  })
})

test('refusals and assessments count on from what was there', async () => {
  const { reference, id } = await aRecord()
  for (const name of ['A', 'B']) {
    const { at: author } = await anOrganisation(db.app, `Fund ${name} ${counter}`)
    await accepted(author(), reference)
    const { at: other } = await anOrganisation(db.app, `Refused ${name} ${counter}`)
    const refused = await handedIn(other(), reference)
    await refuseAssessment(reviewers[0], refused, 'Test.')
    await refuseAssessment(reviewers[1], refused, 'Test.')
  }
  await tick(15)
  expect((await viewOf(reference)).assessments.map(({ voice }) => voice)).toEqual([1, 2])
  const rows = await db.app.select().from(assessmentRefusals).where(eq(assessmentRefusals.commitmentId, id))
  expect(rows.map(({ number }) => number)).toEqual([1, 2])
})

/** Published tables in which a text stands. */
async function published(text: string): Promise<string[]> {
  const found: string[] = []
  for (const table of PUBLISHED_TABLES) {
    const rows = await db.reader.execute(
      sql`select 1 from ${sql.identifier(table)} t where t::text ilike ${`%${text}%`} limit 1`,
    )
    if (rows.length) found.push(table)
  }
  return found
}

/** Every table of the database in which a text stands. */
async function everywhere(text: string): Promise<string[]> {
  const tables = await db.owner.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.owner.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text ilike ${`%${text}%`} limit 1`,
    )
    if (rows.length) found.push(name)
  }
  return found
}
