import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ledgerContents, moneyLines, reports, standing } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, actorFor, aPerson, aWorld, contextFor, NOW, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { findCommitment } from '@/lib/commitments/queries'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { publishSubmission } from './mutations'
import { finishPublication, publishCommitment } from './publish'

let db: TestDatabase
let office: Context
let reviewer: Context

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  const person = await aPerson(db.app, 'reviewer')
  reviewer = { ...office, actor: actorFor(person) }
})
afterAll(() => db.end())

async function aRecord(changes: Partial<CommitmentContent>): Promise<{ reference: string; id: number }> {
  const publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: '2026-11-23' } as const
  return db.app.transaction(async (tx) => {
    const content = aCommitment({ indicators: [], ...changes })
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return { reference, id: commitmentId }
  })
}

let key = 0
/** Writes, hands in and publishes a report; a second one of the same record corrects the first. */
async function reported(reference: string, typed: Fields): Promise<void> {
  key += 1
  const id = await openDraft(office, { kind: 'report', reference, cycle: '2026' }, 'en', `form-${key}`)
  const whole = {
    language: 'en',
    implementation: 'in_progress',
    done: 'Test work.',
    declaration: 'yes',
    ...typed,
  }
  await submit(office, id, 1, whole, 'Test reason')
  await publishSubmission(reviewer, id)
}

const aStep = (keyOf: string, dueOn: string | null = null): CommitmentContent['milestones'][number] => ({
  key: keyOf,
  name: text(`Test step ${keyOf}`),
  kind: 'step',
  state: 'planned',
  dueOn,
  doneOn: null,
  note: null,
  sources: [],
})
const aPledge: CommitmentContent['money'][number] = {
  key: 'f1',
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '100',
  currency: 'USD',
  period: null,
  from: null,
  to: null,
  provider: null,
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: ['s1'],
}
const aPayment = (amount: string) => ({
  stage: 'disbursed',
  basis: 'total',
  scope: 'this_promise',
  amount,
  currency: 'USD',
})
const anOrder = { title: 'Test order', url: 'https://a.example/1', kind: 'law', about: ['step/m1'] }
const doneInMay = { milestone: 'm1', state: 'done', doneOn: '05.2026' }

const standingOf = async (id: number) =>
  (await db.reader.select().from(standing).where(eq(standing.commitmentId, id)))[0]
const viewOf = async (reference: string) => {
  const view = await findCommitment(db.reader, reference)
  if (!view) throw new Error('no record')
  return view
}

describe('a promised step', () => {
  test('reported as done without a document is not done', async () => {
    const { reference, id } = await aRecord({ milestones: [aStep('m1')] })
    await reported(reference, { steps: [doneInMay] })
    expect(await standingOf(id)).toMatchObject({ status: 'no_figure', progress: null })
    expect((await viewOf(reference)).milestones).toMatchObject([
      { state: 'reported', report: '2026', recorded: { state: 'planned', doneOn: null } },
    ])
  })

  test('shown by a public document is done, and the document grades it', async () => {
    const { reference, id } = await aRecord({ milestones: [aStep('m1')] })
    await reported(reference, { steps: [doneInMay], evidence: [anOrder] })
    expect(await standingOf(id)).toMatchObject({ status: 'kept', progress: 1, evidence: 2 })
    expect((await viewOf(reference)).milestones).toMatchObject([{ state: 'done', doneOn: '2026-05' }])
  })

  test('taken back by a correction is open again', async () => {
    const { reference, id } = await aRecord({ milestones: [aStep('m1')] })
    await reported(reference, { steps: [doneInMay], evidence: [anOrder] })
    await reported(reference, { steps: [{ milestone: 'm1', state: 'in_progress' }] })
    expect(await standingOf(id)).toMatchObject({ progress: 0 })
    expect((await viewOf(reference)).milestones).toMatchObject([{ state: 'in_progress', doneOn: null }])
  })

  test('still under way long after its day puts the promise off track, by its maker’s own report', async () => {
    const { reference, id } = await aRecord({ dueOn: '2030', milestones: [aStep('m1', '2026-03')] })
    await reported(reference, { steps: [{ milestone: 'm1', state: 'in_progress' }] })
    expect(await standingOf(id)).toMatchObject({ status: 'off_track', evidence: 2 })
  })

  test('stays as reported where the commitment changes in other words', async () => {
    const { reference } = await aRecord({ milestones: [aStep('m1')] })
    await reported(reference, { steps: [doneInMay], evidence: [anOrder] })
    const publication = {
      act: 'publish',
      office: 'AAA',
      reason: 'Test',
      at: NOW,
      today: '2026-11-23',
    } as const
    await db.app.transaction((tx) =>
      publishCommitment(
        tx,
        { reference, baseVersion: 1 },
        aCommitment({ indicators: [], milestones: [{ ...aStep('m1'), note: text('A test note') }] }),
        publication,
      ),
    )
    expect((await viewOf(reference)).milestones).toMatchObject([{ state: 'done' }])
  })
})

