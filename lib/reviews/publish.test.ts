import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  commitmentVersions,
  indicatorVersions,
  ledger,
  milestones,
  publication,
  standing,
  standingCounts,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { recordRefusal } from '@/lib/audit/mutations'
import type { CommitmentContent } from '@/lib/commitments/input'
import { verifyChain } from '@/lib/ledger/chain'
import { listLedger } from '@/lib/ledger/export'
import { finishPublication, publishCommitment } from './publish'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const PUBLICATION = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }

const publish = (
  content: CommitmentContent,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
) =>
  db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, target, content, PUBLICATION)
    await finishPublication(tx, [published.commitmentId], PUBLICATION)
    return published
  })

test('a new commitment gets the next number of its maker and year', async () => {
  const first = await publish(aCommitment({ madeOn: '2019-05' }))
  const second = await publish(aCommitment({ madeOn: '2019' }))
  expect([first.reference, second.reference]).toEqual(['AAA-2019-01', 'AAA-2019-02'])
})

test('an unknown year takes the year it is first recorded', async () => {
  expect((await publish(aCommitment({ madeOn: null }))).reference).toMatch(/^AAA-2026-\d\d$/)
})

test('publishing writes rows, ledger entry, standing and counts, and raises the version, together', async () => {
  const [before] = await db.reader.select().from(publication)
  const { commitmentId, seq } = await publish(aCommitment({ maker: 'BBB' }))
  const [after] = await db.reader.select().from(publication)
  const [stands] = await db.reader.select().from(standing).where(eq(standing.commitmentId, commitmentId))
  const counts = await db.reader.select().from(standingCounts).where(eq(standingCounts.makerCode, 'BBB'))
  expect(after?.version).toBe((before?.version ?? 0) + 1)
  expect(stands).toMatchObject({
    status: 'no_figure',
    asOf: TODAY,
    hasTarget: true,
    hasBaseline: true,
    hasFigure: false,
  })
  expect(counts).toMatchObject([
    { level: 'coalition_commitment', status: 'no_figure', count: 1, measurable: 1 },
  ])
  expect((await db.reader.select().from(ledger).where(eq(ledger.seq, seq)))[0]).toMatchObject({
    act: 'publish',
    office: 'AAA',
    version: 1,
  })
})

test('a failure anywhere leaves nothing behind', async () => {
  const [before] = await db.app.select({ n: sql<number>`count(*)::int` }).from(ledger)
  await expect(publish(aCommitment({ framework: 'no-such-framework' }))).rejects.toThrow()
  const [after] = await db.app.select({ n: sql<number>`count(*)::int` }).from(ledger)
  expect(after?.n).toBe(before?.n)
})

test('a change closes only what is different, so that the past can still be read', async () => {
  const step = (key: string, name: string) => ({
    key,
    name: text(name),
    kind: 'step' as const,
    state: 'planned' as const,
    dueOn: '2026',
    doneOn: null,
    note: null,
    sources: [],
  })
  const content = aCommitment({ milestones: [step('m1', 'First'), step('m2', 'Second')] })
  const { reference, commitmentId, seq } = await publish(content)
  const changed = {
    ...content,
    dueOn: '2027',
    milestones: [step('m1', 'First'), step('m2', 'Second, reworded')],
  }
  const next = await publish(changed, { reference, baseVersion: 1 })

  const rows = await db.reader
    .select()
    .from(milestones)
    .where(eq(milestones.commitmentId, commitmentId))
    .orderBy(milestones.id)
  expect(rows.map((row) => [row.key, row.name.en?.text, row.fromSeq, row.toSeq])).toEqual([
    ['m1', 'First', seq, null],
    ['m2', 'Second', seq, next.seq],
    ['m2', 'Second, reworded', next.seq, null],
  ])
  const versions = await db.reader
    .select()
    .from(commitmentVersions)
    .where(eq(commitmentVersions.commitmentId, commitmentId))
    .orderBy(commitmentVersions.version)
  expect(versions.map((row) => [row.version, row.dueOn, row.duePrecision, row.toSeq])).toEqual([
    [1, '2026-12-31', 'year', next.seq],
    [2, '2027-12-31', 'year', null],
  ])
  const series = await db.reader
    .select()
    .from(indicatorVersions)
    .where(and(eq(indicatorVersions.fromSeq, seq), isNull(indicatorVersions.toSeq)))
  expect(series).toHaveLength(1)
})

test('publishing the same content again changes no row of facts', async () => {
  const content = aCommitment({
    indicators: aCommitment().indicators.map((indicator) => ({
      ...indicator,
      baseline: { value: '2.50', on: '2021' },
    })),
  })
  const { reference, seq } = await publish(content)
  await publish(content, { reference, baseVersion: 1 })
  expect(
    await db.reader
      .select()
      .from(indicatorVersions)
      .where(and(eq(indicatorVersions.fromSeq, seq), isNull(indicatorVersions.toSeq))),
  ).toHaveLength(1)
})

test('a change based on an older version is refused', async () => {
  const { reference } = await publish(aCommitment())
  await publish(aCommitment({ dueOn: '2027' }), { reference, baseVersion: 1 })
  await expect(publish(aCommitment({ dueOn: '2028' }), { reference, baseVersion: 1 })).rejects.toMatchObject({
    code: 'base_moved',
  })
})

test('twenty publications at once make twenty entries in one chain', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => publish(aCommitment({ madeOn: '2018' }))))
  expect(new Set(made.map(({ reference }) => reference)).size).toBe(20)
  expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
})

test.each([
  sql`update ledger set reason = 'x'`,
  sql`delete from ledger`,
  sql`truncate ledger cascade`,
  sql`update ledger_contents set content = '{}'`,
  sql`delete from ledger_contents`,
  sql`update commitments set reference = 'AAA-2000-01'`,
  sql`delete from audit`,
])('nobody, not even the owner, may rewrite the record (%#)', async (statement) => {
  await publish(aCommitment())
  await recordRefusal(
    db.app,
    NOW,
    { act: 'submission.publish', subject: 'test', personId: null },
    'forbidden',
  )
  await expect(db.owner.execute(statement)).rejects.toThrow()
  await expect(db.app.execute(statement)).rejects.toThrow()
})

test.each([
  'submissions',
  'submission_events',
  'people',
  'sessions',
  'invitations',
  'offices',
  'organisations',
  'audit',
])('the public login cannot read %s', async (table) => {
  await expect(db.reader.execute(sql`select 1 from ${sql.identifier(table)}`)).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})

test('the public login cannot write what it reads', async () => {
  await expect(db.reader.execute(sql`update standing set late = true`)).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})
