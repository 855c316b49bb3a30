import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, TIME_ZONE, TODAY } from '@/db/testing/factory'
import { aPublishedWorld, publishOne } from '@/db/testing/published-world'
import type { AsOf } from '@/lib/as-of/model'
import { findAsOf } from '@/lib/as-of/queries'
import { recountExamples } from '@/lib/counts/examples'
import { findMethodFacts, findThenAndNow } from './queries'

let db: TestDatabase
/** Three figures on the way to ten, the last in a year named by it alone. */
let followed: string
let overdue: string
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aPublishedWorld(db.app)
  const [one] = aCommitment().indicators
  if (!one) throw new Error('the dull commitment has an indicator')
  const figures = ['2022', '2023', '2024'].map((on, index) => ({
    value: String(index + 2),
    on,
    from: null,
    saidBy: 'official' as const,
    partial: false,
    methodBreak: false,
    note: null,
    sources: ['s1'],
  }))
  followed = await publishOne(
    db.app,
    aCommitment({ maker: 'BBB', indicators: [{ ...one, values: figures }] }),
  )
  overdue = await publishOne(db.app, aCommitment({ maker: 'CCC', dueOn: '2025-06-30' }))
})
afterAll(() => db.end())

const asOfDay = async (day: string): Promise<AsOf> => {
  const found = await findAsOf(db.reader, { day, seq: null }, TIME_ZONE)
  if ('problem' in found) throw new Error(found.problem)
  return found
}

test('a rule is shown on the record that shows it best, and on none that does not', async () => {
  const { examples } = await findMethodFacts(db.reader)
  expect(examples).toEqual({
    // Both have an indicator with a start and a later figure; the first reference of equals.
    progress: 'AAA-2021-01',
    mean: null,
    kept: null,
    evidence: 'AAA-2021-01',
    fresh: 'AAA-2021-01',
    timeliness: null,
    delivery: 'BBB-2021-01',
    money: null,
    // The first that was published.
    yearOnly: 'AAA-2021-01',
    projection: followed,
    contested: null,
    deadline: overdue,
    verdicts: null,
    figures: followed,
  })
})

test('every status that occurs is counted, with the first record of a government', async () => {
  const { statuses } = await findMethodFacts(db.reader)
  const rows = statuses.map(({ status, count, reference }) => [status, count, reference])
  const stored = await db.reader.execute<{ status: string; count: number; reference: string }>(sql`
    select s.status, count(*)::int as count,
      (array_agg(c.reference order by m.kind = 'non_state', c.reference))[1] as reference
    from standing s join commitments c on c.id = s.commitment_id join makers m on m.code = c.maker_code
    where s.status is not null group by 1`)
  expect(rows.toSorted()).toEqual(stored.map((row) => [row.status, row.count, row.reference]).toSorted())
  expect(rows.length).toBeGreaterThan(2)
})

test('levels and denominators', async () => {
  expect(await findMethodFacts(db.reader)).toMatchObject({
    levels: [
      { level: 'coalition_commitment', count: 6 },
      { level: 'national_measure', count: 1 },
    ],
    pledges: 5,
    joint: 1,
    nonState: 1,
  })
})

test('as of today it is the same without the tables', async () => {
  const now = await findMethodFacts(db.reader)
  const then = await findMethodFacts(db.reader, await asOfDay(TODAY))
  const inOrder = (facts: typeof now) => ({
    ...facts,
    statuses: facts.statuses.toSorted((a, b) => a.status.localeCompare(b.status)),
  })
  expect(inOrder(then)).toEqual(inOrder(now))
})

test('counting one maker again leaves the others as they are', async () => {
  const all = () => db.reader.execute(sql`select * from rule_examples order by maker_code, rule`)
  const before = await all()
  await db.app.transaction((tx) => recountExamples(tx, ['BBB']))
  expect(await all()).toEqual(before)
  expect(before.length).toBeGreaterThan(10)
})

test('a record that stood differently then, and still does today', async () => {
  const then = await asOfDay('2024-12-31')
  const found = await findThenAndNow(db.reader, then, TODAY)
  const [stored] = await db.reader.execute(sql`select s.status, s.late from standing s
    join commitments c on c.id = s.commitment_id where c.reference = ${found?.reference}`)
  expect(found?.now).toEqual(stored)
  expect(found?.earlier.status).not.toBe(found?.now.status)
  // What turned later had not turned by then.
  expect(await findThenAndNow(db.reader, then, '2024-12-31')).toBeNull()
})