describe('an amount', () => {
  test('paid counts towards the pledge, and stands beside the commitment’s own under keys of its own', async () => {
    const { reference, id } = await aRecord({ money: [aPledge] })
    await reported(reference, { money: [aPayment('40')], evidence: [{ ...anOrder, about: [] }] })
    expect(await standingOf(id)).toMatchObject({ progress: 0.4, evidence: 2 })
    expect((await viewOf(reference)).money).toMatchObject([
      { key: 'f1', stage: 'pledged', report: null },
      { key: 'f1', stage: 'disbursed', amount: '40', report: '2026' },
    ])
  })

  test('ends with the version that brought it, and stays readable as of then', async () => {
    const { reference, id } = await aRecord({ money: [aPledge] })
    await reported(reference, { money: [aPayment('40')] })
    await reported(reference, { money: [aPayment('25')] })
    expect(await standingOf(id)).toMatchObject({ progress: 0.25 })
    const paid = await db.reader
      .select({ amount: moneyLines.amount, toSeq: moneyLines.toSeq })
      .from(moneyLines)
      .where(and(eq(moneyLines.commitmentId, id), isNotNull(moneyLines.reportId)))
      .orderBy(moneyLines.id)
    expect(paid).toEqual([
      { amount: '40', toSeq: expect.any(Number) },
      { amount: '25', toSeq: null },
    ])
  })
})

test('every part of a report is published with it', async () => {
  const { reference } = await aRecord({})
  await reported(reference, {
    outputs: [{ kind: 'programme', state: 'scaled_up', title: 'Test training', on: '2026' }],
    groups: [{ name: 'Test group', count: '120' }],
    challenges: 'Test challenge',
    supportNeeded: 'Test support',
    nextSteps: 'Test next step',
    evidence: [{ ...anOrder, about: ['done', 'output/1'] }],
  })
  expect((await viewOf(reference)).reports).toMatchObject([
    {
      version: 1,
      outputs: [{ kind: 'programme', state: 'scaled_up', on: '2026', url: null }],
      groups: [{ count: '120' }],
      challenges: text('Test challenge'),
      supportNeeded: text('Test support'),
      nextSteps: text('Test next step'),
      evidence: [{ title: 'Test order', about: ['done', 'output/1'], file: null }],
      declaration: true,
    },
  ])
})

test('a document for reviewers only reaches nothing that is published', async () => {
  const { reference, id } = await aRecord({})
  const secret = { ...anOrder, title: 'Inner memo', url: 'https://inner.example', audience: 'reviewers' }
  await reported(reference, { evidence: [secret] })
  const rows = await db.reader.select().from(reports).where(eq(reports.commitmentId, id))
  const contents = await db.reader.select({ content: ledgerContents.content }).from(ledgerContents)
  expect(rows).toMatchObject([{ reviewersOnly: 1, evidence: [] }])
  expect(JSON.stringify([rows, contents])).not.toMatch(/inner/i)
})

test('a published version is never edited: a correction ends it', async () => {
  const { reference, id } = await aRecord({})
  await reported(reference, { done: 'First words.' })
  await reported(reference, { done: 'Second words.' })
  const rows = await db.reader
    .select({ version: reports.version, done: reports.done })
    .from(reports)
    .where(eq(reports.commitmentId, id))
    .orderBy(reports.version)
  expect(rows).toEqual([
    { version: 1, done: text('First words.') },
    { version: 2, done: text('Second words.') },
  ])
  const current = await db.reader
    .select({ version: reports.version })
    .from(reports)
    .where(and(eq(reports.commitmentId, id), isNull(reports.toSeq)))
  expect(current).toEqual([{ version: 2 }])
})
