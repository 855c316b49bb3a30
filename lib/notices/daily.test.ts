import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  commitments,
  contributorRights,
  cycles,
  deputies,
  mails,
  noticeChoices,
  notices,
  people,
  reportDuties,
  submissions,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import { civilDate } from '@/lib/dates/partial'
import { publishCommitment } from '@/lib/reviews/publish'
import { writeLettersOfTheDay } from './daily'
import { linesFromText } from './digest'
import { sweepNotices } from './sweep'

let db: TestDatabase
let lead: { id: number }
let alternate: { id: number }
let contributor: { id: number }
const ids: number[] = []

/** Nine in the morning in Tashkent. */
const morning = (day: string) => new Date(`${day}T04:00:00Z`)
const lettersOn = (day: string) => writeLettersOfTheDay(db.app, { now: morning(day), timeZone: TIME_ZONE })
const digests = async (personId: number) =>
  (
    await db.app
      .select()
      .from(mails)
      .where(and(eq(mails.personId, personId), like(mails.key, 'digest %')))
      .orderBy(mails.id)
  ).map(({ params, createdAt }) => [civilDate(createdAt, TIME_ZONE), ...linesFromText(params.lines)])

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  alternate = await aPerson(db.app, 'focal_point', 'AAA')
  contributor = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
  await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'AAA' })
  await db.app.transaction(async (tx) => {
    for (let i = 0; i < 2; i++) {
      const made = await publishCommitment(tx, { reference: null }, aCommitment(), {
        act: 'publish',
        office: 'AAA',
        reason: null,
        at: NOW,
        today: TODAY,
      })
      ids.push(made.commitmentId)
    }
  })
})
afterAll(() => db.end())

beforeEach(async () => {
  for (const table of [notices, noticeChoices, mails, contributorRights, deputies, submissions])
    await db.app.delete(table)
})

const handIn = (commitmentId: number, state: 'draft' | 'submitted' | 'returned') =>
  db.app
    .insert(submissions)
    .values({
      kind: 'report',
      state,
      makerCode: 'AAA',
      commitmentId,
      cycleKey: '2026',
      content: {},
      authorId: lead.id,
      submittedAt: state === 'draft' ? null : NOW,
    })
    .returning()

test('thirty days before the due day everybody who may act gets one letter, and nobody else', async () => {
  expect(await lettersOn('2026-12-15')).toEqual({ reminders: 0, letters: 0 })
  expect(await lettersOn('2026-12-16')).toEqual({ reminders: 2, letters: 2 })
  expect(await digests(lead.id)).toEqual([['2026-12-16', { kind: 'due', count: 2, day: '2027-01-15' }]])
  expect(await digests(contributor.id)).toEqual([])
})

test('the same day, however often it looks, makes no second letter', async () => {
  await lettersOn('2026-12-16')
  const again = await Promise.all([lettersOn('2026-12-16'), lettersOn('2026-12-16'), lettersOn('2026-12-17')])
  expect(again).toEqual(Array(3).fill({ reminders: 0, letters: 0 }))
})

test('two workers at once write one letter', async () => {
  await Promise.all([lettersOn('2026-12-16'), lettersOn('2026-12-16'), lettersOn('2026-12-16')])
  expect(await digests(lead.id)).toHaveLength(1)
})

test('a worker that was down for weeks writes the latest reminder alone', async () => {
  await lettersOn('2027-01-13')
  await lettersOn('2027-02-10')
  await lettersOn('2027-02-16')
  expect(await digests(lead.id)).toEqual([
    ['2027-01-13', { kind: 'due', count: 2, day: '2027-01-15' }],
    ['2027-02-10', { kind: 'late', count: 2, day: '2027-01-15' }],
  ])
})

test('a clock that goes back tells nothing anew', async () => {
  await lettersOn('2027-01-16')
  expect(await lettersOn('2026-12-16')).toEqual({ reminders: 0, letters: 0 })
})

test('at night nothing is written', async () => {
  const night = { now: new Date('2026-12-15T22:00:00Z'), timeZone: TIME_ZONE }
  expect(await writeLettersOfTheDay(db.app, night)).toEqual({ reminders: 0, letters: 0 })
})

test('what was handed in is not owed, whether it waits or was returned; a draft is', async () => {
  const [waits] = ids
  await handIn(waits ?? 0, 'submitted')
  await handIn(ids[1] ?? 0, 'draft')
  await lettersOn('2026-12-16')
  expect(await digests(lead.id)).toEqual([['2026-12-16', { kind: 'due', count: 1, day: '2027-01-15' }]])
  await db.app.update(submissions).set({ state: 'returned', submittedAt: NOW })
  expect(await lettersOn('2027-01-01')).toEqual({ reminders: 0, letters: 0 })
})

