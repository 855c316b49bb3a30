import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { cycles, mails, reminders, reportDuties, reports, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { publishCommitment } from '@/lib/reviews/publish'
import { listOutdatedTranslations, listOwedReports } from '@/lib/tasks/queries'
import { gridFilterOf } from './filters'
import type { CellState } from './model'
import { remindOffice } from './mutations'
import {
  countGrid,
  type GridReader,
  listGrid,
  listGridCycles,
  listGridMakers,
  listOfficeDebts,
} from './queries'

type Someone = Awaited<ReturnType<typeof aPerson>>
let db: TestDatabase
let lead: Someone
let reviewer: Someone
const ids: number[] = []
const OFFICE = { makerCode: 'AAA', commitmentIds: null } as const

async function aPublished(changes: Parameters<typeof aCommitment>[0] = {}) {
  const made = await db.app.transaction((tx) =>
    publishCommitment(tx, { reference: null }, aCommitment(changes), {
      act: 'publish',
      office: 'AAA',
      reason: null,
      at: NOW,
      today: TODAY,
    }),
  )
  return made.commitmentId
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  reviewer = await aPerson(db.app, 'reviewer')
  await db.app.insert(cycles).values({
    key: '2025',
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    opensOn: '2025-11-01',
    dueOn: '2026-01-15',
    closesOn: '2026-02-15',
  })
  await db.app.insert(reportDuties).values([
    { cycleKey: '2026', makerCode: 'AAA' },
    { cycleKey: '2025', makerCode: 'AAA' },
  ])
  ids.push(await aPublished(), await aPublished(), await aPublished({ maker: 'BBB' }))
})
afterAll(() => db.end())
beforeEach(async () => {
  for (const table of [submissions, reports, reminders, mails]) await db.app.delete(table)
})

const question = (reader: GridReader, changes: { q?: string; maker?: string; state?: CellState } = {}) => ({
  reader,
  filter: { q: '', maker: null, state: null, ...changes },
  cycles: ['2025', '2026'],
  today: TODAY,
  timeZone: TIME_ZONE,
})
const statesOf = async (reader: GridReader, today = TODAY) => {
  const [first] = await listGrid(db.app, { ...question(reader), today }, 1)
  return first?.cells.map(({ state, late }) => (late ? `${state}, late` : state))
}

const write = async (state: 'draft' | 'submitted' | 'returned', cycleKey = '2026', submittedAt = NOW) => {
  const [made] = await db.app
    .insert(submissions)
    .values({
      kind: 'report',
      state,
      makerCode: 'AAA',
      commitmentId: ids[0],
      cycleKey,
      content: {},
      authorId: lead.id,
      submittedAt: state === 'draft' ? null : submittedAt,
    })
    .returning()
  return made?.id ?? 0
}
const publish = (submittedOn: string, version = 1, toSeq: number | null = null) =>
  db.app.insert(reports).values({
    commitmentId: ids[0] ?? 0,
    cycleKey: '2026',
    version,
    fromSeq: version,
    toSeq,
    implementation: 'in_progress',
    selfRating: null,
    done: text('Two centres'),
    submittedOn,
  })

test('columns are the cycles that have opened, in the order of time', async () => {
  expect((await listGridCycles(db.app, TODAY)).map(({ key }) => key)).toEqual(['2025', '2026'])
  expect((await listGridCycles(db.app, '2026-10-31')).map(({ key }) => key)).toEqual(['2025'])
})

test('a report is due, then late, then missing', async () => {
  expect(await statesOf(OFFICE)).toEqual(['missing, late', 'due'])
  expect(await statesOf(OFFICE, '2027-01-15')).toEqual(['missing, late', 'due'])
  expect(await statesOf(OFFICE, '2027-01-16')).toEqual(['missing, late', 'late, late'])
  expect(await statesOf(OFFICE, '2027-02-16')).toEqual(['missing, late', 'missing, late'])
})

test('a draft is being written for its office, and nothing yet for reviewers', async () => {
  const id = await write('draft')
  expect(await statesOf(OFFICE)).toEqual(['missing, late', 'writing'])
  const [row] = await listGrid(db.app, question(OFFICE), 1)
  expect(row?.cells[1]?.open).toEqual({ id, state: 'draft' })
  expect(await statesOf('reviewer')).toEqual(['missing, late', 'due'])
  expect(JSON.stringify(await listGrid(db.app, question('reviewer'), 1))).not.toContain('"draft"')
})

test('what was handed in in time isn’t late, however slow the review', async () => {
  await write('submitted')
  expect(await statesOf('reviewer', '2027-02-20')).toEqual(['missing, late', 'in_review'])
  await db.app.update(submissions).set({ state: 'returned' })
  expect(await statesOf(OFFICE, '2027-02-20')).toEqual(['missing, late', 'returned'])
})

test('the due day ends at midnight in the configured zone', async () => {
  // 20:00 in UTC is one o’clock of the next day in Tashkent.
  await write('submitted', '2026', new Date('2027-01-15T20:00:00Z'))
  expect(await statesOf('reviewer', '2027-01-17')).toEqual(['missing, late', 'in_review, late'])
})

test('published is filled, and a correction shows beside it', async () => {
  await publish('2027-01-16', 1, 2)
  await publish('2027-01-16', 2)
  const id = await write('draft')
  const [row] = await listGrid(db.app, question(OFFICE), 1)
  expect(row?.cells[1]).toEqual({
    cycle: '2026',
    state: 'filled',
    late: true,
    version: 2,
    open: { id, state: 'draft' },
  })
})

