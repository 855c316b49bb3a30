import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, actorFor, aPerson, aWorld, contextFor, TODAY } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { listQueue } from '@/lib/reviews/queries'
import { queueViewOf } from '@/lib/reviews/queue'
import { openDraft, submit } from './mutations'
import {
  findProposal,
  findSubmission,
  listEvents,
  listOfficeCommitments,
  listOpenCycles,
  listReportIndicators,
  listSubmissions,
  listWritableMakers,
  writingScopeOf,
} from './queries'
import { saveDraft } from './save'

let db: TestDatabase
let office: Context
let reviewer: Context
let editor: Context
let reference: string
let commitmentId: number

const typed = (changes: Partial<Fields> = {}) =>
  ({ ...(toDraft(aCommitment()) as unknown as Fields), ...changes }) as Fields
const scopeOf = (ctx: Context) => {
  const scope = ctx.actor && writingScopeOf(ctx.actor)
  if (!scope) throw new Error('writes nowhere')
  return scope
}
const open = (key: string, ctx = office, makerCode = 'AAA') =>
  openDraft(ctx, { kind: 'commitment', makerCode, reference: null }, 'en', key)

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  editor = contextFor(db.app, await aPerson(db.app, 'editor'))
  const id = await open('published')
  await submit(office, id, 1, typed(), null)
  reference = await publishSubmission(reviewer, id)
  const [row] = await listSubmissions(db.app, scopeOf(office), ['published'])
  const found = await findSubmission(db.app, office.actor, row?.id ?? 0)
  commitmentId = found?.row.commitmentId ?? 0
})
afterAll(() => db.end())

describe('whose records somebody writes', () => {
  test('an office writes for its maker, an editor for makers without an office, others for none', async () => {
    expect((await listWritableMakers(db.app, scopeOf(office))).map(({ code }) => code)).toEqual(['AAA'])
    expect((await listWritableMakers(db.app, scopeOf(editor))).map(({ code }) => code)).toEqual([
      'BBB',
      'CCC',
    ])
    expect(writingScopeOf(actorFor({ id: 1, role: 'reviewer' }))).toBeNull()
    expect(writingScopeOf(actorFor({ id: 1, role: 'focal_point' }))).toBeNull()
  })

  test('an editor sees nothing of an office, and the office nothing of the editor', async () => {
    const own = await open('of the editor', editor, 'BBB')
    const ids = async (ctx: Context) =>
      (await listSubmissions(db.app, scopeOf(ctx), ['draft'])).map(({ id }) => id)
    expect(await ids(editor)).toEqual([own])
    expect(await ids(office)).not.toContain(own)
    expect(await findSubmission(db.app, office.actor, own)).toBeNull()
    expect(await listOfficeCommitments(db.app, scopeOf(editor), '2026')).toEqual([])
  })
})

test('a submission nobody may see and one that never was are the same', async () => {
  const draft = await open('a draft')
  expect(await findSubmission(db.app, reviewer.actor, draft)).toBeNull()
  expect(await findSubmission(db.app, reviewer.actor, 999_999)).toBeNull()
})

test('the comment of the last return stands beside the draft, and in its story', async () => {
  const id = await open('returned')
  await submit(office, id, 1, typed({ title: 'Returned once' }), null)
  expect(
    (await listQueue(db.app, reviewer.actor?.id ?? 0, queueViewOf({}))).map((row) => [row.id, row.own]),
  ).toEqual([[id, false]])
  await returnSubmission(reviewer, id, 'Name the order.')
  const [row] = await listSubmissions(db.app, scopeOf(office), ['returned'])
  expect(row).toMatchObject({ id, typedTitle: 'Returned once', reference: null, comment: 'Name the order.' })
  expect((await listEvents(db.app, id)).map(({ act, comment, role }) => [act, comment, role])).toEqual([
    ['submit', null, 'focal_point'],
    ['return', 'Name the order.', 'reviewer'],
  ])
  expect(await listQueue(db.app, 1, queueViewOf({}))).toEqual([])
})

test('a commitment says where its report and its change stand', async () => {
  await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'AAA' })
  const list = () => listOfficeCommitments(db.app, scopeOf(office), '2026')
  expect(await list()).toMatchObject([
    { reference, reportDue: true, reportVersion: null, openReport: null, openChange: null, dueOn: '2026' },
  ])
  const report = await openDraft(office, { kind: 'report', reference, cycle: '2026' }, 'en', 'report')
  const change = await openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', 'change')
  expect(await list()).toMatchObject([
    { openReport: { id: report, state: 'draft' }, openChange: { id: change, state: 'draft' } },
  ])
  expect(await listOfficeCommitments(db.app, scopeOf(office), null)).toMatchObject([
    { reportDue: false, openReport: null },
  ])
})

test('a change is shown against what is published, once it has no gaps', async () => {
  const id = await openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', 'another change')
  const proposal = async () => {
    const found = await findSubmission(db.app, office.actor, id)
    if (!found) throw new Error('not found')
    return findProposal(db.app, office, found)
  }
  await saveDraft(office, id, 1, typed({ dueOn: '31.12.2027' }), null)
  expect(await proposal()).toMatchObject({
    moved: false,
    version: 1,
    before: { dueOn: '2026' },
    after: { dueOn: '2027-12-31' },
  })
  await saveDraft(office, id, 2, typed({ dueOn: 'some day' }), null)
  expect(await proposal()).toMatchObject({ before: { dueOn: '2026' }, after: null })
})

test('only cycles that take reports today are open', async () => {
  expect((await listOpenCycles(db.app, TODAY)).map(({ key }) => key)).toEqual(['2026'])
  expect(await listOpenCycles(db.app, '2026-10-31')).toEqual([])
  expect(await listOpenCycles(db.app, '2027-02-16')).toEqual([])
})

test('a correction of a report begins with what was published, and its figure stands beside the field', async () => {
  const values = [{ indicator: 'centres', value: '4,5', on: '31.10.2026', from: '', note: '' }]
  const report = await openDraft(office, { kind: 'report', reference, cycle: '2026' }, 'en', 'the report')
  const found = await findSubmission(db.app, office.actor, report)
  const typedReport = {
    language: 'ru',
    implementation: 'in_progress',
    done: 'Открыто два центра.',
    values,
    evidence: [],
  }
  await submit(office, report, found?.row.revision ?? 0, { ...typedReport, declaration: 'yes' }, null)
  expect(await listReportIndicators(db.app, commitmentId)).toMatchObject([
    { key: 'centres', latest: null, target: { value: '10', on: null } },
  ])
  await publishSubmission(reviewer, report)
  expect(await listReportIndicators(db.app, commitmentId)).toMatchObject([
    { key: 'centres', latest: { value: '4.5', on: '2026-10-31' } },
  ])

  const correction = await openDraft(
    office,
    { kind: 'report', reference, cycle: '2026' },
    'en',
    'the correction',
  )
  const again = await findSubmission(db.app, office.actor, correction)
  expect(again?.row).toMatchObject({
    baseVersion: 1,
    content: { ...typedReport, selfRating: '', declaration: '' },
  })
})
