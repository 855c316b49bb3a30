import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makerMembers, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import type { AsOf } from '@/lib/as-of/model'
import type { CommitmentContent } from '@/lib/commitments/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { loadCountry } from './load-country'
import { findProfile, listProfiles } from './profile-queries'
import { listMakerFigures, listMakerRecords } from './queries'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }
const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })
const value = {
  value: '4',
  on: '2024',
  from: null,
  saidBy: 'official' as const,
  partial: false,
  methodBreak: false,
  note: null,
  sources: ['s1'],
}

let db: TestDatabase
const publish = (content: CommitmentContent) =>
  db.app.transaction(async (tx) => {
    const { commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
  })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app
    .insert(makers)
    .values({ code: 'JJJ', kind: 'joint', names: names('A and B'), namesIn: names('in A and B') })
  await db.app.insert(makerMembers).values([
    { makerCode: 'JJJ', memberCode: 'AAA' },
    { makerCode: 'JJJ', memberCode: 'BBB' },
  ])
  const [one] = aCommitment().indicators
  if (!one) throw new Error('the dull commitment has an indicator')
  await publish(aCommitment({ compiledBy: 'vaada', indicators: [{ ...one, values: [value] }] }))
  await publish(aCommitment({ compiledBy: 'vaada', indicators: [] }))
  await publish(aCommitment({ maker: 'JJJ', compiledBy: 'vaada', indicators: [] }))
  await publish(
    aCommitment({
      compiledBy: 'office',
      level: 'national_measure',
      levelBasis: null,
      indicators: [],
      deliverySteps: [{ stage: 'policy', reachedOn: '2022', note: null, sources: ['s1'] }],
    }),
  )
})
afterAll(() => db.end())

test('a country counts its own records and the joint ones it stands behind', async () => {
  expect(await findProfile(db.reader, 'AAA')).toMatchObject({
    pledges: {
      total: 3,
      checkable: 1,
      kept: 0,
      withFigure: 1,
      joint: 1,
      funnel: { all: 3, checkable: 1, target: 1, baseline: 1, figure: 1 },
      byStatus: [
        { status: 'off_track', count: 1 },
        { status: 'not_measurable', count: 2 },
      ],
      channels: { evidence: { '1': 1, none: 2 }, freshness: { ageing: 1, none: 2 } },
    },
    intentions: 0,
    measures: 1,
    stages: { policy: 1 },
    records: 4,
    byOffice: 1,
    actions: [{ number: 1, pledges: 3, checkable: 1, withFigure: 1, measures: 1 }],
    cycles: [{ key: '2026', asked: false, onTime: 0, late: 0, missing: 0, due: 0 }],
    goalposts: { softened: 0, hardened: 0, neutral: 0 },
  })
})

test('a country without a record has zeros, not gaps', async () => {
  expect(await findProfile(db.reader, 'CCC')).toMatchObject({
    pledges: {
      total: 0,
      byStatus: [],
      funnel: { all: 0, figure: 0 },
      channels: { evidence: {}, freshness: {} },
    },
    records: 0,
    stages: {},
    actions: [],
    cycles: [],
  })
})

test('makers come in the order asked for, without codes that nobody has', async () => {
  const found = await listProfiles(db.reader, ['BBB', 'ZZZ', 'AAA'])
  expect(found.map(({ maker }) => maker.code)).toEqual(['BBB', 'AAA'])
  expect(await listProfiles(db.reader, [])).toEqual([])
})

test('the counts of a date are made from the records themselves, and agree', async () => {
  const asOf: AsOf = { day: TODAY, seq: 4, pinned: true, reconstructed: false }
  expect(await listProfiles(db.reader, ['AAA', 'BBB', 'CCC'], asOf)).toEqual(
    await listProfiles(db.reader, ['AAA', 'BBB', 'CCC']),
  )
  const before = await findProfile(db.reader, 'AAA', { ...asOf, seq: 1 })
  expect(before?.pledges).toMatchObject({ total: 1, joint: 0 })
})

test('lists are as long as asked, its own records before joint ones', async () => {
  const all = await listMakerRecords(db.reader, 'AAA', { levels: ['coalition_commitment'], limit: 9 })
  expect(all.map(({ reference }) => reference)).toEqual(['AAA-2021-01', 'AAA-2021-02', 'JJJ-2021-01'])
  const first = await listMakerRecords(db.reader, 'AAA', { levels: ['coalition_commitment'], limit: 1 })
  expect(first.map(({ reference }) => reference)).toEqual(['AAA-2021-01'])
})

test('figures are indicators with a value, as a figure takes them', async () => {
  expect(await listMakerFigures(db.reader, 'AAA', 9)).toMatchObject([
    {
      reference: 'AAA-2021-01',
      promise: { madeOn: '2021', startsOn: null, dueOn: '2026' },
      facts: {
        key: 'centres',
        baseline: { value: 0, on: '2021' },
        target: { value: 10, on: null },
        values: [
          { value: 4, on: '2024', from: null, saidBy: 'official', partial: false, methodBreak: false },
        ],
      },
    },
  ])
  expect(await listMakerFigures(db.reader, 'BBB', 9)).toEqual([])
})

test('a whole page of a country, and none for a code that nobody has', async () => {
  const country = await loadCountry(db.reader, 'AAA')
  expect(country?.squares).toHaveLength(3)
  expect(country?.measures).toHaveLength(1)
  expect(await loadCountry(db.reader, 'ZZZ')).toBeNull()
})