test('a contributor hears of the reports they may write or hand in', async () => {
  const [first = 0, second = 0] = ids
  await db.app.insert(contributorRights).values([
    { personId: contributor.id, commitmentId: first, rights: ['edit'] },
    { personId: contributor.id, commitmentId: second, rights: ['comment', 'flag'] },
  ])
  await lettersOn('2026-12-16')
  expect(await digests(contributor.id)).toEqual([
    ['2026-12-16', { kind: 'due', count: 1, day: '2027-01-15' }],
  ])
})

test('who stands in for the lead hears of it in their place, on their days alone', async () => {
  const office = (await db.app.select().from(people).where(eq(people.id, lead.id)))[0]?.officeId ?? 0
  await db.app.insert(deputies).values({
    officeId: office,
    personId: contributor.id,
    fromDay: '2026-12-10',
    toDay: '2026-12-20',
    namedBy: lead.id,
  })
  await lettersOn('2026-12-16')
  expect([await digests(lead.id), await digests(contributor.id)].map((all) => all.length)).toEqual([0, 1])
  await lettersOn('2027-01-01')
  expect([await digests(lead.id), await digests(contributor.id)].map((all) => all.length)).toEqual([1, 1])
})

test('who wants only what can’t wait hears three days before and when late; who wants nothing, nothing', async () => {
  await db.app.insert(noticeChoices).values([
    { personId: lead.id, reminders: 'urgent', own: 'at_once', office: 'digest' },
    { personId: alternate.id, reminders: 'none', own: 'at_once', office: 'digest' },
  ])
  for (const day of ['2026-12-16', '2027-01-01', '2027-01-12', '2027-01-16']) await lettersOn(day)
  expect((await digests(lead.id)).map(([day]) => day)).toEqual(['2027-01-12', '2027-01-16'])
  expect(await digests(alternate.id)).toEqual([])
})

test('several cycles are one letter', async () => {
  await db.app.insert(cycles).values({
    key: '2026-2',
    startsOn: '2026-07-01',
    endsOn: '2026-12-31',
    opensOn: '2026-12-01',
    dueOn: '2026-12-31',
    closesOn: '2027-01-31',
  })
  await db.app.insert(reportDuties).values({ cycleKey: '2026-2', makerCode: 'AAA' })
  await lettersOn('2026-12-17')
  expect(await digests(lead.id)).toEqual([
    [
      '2026-12-17',
      { kind: 'due', count: 2, day: '2026-12-31' },
      { kind: 'due', count: 2, day: '2027-01-15' },
    ],
  ])
  await db.app.delete(notices)
  await db.app.delete(reportDuties).where(eq(reportDuties.cycleKey, '2026-2'))
  await db.app.delete(cycles).where(eq(cycles.key, '2026-2'))
})

test('what happened to work is told while it still holds, with what is owed', async () => {
  const [made] = await handIn(ids[0] ?? 0, 'returned')
  const row = { personId: alternate.id, submissionId: made?.id ?? 0, createdAt: NOW }
  await db.app.insert(notices).values([
    { ...row, key: 'a', kind: 'returned' },
    { ...row, key: 'b', kind: 'commented' },
    { ...row, key: 'c', kind: 'commented' },
    { ...row, key: 'd', kind: 'published' },
  ])
  await lettersOn(TODAY)
  expect(await digests(alternate.id)).toEqual([
    [
      TODAY,
      { kind: 'due', count: 1, day: '2027-01-15' },
      { kind: 'returned', count: 1, day: null },
      { kind: 'commented', count: 1, day: null },
    ],
  ])
})

test('where nothing holds any more, no letter is written, then or later', async () => {
  const [made] = await handIn(ids[0] ?? 0, 'submitted')
  await db.app
    .insert(notices)
    .values({ key: 'a', kind: 'returned', personId: lead.id, submissionId: made?.id ?? 0, createdAt: NOW })
  expect(await lettersOn(TODAY)).toEqual({ reminders: 0, letters: 0 })
  expect((await db.app.select().from(notices))[0]?.toldAt).not.toBeNull()
})

test('a closed account gets nothing', async () => {
  await db.app.update(people).set({ disabled: true }).where(eq(people.id, alternate.id))
  await lettersOn('2026-12-16')
  expect(await digests(alternate.id)).toEqual([])
  await db.app.update(people).set({ disabled: false }).where(eq(people.id, alternate.id))
})

test('notices go half a year after they were told, and not before their cycle is over as long', async () => {
  await lettersOn('2027-01-16')
  await db.app.insert(notices).values({ key: 'x', kind: 'published', personId: lead.id, toldAt: NOW })
  await sweepNotices(db.app, morning('2027-07-20'))
  expect((await db.app.select({ key: notices.key }).from(notices)).map(({ key }) => key).sort()).toEqual(
    [`reminder 2026 1 person ${alternate.id}`, `reminder 2026 1 person ${lead.id}`].sort(),
  )
  await sweepNotices(db.app, morning('2027-09-01'))
  expect(await db.app.select().from(notices)).toEqual([])
  expect(await db.app.select().from(commitments)).toHaveLength(2)
})
