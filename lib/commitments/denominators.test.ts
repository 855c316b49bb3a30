import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { type CommitmentFilter, commitmentsHref } from '@/lib/i18n/links'
import { listMakerCounts } from '@/lib/makers/queries'
import { findMethodFacts } from '@/lib/methodology/queries'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { parseListState, queryOf } from './filters'
import { countCommitments, listVocabulary } from './list-queries'

const TODAY = '2026-11-23'
const PLEDGES = ['coalition_commitment', 'international_pledge'] as const

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await loadSeed(db.app, readSeed, new Date('2026-11-23T09:00:00Z'), TODAY)
}, 120_000)
afterAll(() => db.end())

/** How many records stand behind the address that a page links a number to. */
async function behind(filter: CommitmentFilter): Promise<number> {
  const address = new URL(commitmentsHref('en', filter), 'http://vaada.invalid')
  const { state, ignored } = parseListState(queryOf(address.searchParams), await listVocabulary(db.reader))
  expect(ignored).toEqual([])
  return countCommitments(db.reader, state.filters)
}

describe('every number of the documented record opens to exactly the records behind it', () => {
  test('of the method page', async () => {
    const facts = await findMethodFacts(db.reader)
    const counted = { level: PLEDGES, makers: 'governments' } as const
    expect(await behind(counted)).toBe(facts.pledges)
    expect(await behind({ ...counted, measurable: 'yes' })).toBe(facts.measurable)
    for (const { level, count } of facts.levels) expect(await behind({ level })).toBe(count)
    for (const { status, count } of facts.statuses) expect(await behind({ status })).toBe(count)
    expect(facts.pledges).toBeGreaterThan(20)
    expect(facts.statuses.length).toBeGreaterThan(3)
  })

  test('of every country', async () => {
    const makers = (await listMakerCounts(db.reader)).filter((row) => row.pledges + row.measures > 0)
    for (const { maker, pledges, checkable, intentions, measures, joint } of makers) {
      const own = { maker: maker.code }
      expect([maker.code, await behind({ ...own, level: PLEDGES })]).toEqual([maker.code, pledges])
      expect(await behind({ ...own, level: PLEDGES, measurable: 'yes' })).toBe(checkable)
      expect(await behind({ ...own, level: 'declared_intention' })).toBe(intentions)
      expect(await behind({ ...own, level: 'national_measure' })).toBe(measures)
      expect(await behind({ country: maker.code })).toBe(pledges + intentions + measures + joint)
    }
    expect(makers.length).toBeGreaterThan(10)
  })
})
