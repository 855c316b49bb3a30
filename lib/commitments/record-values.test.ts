import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cycles, makerMembers, makers, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import type { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { type CommitmentFilters, FACETS, type Facet, NO_FILTERS } from './filters'
import type { CommitmentContent } from './input'
import { countFacets, listCommitments } from './list-queries'

let db: TestDatabase

const referencesOf = async (filters: Partial<CommitmentFilters>): Promise<string[]> => {
  const options = { sort: 'maker', locale: 'en', limit: 50 } as const
  return (await listCommitments(db.reader, { ...NO_FILTERS, ...filters }, options)).rows.map(
    (row) => row.reference,
  )
}

const money = (stage: CommitmentContent['money'][number]['stage'], currency: string) => ({
  key: `${stage}-${currency}`.toLowerCase(),
  stage,
  basis: 'total' as const,
  scope: 'this_promise' as const,
  amount: '10',
  currency,
  period: null,
  from: null,
  to: null,
  provider: null,
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: [],
})

async function publish(changes: Partial<CommitmentContent>, more: Partial<Publication> = {}) {
  const publication: Publication = {
    act: 'publish',
    office: 'vaada',
    reason: null,
    at: NOW,
    today: TODAY,
    ...more,
  }
  return db.app.transaction(async (tx) => {
    const content = aCommitment({ compiledBy: 'vaada', ...changes })
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return { reference, commitmentId }
  })
}

async function report(of: { reference: string; commitmentId: number }, cycleKey: string, on: string) {
  const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }
  const content = {
    commitment: of.reference,
    cycle: cycleKey,
    implementation: 'in_progress',
    selfRating: null,
    done: { en: { text: 'Work.', state: 'original' } },
    outputs: [],
    steps: [],
    groups: [],
    values: [],
    money: [],
    challenges: null,
    supportNeeded: null,
    nextSteps: null,
    evidence: [],
    reviewersOnly: 0,
    declaration: true,
  } as unknown as ReportContent
  await db.app.transaction(async (tx) => {
    await publishReport(tx, { ...of, cycleKey, baseVersion: 0 }, content, publication, on)
    await finishPublication(tx, [of.commitmentId], publication)
  })
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  const names = (en: string) => ({ en, ru: en, kk: en, uz: en })
  await db.app.insert(makers).values([
    { code: 'JJJ', kind: 'joint', names: names('A and B'), namesIn: names('A') },
    { code: 'NNN', kind: 'non_state', names: names('Others'), namesIn: names('O') },
  ])
  await db.app.insert(makerMembers).values([
    { makerCode: 'JJJ', memberCode: 'AAA' },
    { makerCode: 'JJJ', memberCode: 'BBB' },
  ])
  await db.app.insert(cycles).values({
    key: '2025',
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    opensOn: '2026-01-01',
    dueOn: '2026-03-31',
    closesOn: '2026-04-30',
  })
  await db.app.insert(reportDuties).values([
    { cycleKey: '2025', makerCode: 'AAA' },
    { cycleKey: '2026', makerCode: 'AAA' },
  ])
  const inTime = await publish({ money: [money('pledged', 'KZT'), money('disbursed', 'USD')] })
  const late = await publish({ money: [money('pledged', 'USD')], compiledBy: 'office' })
  await publish({ madeOn: '2026-03-31' })
  await publish({ maker: 'BBB', level: 'national_measure', levelBasis: null, indicators: [] })
  await publish({ maker: 'JJJ', actions: [] })
  await publish({ maker: 'NNN', madeOn: '2020-03', types: ['policy', 'financial'] })
  await report(inTime, '2025', '2026-03-31')
  await report(late, '2025', '2026-04-01')
})
afterAll(() => db.end())

test.each<[Partial<CommitmentFilters>, string[]]>([
  [{ maker: ['AAA'] }, ['AAA-2021-01', 'AAA-2021-02', 'AAA-2026-01']],
  [{ country: ['BBB'] }, ['JJJ-2021-01', 'BBB-2021-01']],
  [{ year: [2020, 2026] }, ['AAA-2026-01', 'NNN-2020-01']],
  [{ evidence: ['none'], maker: ['BBB'] }, ['BBB-2021-01']],
  [{ contested: 'yes' }, []],
  [{ kept: 'office' }, ['AAA-2021-02']],
  [{ currency: ['USD'] }, ['AAA-2021-01', 'AAA-2021-02']],
  // One line has to be both: KZT was pledged and USD paid in the first record.
  [{ money: ['pledged'], currency: ['USD'] }, ['AAA-2021-02']],
  [{ money: ['disbursed'], currency: ['KZT'] }, []],
  [{ report: ['2025.on_time'] }, ['AAA-2021-01']],
  [{ report: ['2025.late'] }, ['AAA-2021-02']],
  // Made on the due day, so nothing was asked of it.
  [{ report: ['2025.not_asked'], maker: ['AAA'] }, ['AAA-2026-01']],
  // The due day of 2026 lies ahead.
  [{ report: ['2026.missing'] }, []],
  [{ report: ['2026.not_asked'] }, ['JJJ-2021-01', 'BBB-2021-01', 'NNN-2020-01']],
])('%o', async (filters, expected) => {
  expect(await referencesOf(filters)).toEqual(expected)
})

describe('the number beside a value is what choosing it shows', () => {
  test.each<Partial<CommitmentFilters>>([
    {},
    { country: ['AAA'] },
    { money: ['pledged'], currency: ['USD'] },
    { currency: ['KZT'], level: ['coalition_commitment'] },
    { report: ['2025.late'], has: ['target'] },
    { level: ['national_measure'], country: ['AAA'] },
  ])('with %o', async (given) => {
    const filters = { ...NO_FILTERS, ...given }
    const facets = await countFacets(db.reader, filters)
    expect(facets.total).toBe((await referencesOf(filters)).length)
    const wrong: unknown[] = []
    for (const facet of FACETS)
      for (const [value, count] of Object.entries(facets[facet])) {
        const found = await referencesOf({ ...filters, [facet]: choosing(facet, filters, value) })
        if (found.length !== count) wrong.push({ facet, value, count, found })
      }
    expect(wrong).toEqual([])
  })
})

/** The value alone; of those that a record must have all of, together with what is chosen. */
function choosing(facet: Facet, filters: CommitmentFilters, value: string): unknown {
  if (facet === 'has') return [...new Set([...filters.has, value])]
  return ['makers', 'measurable', 'contested', 'kept'].includes(facet) ? value : [value]
}
