import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makerMembers, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { LEVELS } from '@/lib/commitments/model'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { findMaker, findMakerContext, listMakerCounts, listMakerRecords } from './queries'

const publication: Publication = {
  act: 'publish',
  office: 'vaada',
  reason: 'a reason',
  at: NOW,
  today: TODAY,
}
const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })

async function publish(db: TestDatabase, content: CommitmentContent): Promise<string> {
  return db.app.transaction(async (tx) => {
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return reference
  })
}

describe('before anything is published', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
  })
  afterAll(() => db.end())

  test('an unknown country is none', async () => {
    expect(await findMaker(db.reader, 'ZZZ')).toBeNull()
  })
})

describe('in an invented world', () => {
  let db: TestDatabase
  const one = aCommitment().indicators[0]
  if (!one) throw new Error('the dull commitment has an indicator')

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
    await publish(db, aCommitment({ indicators: [{ ...one, values: [value] }] }))
    await publish(db, aCommitment({ indicators: [], actions: [] }))
    await publish(db, aCommitment({ maker: 'JJJ', indicators: [] }))
    await publish(db, aCommitment({ maker: 'NNN' }))
    await publish(
      db,
      aCommitment({
        maker: 'BBB',
        level: 'national_measure',
        levelBasis: null,
        indicators: [],
        deliverySteps: [
          { stage: 'policy', reachedOn: '2022', note: null, sources: ['s1'] },
          { stage: 'law_in_force', reachedOn: '2023-05', note: null, sources: ['s1'] },
        ],
      }),
    )
  })
  afterAll(() => db.end())

  test('a joint record is counted once, and shown to each state behind it', async () => {
    const counts = await listMakerCounts(db.reader)
    expect(counts.find(({ maker }) => maker.code === 'AAA')).toMatchObject({
      pledges: 2,
      checkable: 1,
      joint: 1,
    })
    expect(counts.find(({ maker }) => maker.code === 'BBB')).toMatchObject({
      pledges: 0,
      measures: 1,
      joint: 1,
    })
    const records = await listMakerRecords(db.reader, 'BBB', { levels: LEVELS, limit: 10 })
    expect(records.map((record) => record.maker.code)).toEqual(['BBB', 'JJJ'])
    expect((await findMaker(db.reader, 'JJJ'))?.members.map((member) => member.code).toSorted()).toEqual([
      'AAA',
      'BBB',
    ])
  })

  test('documented stages come in order, as precise as their source', async () => {
    const [measure] = await listMakerRecords(db.reader, 'BBB', { levels: LEVELS, limit: 10 })
    expect(measure?.steps).toEqual([
      { stage: 'policy', reachedOn: '2022' },
      { stage: 'law_in_force', reachedOn: '2023-05' },
    ])
  })

  test('a cycle that opened without an office was not asked for', async () => {
    const { cycles } = await findMakerContext(db.reader, 'CCC')
    expect(cycles).toMatchObject([{ key: '2026', isAsked: false, onTime: 0, late: 0 }])
  })
})
