import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment } from '@/db/testing/factory'
import { aPublishedWorld, publishOne } from '@/db/testing/published-world'
import { findSiteState } from '@/lib/standing/queries'
import { loadOverview } from './load'
import {
  findLedgerActivity,
  findRecordTotals,
  listActionTotals,
  listPledgeSquares,
  listSilentPledges,
  listStageCounts,
} from './queries'

describe('before anything is published', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
  })
  afterAll(() => db.end())

  test('every question of the overview has an answer', async () => {
    const overview = await loadOverview(db.reader, 5)
    expect(overview).toMatchObject({
      counts: { total: 0, checkable: 0, kept: 0 },
      squares: [],
      silent: [],
      actions: [],
      activity: { changes: [], seedEntries: 0, laterEntries: 0, seededAt: null },
      totals: {
        funnel: { all: 0, checkable: 0, target: 0, baseline: 0, figure: 0 },
        pace: { count: 0, progress: null, expected: null },
        records: 0,
      },
    })
    expect(await findSiteState(db.reader)).toMatchObject({
      seq: null,
      demo: false,
      confirmedHelpLines: [],
      operator: {},
    })
  })
})

describe('in an invented world', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aPublishedWorld(db.app)
  })
  afterAll(() => db.end())

  test('the funnel counts pledges of governments, each step among those above', async () => {
    expect(await findRecordTotals(db.reader)).toMatchObject({
      funnel: { all: 3, checkable: 1, target: 1, baseline: 1, figure: 1 },
      withoutAction: 1,
      records: 5,
      byOffice: 5,
    })
  })

  test('pace is a mean over pledges that have a figure', async () => {
    const { pace } = await findRecordTotals(db.reader)
    expect(pace.count).toBe(1)
    expect(pace.progress).toBeCloseTo(0.4)
    expect(pace.expected).toBeGreaterThan(0.9)
  })

  test('an action counts what governments promised for it', async () => {
    expect(await listActionTotals(db.reader)).toMatchObject([
      { number: 1, pledges: 2, checkable: 1, withFigure: 1, measures: 1 },
    ])
  })

  test('squares leave out measures and makers that are not governments', async () => {
    const squares = await listPledgeSquares(db.reader, 10)
    expect(squares.map((square) => square.makerCode)).toEqual(['AAA', 'AAA', 'JJJ'])
    expect(await listPledgeSquares(db.reader, 2)).toHaveLength(2)
  })

  test('what the squares leave out is counted under its furthest stage', async () => {
    const counts = await listStageCounts(db.reader)
    expect(counts.toSorted((a, b) => a.maker.localeCompare(b.maker))).toEqual([
      { maker: 'BBB', level: 'national_measure', stage: 'law_in_force', count: 1 },
      { maker: 'NNN', level: 'coalition_commitment', stage: null, count: 1 },
    ])
  })

  test('silence is told of the checkable pledge without a figure, from the day it was made', async () => {
    await publishOne(db.app, aCommitment({ maker: 'BBB', madeOn: '2019-05' }))
    const silent = await listSilentPledges(db.reader, 5)
    expect(silent.map(({ maker, since }) => [maker.code, since])).toEqual([['BBB', '2019-05']])
  })

  test('the latest change comes first, with its reason', async () => {
    const { changes, laterEntries } = await findLedgerActivity(db.reader, 2)
    expect(laterEntries).toBe(6)
    expect(changes.map(({ reference, reason }) => [reference, reason])).toEqual([
      ['BBB-2019-01', 'a reason'],
      ['BBB-2021-01', 'a reason'],
    ])
  })
})
