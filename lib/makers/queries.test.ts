import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPublishedWorld } from '@/db/testing/published-world'
import { LEVELS } from '@/lib/commitments/model'
import { findMaker, findMakerContext, listMakerCounts, listMakerRecords } from './queries'

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
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aPublishedWorld(db.app)
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
