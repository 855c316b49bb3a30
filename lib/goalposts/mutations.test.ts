import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { goalpostCounts, goalposts } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { redact } from '@/lib/ledger/redact'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { fillGoalposts } from './mutations'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const publication = {
  act: 'publish' as const,
  office: 'AAA',
  reason: 'The money came late.',
  at: NOW,
  today: TODAY,
}
const publish = (
  content: Partial<CommitmentContent>,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
) =>
  db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, target, aCommitment(content), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })

const movedOf = (commitmentId: number) =>
  db.reader
    .select()
    .from(goalposts)
    .where(eq(goalposts.commitmentId, commitmentId))
    .orderBy(asc(goalposts.seq), asc(goalposts.position))
const countsOf = async (makerCode: string) =>
  (await db.reader.select().from(goalpostCounts).where(eq(goalpostCounts.makerCode, makerCode)))[0]

/** Due in 2026, then in 2028, then in 2027. */
let record: { reference: string; commitmentId: number; seqs: number[] }
beforeEach(async () => {
  const first = await publish({})
  const second = await publish({ dueOn: '2028' }, { reference: first.reference, baseVersion: 1 })
  const third = await publish({ dueOn: '2027' }, { reference: first.reference, baseVersion: 2 })
  record = { ...first, seqs: [first.seq, second.seq, third.seq] }
})

test('a publication writes what it moved, and counts it', async () => {
  const before = await countsOf('AAA')
  const other = await publish({})
  await publish({ dueOn: '2030' }, { reference: other.reference, baseVersion: 1 })
  const after = await countsOf('AAA')
  expect(await movedOf(record.commitmentId)).toMatchObject([
    {
      seq: record.seqs[1],
      makerCode: 'AAA',
      kind: 'softened',
      what: 'due_date',
      before: '2026',
      after: '2028',
    },
    {
      seq: record.seqs[2],
      makerCode: 'AAA',
      kind: 'hardened',
      what: 'due_date',
      before: '2028',
      after: '2027',
    },
  ])
  expect(after).toEqual({
    ...before,
    compared: (before?.compared ?? 0) + 1,
    softened: (before?.softened ?? 0) + 1,
  })
})

test('a change that moves nothing is compared all the same', async () => {
  const before = await countsOf('AAA')
  await publish({ dueOn: '2027', certainty: 'unclear' }, { reference: record.reference, baseVersion: 3 })
  expect(await countsOf('AAA')).toEqual({ ...before, compared: (before?.compared ?? 0) + 1 })
})

test('a version that is redacted shows nowhere: the versions around it are compared', async () => {
  await redact(
    db.owner,
    { subject: 'commitment', record: record.reference, versions: [2], reason: 'A name.' },
    NOW,
    TODAY,
    true,
  )
  expect(await movedOf(record.commitmentId)).toMatchObject([
    { seq: record.seqs[2], kind: 'softened', before: '2026', after: '2027' },
  ])
})

test('a record that is removed takes its goalposts and its counts along', async () => {
  const lone = await publish({ maker: 'BBB' })
  await publish({ maker: 'BBB', dueOn: '2028' }, { reference: lone.reference, baseVersion: 1 })
  expect(await countsOf('BBB')).toMatchObject({ compared: 1, softened: 1 })
  await redact(
    db.owner,
    { subject: 'commitment', record: lone.reference, versions: null, reason: 'A name.' },
    NOW,
    TODAY,
    true,
  )
  expect(await movedOf(lone.commitmentId)).toEqual([])
  expect(await countsOf('BBB')).toMatchObject({ compared: 0, softened: 0 })
})

test('an installation that kept none gets those of all that was published before, once', async () => {
  const kept = await movedOf(record.commitmentId)
  const counts = await countsOf('AAA')
  await db.owner.delete(goalposts)
  await db.owner.delete(goalpostCounts)
  expect(await fillGoalposts(db.app)).toBeGreaterThan(0)
  expect(await movedOf(record.commitmentId)).toEqual(kept)
  expect(await countsOf('AAA')).toEqual(counts)
  expect(await fillGoalposts(db.app)).toBe(0)
})
