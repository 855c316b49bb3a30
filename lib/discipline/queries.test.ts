import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cycles, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { findAsOf } from '@/lib/as-of/queries'
import { answerData } from '@/lib/exports/respond'
import { parseCsv, recordsOf } from '@/lib/exports/testing'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { findDuties } from './queries'

let db: TestDatabase
const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }
const LATER = new Date('2026-11-25T09:00:00Z')

const aYear = (year: number) => ({
  key: String(year),
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  opensOn: `${year}-11-01`,
  dueOn: `${year + 1}-01-15`,
  closesOn: `${year + 1}-02-15`,
})

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(cycles).values([2024, 2025, 2027].map(aYear))
  await db.app.insert(reportDuties).values([
    { cycleKey: '2024', makerCode: 'AAA' },
    { cycleKey: '2025', makerCode: 'AAA' },
  ])
  const publish = (maker: string) =>
    db.app.transaction(async (tx) => {
      const made = await publishCommitment(tx, { reference: null }, aCommitment({ maker }), publication)
      await finishPublication(tx, [made.commitmentId], publication)
      return made
    })
  const made = await publish('AAA')
  await publish('BBB')
  const report = (cycle: string, at: Date, submittedOn: string) =>
    db.app.transaction(async (tx) => {
      const content = ReportContent.parse({
        commitment: made.reference,
        cycle,
        implementation: 'in_progress',
        selfRating: null,
        done: text('Two centres'),
        values: [],
        evidence: [],
      })
      const target = { commitmentId: made.commitmentId, cycleKey: cycle, baseVersion: 0 }
      await publishReport(tx, target, content, { ...publication, at }, submittedOn)
      await finishPublication(tx, [made.commitmentId], { ...publication, at })
    })
  await report('2024', NOW, '2025-01-10')
  await report('2025', LATER, '2026-01-20')
})
afterAll(() => db.end())

const ask = (changes: Partial<Parameters<typeof findDuties>[1]> = {}) =>
  findDuties(db.reader, { day: TODAY, asOf: null, limit: 6, page: 1, ...changes })
const brief = ({ counts }: Awaited<ReturnType<typeof ask>>) =>
  counts
    .map(({ cycle, maker, onTime, late, missing, due, notAsked }) =>
      [cycle, maker, onTime, late, missing, due, notAsked].join(' '),
    )
    .toSorted()

test('cycles that have opened, the next one, and what came', async () => {
  const found = await ask()
  expect(found.cycles.map(({ key }) => key)).toEqual(['2024', '2025', '2026'])
  expect(found.next?.key).toBe('2027')
  expect(found.makers.map(({ code }) => code).toSorted()).toEqual(['AAA', 'BBB'])
  expect(brief(found)).toEqual([
    '2024 AAA 1 0 0 0 0',
    '2024 BBB 0 0 0 0 1',
    '2025 AAA 0 1 0 0 0',
    '2025 BBB 0 0 0 0 1',
    '2026 AAA 0 0 0 0 1',
    '2026 BBB 0 0 0 0 1',
  ])
})

test('the latest cycles stand on the first page', async () => {
  const [first, second, third] = [
    await ask({ limit: 2 }),
    await ask({ limit: 2, page: 2 }),
    await ask({ limit: 2, page: 3 }),
  ]
  expect([first, second, third].map(({ cycles }) => cycles.map(({ key }) => key))).toEqual([
    ['2025', '2026'],
    ['2024'],
    [],
  ])
  expect(first.opened).toBe(3)
})

test('as of a day, what was known and dated by then', async () => {
  const asOf = await findAsOf(db.reader, { day: '2026-11-24', seq: null }, TIME_ZONE)
  if ('problem' in asOf) throw new Error(asOf.problem)
  // The report for 2025 was sent in January, and published the day after this one.
  expect(brief(await ask({ day: '2026-11-24', asOf }))).toEqual([
    '2024 AAA 1 0 0 0 0',
    '2024 BBB 0 0 0 0 1',
    '2025 AAA 0 0 1 0 0',
    '2025 BBB 0 0 0 0 1',
    '2026 AAA 0 0 0 0 1',
    '2026 BBB 0 0 0 0 1',
  ])
  const early = await ask({ day: '2025-12-01', asOf: { ...asOf, day: '2025-12-01' } })
  expect(early.cycles.map(({ key }) => key)).toEqual(['2024', '2025'])
  expect(brief(early).filter((row) => row.includes('AAA'))).toEqual([
    '2024 AAA 1 0 0 0 0',
    '2025 AAA 0 0 0 1 0',
  ])
})

test('the counts lie beside the page as a file', async () => {
  const response = await answerData({
    db: db.reader,
    request: new Request('https://vaada.test/en/reporting.csv?page=2&rank=yes'),
    locale: 'en',
    path: '/reporting',
    format: 'csv',
    today: TODAY,
    zone: TIME_ZONE,
    baseUrl: 'https://vaada.test',
    iatiOrganisation: 'XX-TEST-1',
  })
  const found = recordsOf(parseCsv(await response.text()))
  expect(found).toHaveLength(6)
  expect(found[2]).toMatchObject({ cycle: '2025', maker: 'AAA', asked: 'true', on_time: '0', late: '1' })
})
