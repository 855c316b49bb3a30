import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { actions, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { findAction } from './queries'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }
const names = { en: 'A foundation', ru: 'A foundation', kk: 'A foundation', uz: 'A foundation' }
const both = [
  { action: 1, basis: 'stated' as const },
  { action: 2, basis: 'stated' as const },
]

let db: TestDatabase
const publish = (content: CommitmentContent) =>
  db.app.transaction(async (tx) => {
    const { commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
  })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(actions).values({ number: 2, name: text('Prevention'), paraphrase: text('Prevention') })
  await db.app.insert(makers).values({ code: 'NNN', kind: 'non_state', names, namesIn: names })
  await publish(aCommitment({ actions: both }))
  await publish(aCommitment({ indicators: [] }))
  await publish(aCommitment({ maker: 'NNN' }))
  await publish(
    aCommitment({ maker: 'BBB', level: 'national_measure', levelBasis: null, indicators: [], actions: both }),
  )
})
afterAll(() => db.end())

test('an action counts what governments promised and did for it, by maker', async () => {
  const action = await findAction(db.reader, 1)
  expect(action).toMatchObject({ pledges: 2, checkable: 1, withFigure: 0, measures: 1 })
  expect(
    action?.makers.map(({ maker, pledges, measures }) => [maker.code, pledges, measures]).toSorted(),
  ).toEqual([
    ['AAA', 2, 0],
    ['BBB', 0, 1],
  ])
  expect(action?.byStatus).toEqual([
    { status: 'no_figure', count: 1 },
    { status: 'not_measurable', count: 1 },
  ])
})

test('a record that serves two actions counts in each', async () => {
  expect(await findAction(db.reader, 2)).toMatchObject({ pledges: 1, measures: 1 })
})

test('as of a date it is counted from the records themselves', async () => {
  const asOf = { day: TODAY, seq: 4, pinned: true, reconstructed: false }
  expect(await findAction(db.reader, 1, asOf)).toEqual(await findAction(db.reader, 1))
  expect(await findAction(db.reader, 1, { ...asOf, seq: 1 })).toMatchObject({ pledges: 1, measures: 0 })
})

test('there is no fifth action', async () => {
  expect(await findAction(db.reader, 5)).toBeNull()
})
