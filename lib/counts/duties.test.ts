import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cycles, dutyCounts, makers, pledgeCounts, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { timelinessOf } from '@/lib/cycles/timeliness'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { loadFacts } from '@/lib/standing/load'
import { recountDuties } from './duties'
import { fillCounts } from './fill'

let db: TestDatabase
const ids: number[] = []
const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }

const publish = (changes: Parameters<typeof aCommitment>[0] = {}) =>
  db.app.transaction(async (tx) => {
    const made = await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)
    await finishPublication(tx, [made.commitmentId], publication)
    ids.push(made.commitmentId)
    return made
  })

const report = (made: { reference: string; commitmentId: number }, submittedOn: string, at = NOW) =>
  db.app.transaction(async (tx) => {
    const content = ReportContent.parse({
      commitment: made.reference,
      cycle: '2025',
      implementation: 'in_progress',
      selfRating: null,
      done: text('Two centres'),
      values: [],
      evidence: [],
    })
    const target = { commitmentId: made.commitmentId, cycleKey: '2025', baseVersion: 0 }
    await publishReport(tx, target, content, { ...publication, at }, submittedOn)
    await finishPublication(tx, [made.commitmentId], publication)
  })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(cycles).values([
    {
      key: '2025',
      startsOn: '2025-01-01',
      endsOn: '2025-12-31',
      opensOn: '2025-11-01',
      dueOn: '2026-01-15',
      closesOn: '2026-02-15',
    },
    {
      key: '2027',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      opensOn: '2027-11-01',
      dueOn: '2028-01-15',
      closesOn: '2028-02-15',
    },
  ])
  await db.app.insert(reportDuties).values([
    { cycleKey: '2025', makerCode: 'AAA' },
    { cycleKey: '2026', makerCode: 'AAA' },
  ])
  const [onTime, late] = [await publish(), await publish()]
  await publish()
  // Made on the due day itself, it isn't reported on yet.
  await publish({ madeOn: '2026-01-15' })
  await publish({ maker: 'BBB' })
  await report(onTime, '2026-01-15', new Date('2026-01-22T12:00:00Z'))
  await report(late, '2026-01-16', new Date('2026-01-24T12:00:00Z'))
})
afterAll(() => db.end())

const counts = () => db.reader.select().from(dutyCounts).orderBy(dutyCounts.cycleKey, dutyCounts.makerCode)

test('each record counts once in each cycle that has opened, by what came of its report', async () => {
  const nothing = { reviewedWeek: 0, reviewedMonth: 0, reviewedLonger: 0 }
  const notAsked = {
    asked: false,
    records: 1,
    notAsked: 1,
    onTime: 0,
    late: 0,
    missing: 0,
    due: 0,
    ...nothing,
  }
  expect(await counts()).toEqual([
    {
      cycleKey: '2025',
      makerCode: 'AAA',
      asked: true,
      records: 4,
      notAsked: 1,
      onTime: 1,
      late: 1,
      missing: 1,
      due: 0,
      // Seven days, and eight.
      reviewedWeek: 1,
      reviewedMonth: 1,
      reviewedLonger: 0,
    },
    { cycleKey: '2025', makerCode: 'BBB', ...notAsked },
    {
      cycleKey: '2026',
      makerCode: 'AAA',
      asked: true,
      records: 4,
      notAsked: 0,
      onTime: 0,
      late: 0,
      missing: 0,
      due: 4,
      ...nothing,
    },
    { cycleKey: '2026', makerCode: 'BBB', ...notAsked },
  ])
})

test('the due day itself is still in time; the day after, what has not come is missing', async () => {
  const dueAt = async (today: string) => {
    await db.app.transaction((tx) => recountDuties(tx, ['AAA'], today))
    const found = (await counts()).find((row) => row.cycleKey === '2026' && row.makerCode === 'AAA')
    return [found?.due, found?.missing]
  }
  expect(await dueAt('2027-01-15')).toEqual([4, 0])
  expect(await dueAt('2027-01-16')).toEqual([0, 4])
  await db.app.transaction((tx) => recountDuties(tx, ['AAA'], TODAY))
})

test('the statement and the rule say the same of every record in every cycle', async () => {
  const facts = await loadFacts(db.app, ids)
  const outcomes = [...facts.values()].flatMap((fact) =>
    ['2025', '2026'].map((cycle) => `${cycle} ${timelinessOf(cycle, fact, TODAY) ?? 'due'}`),
  )
  const [sum] = await db.reader.execute<Record<string, number>>(sql`
    select sum(on_time)::int as on_time, sum(late)::int as late, sum(missing)::int as missing,
      sum(not_asked)::int as not_asked, sum(due)::int as due from duty_counts`)
  const tally = (outcome: string) => outcomes.filter((one) => one.endsWith(` ${outcome}`)).length
  expect(sum).toEqual({
    on_time: tally('on_time'),
    late: tally('late'),
    missing: tally('missing'),
    not_asked: tally('not_asked'),
    due: tally('due'),
  })
})

test('a maker without a record has no row', async () => {
  expect(await db.reader.select({ code: makers.code }).from(makers)).toHaveLength(3)
  expect((await counts()).some(({ makerCode }) => makerCode === 'CCC')).toBe(false)
})

test('counts are filled in where a duty arose since, and only there', async () => {
  expect(await fillCounts(db.app, TODAY)).toBe(0)
  await db.app.insert(reportDuties).values({ cycleKey: '2025', makerCode: 'BBB' })
  expect(await fillCounts(db.app, TODAY)).toBe(1)
  expect((await counts())[1]).toMatchObject({ cycleKey: '2025', makerCode: 'BBB', asked: true, missing: 1 })
  await db.app.delete(pledgeCounts)
  expect(await fillCounts(db.app, TODAY)).toBe(2)
  await db.app.delete(dutyCounts)
  expect(await fillCounts(db.app, TODAY)).toBe(2)
  expect(await counts()).toHaveLength(4)
})
