import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makerMembers, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { countGoalposts, listGoalposts } from './queries'

let db: TestDatabase
const LATER = new Date('2026-12-24T09:00:00Z')

const publish = (
  content: Partial<CommitmentContent>,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
  at = NOW,
) => {
  const publication = { act: 'publish' as const, office: 'AAA', reason: 'Money came late.', at, today: TODAY }
  return db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, target, aCommitment(content), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })
}
const list = (kind: 'softened' | 'hardened' | 'neutral', country: string | null = null) =>
  listGoalposts(db.reader, { kind, country }, { limit: 10 }, null, TIME_ZONE)

let first: { reference: string; seq: number }
let softened: { seq: number }
let hardened: { seq: number }
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  const names = { en: 'Jointly', ru: 'Jointly', kk: 'Jointly', uz: 'Jointly' }
  await db.app.insert(makers).values({ code: 'XJJ', kind: 'joint', names, namesIn: names })
  await db.app.insert(makerMembers).values({ makerCode: 'XJJ', memberCode: 'BBB' })
  first = await publish({})
  softened = await publish({ dueOn: '2028', indicators: [] }, { reference: first.reference, baseVersion: 1 })
  const joint = await publish({ maker: 'XJJ' })
  await publish({ maker: 'XJJ', dueOn: '2030' }, { reference: joint.reference, baseVersion: 1 })
  hardened = await publish({ dueOn: '2027' }, { reference: first.reference, baseVersion: 2 }, LATER)
})
afterAll(() => db.end())

test('every term of one kind, newest first, with who moved it and why', async () => {
  const { rows, next } = await list('softened', 'AAA')
  expect(rows).toMatchObject([
    {
      seq: softened.seq,
      position: 0,
      what: 'due_date',
      before: '2026',
      after: '2028',
      reference: first.reference,
      office: 'AAA',
      officeNames: { en: 'Aland' },
      reason: 'Money came late.',
      maker: { code: 'AAA' },
    },
    { seq: softened.seq, position: 1, what: 'indicator', key: 'centres' },
  ])
  expect(next).toBeNull()
  expect((await list('hardened')).rows.map(({ seq, what }) => [seq, what])).toEqual([
    [hardened.seq, 'due_date'],
    [hardened.seq, 'indicator'],
  ])
})

test('a joint record is shown for each state behind it', async () => {
  expect((await list('softened', 'BBB')).rows.map(({ maker }) => maker.code)).toEqual(['XJJ'])
})

test('page by page it is the same list, each once', async () => {
  const all = (await list('softened')).rows.map(({ seq, position }) => [seq, position])
  const found: unknown[] = []
  let after: readonly [number, number] | null = null
  do {
    const page: Awaited<ReturnType<typeof listGoalposts>> = await listGoalposts(
      db.reader,
      { kind: 'softened', country: null },
      { limit: 1, after },
      null,
      TIME_ZONE,
    )
    found.push(...page.rows.map(({ seq, position }) => [seq, position]))
    after = page.next
  } while (after)
  expect(found).toEqual(all)
  expect(all).toHaveLength(3)
})

describe('counts', () => {
  test('open to the rows behind them', async () => {
    const counts = await countGoalposts(db.reader, null, null, TIME_ZONE)
    expect(counts).toEqual({ compared: 3, softened: 3, hardened: 2, neutral: 0 })
    expect((await list('softened')).rows).toHaveLength(counts.softened)
    expect((await list('hardened')).rows).toHaveLength(counts.hardened)
    expect(await countGoalposts(db.reader, 'BBB', null, TIME_ZONE)).toMatchObject({
      compared: 1,
      softened: 1,
    })
  })

  test('as of a day before a change, it had not been made', async () => {
    const asOf = { day: '2026-11-30', seq: hardened.seq - 1, pinned: false, reconstructed: false }
    expect(await countGoalposts(db.reader, null, asOf, TIME_ZONE)).toEqual({
      compared: 2,
      softened: 3,
      hardened: 0,
      neutral: 0,
    })
    const { rows } = await listGoalposts(
      db.reader,
      { kind: 'hardened', country: null },
      { limit: 10 },
      asOf,
      TIME_ZONE,
    )
    expect(rows).toEqual([])
  })

  test('a reconstructed view shows no act of a later day', async () => {
    const asOf = { day: '2024-01-01', seq: hardened.seq, pinned: true, reconstructed: true }
    expect(await countGoalposts(db.reader, null, asOf, TIME_ZONE)).toEqual({
      compared: 0,
      softened: 0,
      hardened: 0,
      neutral: 0,
    })
  })
})
