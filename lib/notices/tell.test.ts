import { asc, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { contributorRights, mails, noticeChoices, notices, submissionAuthors, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY } from '@/db/testing/factory'
import { addNote } from '@/lib/notes/mutations'
import { returnSubmission } from '@/lib/reviews/mutations'
import { publishCommitment } from '@/lib/reviews/publish'
import { recordEvent } from '@/lib/submissions/mutations'

type Someone = Awaited<ReturnType<typeof aPerson>>
let db: TestDatabase
let lead: Someone
let writer: Someone
let contributor: Someone
let stranger: Someone
let reviewer: Someone
let commitmentId: number

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  writer = await aPerson(db.app, 'focal_point', 'AAA')
  contributor = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
  stranger = await aPerson(db.app, 'focal_point', 'BBB')
  reviewer = await aPerson(db.app, 'reviewer')
  const made = await db.app.transaction((tx) =>
    publishCommitment(tx, { reference: null }, aCommitment(), {
      act: 'publish',
      office: 'AAA',
      reason: null,
      at: NOW,
      today: TODAY,
    }),
  )
  commitmentId = made.commitmentId
})
afterAll(() => db.end())
beforeEach(async () => {
  for (const table of [notices, noticeChoices, mails, contributorRights]) await db.app.delete(table)
  await db.app
    .update(submissions)
    .set({ state: 'discarded' })
    .where(inArray(submissions.state, ['draft', 'returned', 'submitted']))
})

async function aReport(state: 'draft' | 'submitted' = 'submitted') {
  const [made] = await db.app
    .insert(submissions)
    .values({
      kind: 'report',
      state,
      makerCode: 'AAA',
      commitmentId,
      cycleKey: '2026',
      content: {},
      authorId: writer.id,
      holderId: writer.id,
      submittedAt: NOW,
    })
    .returning()
  const id = made?.id ?? 0
  await db.app.insert(submissionAuthors).values({ submissionId: id, personId: writer.id })
  return id
}
const lettersTo = async () =>
  (
    await db.app
      .select({ personId: mails.personId, template: mails.template })
      .from(mails)
      .orderBy(asc(mails.personId))
  ).map(({ personId, template }) => [personId, template])
const waiting = async () =>
  (await db.app.select().from(notices).orderBy(notices.personId)).map(({ personId, kind }) => [
    personId,
    kind,
  ])

test('a return is told at once to whoever wrote it, and in the letter of the day to the office', async () => {
  const id = await aReport()
  await returnSubmission(contextFor(db.app, reviewer), id, 'Please name the stations')
  expect(await lettersTo()).toEqual([[writer.id, 'returned']])
  expect(await waiting()).toEqual([[lead.id, 'returned']])
  const [letter] = await db.app.select().from(mails)
  expect(JSON.stringify(letter)).not.toContain('stations')
})

test('whoever hands in gets the receipt, at once', async () => {
  const id = await aReport()
  await db.app.transaction((tx) => recordEvent(tx, contextFor(db.app, lead, 'AAA'), id, 'submit', null))
  expect(await lettersTo()).toEqual([[lead.id, 'submitted']])
  expect(await waiting()).toEqual([[writer.id, 'submitted']])
})

test('publication is told to the author and to a contributor who may read it', async () => {
  const id = await aReport()
  await db.app
    .insert(contributorRights)
    .values({ personId: contributor.id, commitmentId, rights: ['comment'] })
  await db.app.transaction((tx) => recordEvent(tx, contextFor(db.app, reviewer), id, 'publish', null))
  expect(await lettersTo()).toEqual([[writer.id, 'published']])
  expect(await waiting()).toEqual([
    [lead.id, 'published'],
    [contributor.id, 'published'],
  ])
})

test('a comment is told to the author and not to whoever wrote it; a stranger hears nothing', async () => {
  const id = await aReport()
  await addNote(contextFor(db.app, writer, 'AAA', NOW, { officeRole: 'alternate' }), id, {
    kind: 'comment',
    text: 'A question',
  })
  expect(await lettersTo()).toEqual([])
  expect(await waiting()).toEqual([[lead.id, 'commented']])
  await addNote(contextFor(db.app, lead, 'AAA'), id, { kind: 'flag', text: 'Look here' })
  expect(await lettersTo()).toEqual([[writer.id, 'commented']])
  expect((await waiting()).some(([personId]) => personId === stranger.id)).toBe(false)
})

test('everybody gets it as they chose', async () => {
  await db.app.insert(noticeChoices).values([
    { personId: writer.id, reminders: 'digest', own: 'digest', office: 'none' },
    { personId: lead.id, reminders: 'digest', own: 'at_once', office: 'none' },
  ])
  const id = await aReport()
  await returnSubmission(contextFor(db.app, reviewer), id, 'Please name the stations')
  expect(await lettersTo()).toEqual([])
  expect(await waiting()).toEqual([[writer.id, 'returned']])
})

test('nothing is told where the act is undone', async () => {
  const id = await aReport('draft')
  await expect(returnSubmission(contextFor(db.app, reviewer), id, 'No')).rejects.toThrow()
  expect([await lettersTo(), await waiting()]).toEqual([[], []])
  expect(await db.app.select().from(submissions).where(eq(submissions.id, id))).toHaveLength(1)
})
