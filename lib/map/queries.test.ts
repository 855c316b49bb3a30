import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makerMembers, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { listMapMakers } from './queries'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }
const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })

let db: TestDatabase
const publish = (changes: Parameters<typeof aCommitment>[0]) =>
  db.app.transaction(async (tx) => {
    const made = await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)
    await finishPublication(tx, [made.commitmentId], publication)
  })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(makers).values([
    { code: 'JJJ', kind: 'joint', names: names('A and B'), namesIn: names('in A and B') },
    { code: 'NNN', kind: 'non_state', names: names('A foundation'), namesIn: names('at A foundation') },
  ])
  await db.app.insert(makerMembers).values([
    { makerCode: 'JJJ', memberCode: 'AAA' },
    { makerCode: 'JJJ', memberCode: 'BBB' },
  ])
  await publish({})
  await publish({ level: 'national_measure', levelBasis: null, indicators: [] })
  await publish({ maker: 'JJJ', level: 'international_pledge', levelBasis: null })
  await publish({ maker: 'NNN' })
})
afterAll(() => db.end())

test('governments with a record, alone or jointly, by level', async () => {
  const found = await listMapMakers(db.reader)
  expect(
    found
      .map(({ maker, levels, joint }) => ({ code: maker.code, levels, joint }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  ).toEqual([
    { code: 'AAA', levels: { coalition_commitment: 1, national_measure: 1 }, joint: 1 },
    { code: 'BBB', levels: {}, joint: 1 },
    { code: 'JJJ', levels: { international_pledge: 1 }, joint: 0 },
  ])
})

test('as of a date, what was known then', async () => {
  const asOf = { day: TODAY, seq: 1, pinned: true, reconstructed: false }
  const found = await listMapMakers(db.reader, asOf)
  expect(found.map(({ maker, levels }) => [maker.code, levels])).toEqual([
    ['AAA', { coalition_commitment: 1 }],
  ])
})