test('where no office was asked, or the promise is younger, nothing is missing', async () => {
  const [, , other] = await listGrid(db.app, question('reviewer'), 1)
  expect(other?.maker.code).toBe('BBB')
  expect(other?.cells.map(({ state, late }) => [state, late])).toEqual([
    ['not_asked', false],
    ['not_asked', false],
  ])
  const young = await aPublished({ madeOn: '2026-06-01' })
  const rows = await listGrid(db.app, question(OFFICE), 1)
  expect(rows.find(({ id }) => id === young)?.cells.map(({ state }) => state)).toEqual(['not_asked', 'due'])
})

test('rows are narrowed by state, country and words, and counted alike', async () => {
  await write('submitted')
  for (const [narrowed, expected] of [
    [{ state: 'in_review' }, [ids[0]]],
    [{ maker: 'BBB' }, [ids[2]]],
    [{ q: 'beland' }, [ids[2]]],
    [{ state: 'filled' }, []],
  ] as const) {
    const asked = question('reviewer', narrowed)
    expect((await listGrid(db.app, asked, 1)).map(({ id }) => id)).toEqual(expected)
    expect(await countGrid(db.app, asked)).toBe(expected.length)
  }
  expect((await listGridMakers(db.app)).map(({ code }) => code)).toEqual(['AAA', 'BBB'])
})

test('a contributor has a grid of their own commitments', async () => {
  const rows = await listGrid(db.app, question({ makerCode: 'AAA', commitmentIds: [ids[1] ?? 0] }), 1)
  expect(rows.map(({ id }) => id)).toEqual([ids[1]])
})

test('an address asks for what the list knows, and nothing else', () => {
  expect(gridFilterOf({ state: 'missing', maker: 'KAZ', cycle: '2026-q1', page: '2' })).toEqual({
    q: '',
    state: 'missing',
    maker: 'KAZ',
    cycle: '2026-q1',
    page: 2,
  })
  expect(gridFilterOf({ state: 'lost', maker: 'kaz; drop', page: '-1' })).toEqual({
    q: '',
    state: null,
    maker: null,
    cycle: null,
    page: 1,
  })
})

test('what an office owes, and the tasks that come of it', async () => {
  await write('submitted')
  const owed = await listOwedReports(db.app, OFFICE, TODAY)
  expect(owed.map(({ commitmentId, cycle }) => [commitmentId, cycle])).toContainEqual([ids[1], '2026'])
  expect(owed.some(({ commitmentId }) => commitmentId === ids[0])).toBe(false)
  const [debt] = await listOfficeDebts(db.app, ['AAA', 'BBB'], TODAY)
  expect(debt).toMatchObject({ makerCode: 'AAA', cycle: '2026', owed: owed.length, hasPeople: true })
  expect(await listOfficeDebts(db.app, [], TODAY)).toEqual([])
})

test('a text that its original has left behind is found, with its language', async () => {
  expect(await listOutdatedTranslations(db.app, OFFICE)).toEqual([])
  const id = await aPublished({
    summary: {
      en: { text: 'Ten centres.', state: 'original' },
      ru: { text: 'Десять.', state: 'outdated' },
      kk: { text: 'Он.', state: 'unreviewed' },
    },
  })
  expect(await listOutdatedTranslations(db.app, OFFICE)).toMatchObject([
    { commitmentId: id, languages: ['ru'] },
  ])
})

test('a reviewer reminds an office once a day, and everybody there gets a letter', async () => {
  const ctx = contextFor(db.app, reviewer)
  expect(await remindOffice(ctx, 'AAA', '2026')).toBe(1)
  const [letter] = await db.app.select().from(mails)
  expect(letter).toMatchObject({
    template: 'reminder',
    personId: lead.id,
    params: { dueOn: '2027-01-15', late: 'due' },
  })
  await expect(remindOffice(ctx, 'AAA', '2026')).rejects.toMatchObject({ code: 'already_done' })
  const tomorrow = { ...ctx, now: new Date(NOW.getTime() + 86_400_000) }
  expect(await remindOffice(tomorrow, 'AAA', '2026')).toBe(1)
  const [debt] = await listOfficeDebts(db.app, ['AAA'], TODAY)
  expect(debt?.remindedOn).toBe('2026-11-24')
})

test('two reviewers at once remind once', async () => {
  const ctx = contextFor(db.app, reviewer)
  const done = await Promise.allSettled([
    remindOffice(ctx, 'AAA', '2026'),
    remindOffice(ctx, 'AAA', '2026'),
    remindOffice(ctx, 'AAA', '2026'),
  ])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.app.select().from(mails)).toHaveLength(1)
})

test('nobody is reminded of nothing, of a cycle that has closed, or by somebody who may not', async () => {
  const ctx = contextFor(db.app, reviewer)
  await expect(remindOffice(ctx, 'BBB', '2026')).rejects.toMatchObject({ code: 'conflict' })
  await expect(remindOffice(ctx, 'AAA', '2025')).rejects.toMatchObject({ code: 'not_found' })
  await expect(remindOffice(ctx, 'Aigerim', 'x')).rejects.toMatchObject({ code: 'not_found' })
  const office = contextFor(db.app, lead, 'AAA')
  await expect(remindOffice(office, 'AAA', '2026')).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.app.select().from(mails)).toEqual([])
  expect(await db.app.select().from(reminders).where(eq(reminders.makerCode, 'AAA'))).toEqual([])
})
