import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { commitments, makerMembers, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { loadFacts } from '@/lib/standing/load'
import { factsOf } from './facts'
import { NO_FILTERS, SORTS } from './filters'
import type { CommitmentContent } from './input'
import { countCommitments, countFacets, listCommitments, listVocabulary } from './list-queries'
import { findCommitment } from './queries'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }

async function publish(db: TestDatabase, content: CommitmentContent): Promise<string> {
  return db.app.transaction(async (tx) => {
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return reference
  })
}

describe('in an invented world', () => {
  let db: TestDatabase
  const list = (filters: Partial<typeof NO_FILTERS>) =>
    listCommitments(db.reader, { ...NO_FILTERS, ...filters }, { sort: 'maker', locale: 'en', limit: 50 })
  const referencesOf = async (filters: Partial<typeof NO_FILTERS>) =>
    (await list(filters)).rows.map((row) => row.reference)

  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aWorld(db.app)
    await db.app.insert(makers).values([
      {
        code: 'JJJ',
        kind: 'joint',
        names: { en: 'A and B', ru: 'A', kk: 'A', uz: 'A' },
        namesIn: { en: 'A', ru: 'A', kk: 'A', uz: 'A' },
      },
      {
        code: 'NNN',
        kind: 'non_state',
        names: { en: 'Others', ru: 'O', kk: 'O', uz: 'O' },
        namesIn: { en: 'O', ru: 'O', kk: 'O', uz: 'O' },
      },
    ])
    await db.app.insert(makerMembers).values([
      { makerCode: 'JJJ', memberCode: 'AAA' },
      { makerCode: 'JJJ', memberCode: 'BBB' },
    ])
    await publish(db, aCommitment())
    await publish(
      db,
      aCommitment({ title: text(`100% of "all" women's shelters`), types: ['policy', 'financial'] }),
    )
    await publish(
      db,
      aCommitment({ maker: 'BBB', level: 'national_measure', levelBasis: null, indicators: [] }),
    )
    await publish(db, aCommitment({ maker: 'JJJ', actions: [] }))
    await publish(db, aCommitment({ maker: 'NNN', madeOn: '2020-03' }))
  })
  afterAll(() => db.end())

  test('a joint record shows under each country behind it, and counts once', async () => {
    expect(await referencesOf({ country: ['AAA'] })).toEqual(['AAA-2021-01', 'AAA-2021-02', 'JJJ-2021-01'])
    expect(await referencesOf({ country: ['BBB'] })).toEqual(['JJJ-2021-01', 'BBB-2021-01'])
    expect(await countCommitments(db.reader, { ...NO_FILTERS, country: ['AAA', 'BBB'] })).toBe(4)
  })

  test('governments and others are kept apart', async () => {
    expect(await referencesOf({ makers: 'others' })).toEqual(['NNN-2020-01'])
    expect(await referencesOf({ makers: 'governments' })).toHaveLength(4)
  })

  test('each filter narrows alone and together', async () => {
    expect(await referencesOf({ level: ['national_measure'] })).toEqual(['BBB-2021-01'])
    expect(await referencesOf({ status: ['none'] })).toEqual(['BBB-2021-01'])
    expect(await referencesOf({ type: ['financial', 'advocacy'] })).toEqual(['AAA-2021-02'])
    expect(await referencesOf({ action: [1], country: ['JJJ'] })).toEqual([])
    expect(await referencesOf({ measurable: 'no' })).toEqual(['BBB-2021-01'])
    expect(await referencesOf({ has: ['target', 'figure'] })).toEqual([])
  })

  test('a search takes its letters literally', async () => {
    expect(await referencesOf({ q: '100% OF "ALL" women\'s' })).toEqual(['AAA-2021-02'])
    expect(await referencesOf({ q: '%' })).toEqual([])
    expect(await referencesOf({ q: 'bbb-2021' })).toEqual(['BBB-2021-01'])
    expect(await referencesOf({ q: "'; drop table commitments; --" })).toEqual([])
    expect(await referencesOf({ q: 'original' })).toEqual([])
  })

  test('a value counts what the list would show if it were chosen', async () => {
    const facets = await countFacets(db.reader, {
      ...NO_FILTERS,
      country: ['BBB'],
      level: ['national_measure'],
    })
    expect(facets.total).toBe(1)
    // The other levels of BBB, and the measures of other countries.
    expect(facets.level).toEqual({ national_measure: 1, coalition_commitment: 1 })
    expect(facets.country).toEqual({ BBB: 1 })
    expect(facets.measurable).toEqual({ no: 1 })
  })

  test.each(SORTS)('page by page in order of %s, every record comes once', async (sort) => {
    const seen: string[] = []
    let after: readonly (string | number)[] | null = null
    do {
      const page: Awaited<ReturnType<typeof listCommitments>> = await listCommitments(db.reader, NO_FILTERS, {
        sort,
        locale: 'kk',
        limit: 2,
        after,
      })
      seen.push(...page.rows.map((row) => row.reference))
      after = page.next
    } while (after)
    expect(seen.toSorted()).toEqual([
      'AAA-2021-01',
      'AAA-2021-02',
      'BBB-2021-01',
      'JJJ-2021-01',
      'NNN-2020-01',
    ])
  })

  test('dates come as precise as they were published', async () => {
    const { rows } = await list({ makers: 'others' })
    expect(rows[0]).toMatchObject({ madeOn: '2020-03', dueOn: '2026', types: ['programmatic'], actions: [1] })
  })

  test('the vocabulary names every maker, framework and action', async () => {
    expect(await listVocabulary(db.reader)).toMatchObject({
      countries: ['AAA', 'BBB', 'CCC', 'JJJ', 'NNN'],
      frameworks: ['test'],
      actions: [1],
    })
  })

  test('a reference that nothing is published under is null', async () => {
    expect(await findCommitment(db.reader, 'AAA-1999-01')).toBeNull()
  })

  test('a record comes whole, its decimals as text', async () => {
    const value: CommitmentContent['indicators'][number]['values'][number] = {
      on: '2024',
      from: null,
      saidBy: 'official',
      partial: false,
      methodBreak: false,
      note: null,
      value: '4.25',
      sources: ['s1'],
    }
    const [indicator] = aCommitment().indicators
    if (!indicator) throw new Error('no indicator')
    const reference = await publish(
      db,
      aCommitment({
        maker: 'CCC',
        indicators: [{ ...indicator, target: { value: '12.5', on: null }, values: [value] }],
        milestones: [
          {
            key: 'law',
            name: text('Law'),
            kind: 'step',
            state: 'done',
            dueOn: '2022',
            doneOn: '2023-02',
            note: null,
            sources: ['s1'],
          },
        ],
        deliverySteps: [{ stage: 'law_in_force', reachedOn: '2023-02', note: null, sources: ['s1'] }],
        search: { on: '2026-11', places: text('Gazettes') },
      }),
    )
    const view = await findCommitment(db.reader, reference)
    expect(view).toMatchObject({
      reference: 'CCC-2021-01',
      version: 1,
      search: { on: '2026-11', places: text('Gazettes') },
      closure: null,
      firstTerms: { dueOn: '2026', indicators: [{ key: 'centres', target: { value: '12.5', on: null } }] },
      milestones: [{ key: 'law', dueOn: '2022', doneOn: '2023-02' }],
      deliverySteps: [{ stage: 'law_in_force', reachedOn: '2023-02' }],
      reports: [],
      duties: [],
      findings: [],
      standing: { asOf: TODAY, measurable: true },
    })
    expect(view?.indicators[0]).toMatchObject({
      baseline: { value: '0', on: '2021' },
      target: { value: '12.5', on: null },
      values: [{ on: '2024', from: null, value: '4.25', saidBy: 'official', report: null, assessment: null }],
    })
  })
})

test('a record by Vaada that its office changed is kept by the office', async () => {
  const db = await makeDatabase(inject('databaseUrl'))
  try {
    await aWorld(db.app)
    const reference = await publish(db, aCommitment({ compiledBy: 'vaada' }))
    expect(await findCommitment(db.reader, reference)).toMatchObject({ isKeptByOffice: false })
    const change = { ...publication, office: 'AAA', reason: 'Moved' }
    await db.app.transaction(async (tx) => {
      const { commitmentId } = await publishCommitment(
        tx,
        { reference, baseVersion: 1 },
        aCommitment({ compiledBy: 'vaada', dueOn: '2031' }),
        change,
      )
      await finishPublication(tx, [commitmentId], change)
    })
    expect(await findCommitment(db.reader, reference)).toMatchObject({
      compiledBy: 'vaada',
      isKeptByOffice: true,
    })
  } finally {
    await db.end()
  }
})

test('the facts of a page are those that standing is computed from, for every documented record', async () => {
  const db = await makeDatabase(inject('databaseUrl'))
  try {
    await loadSeed(db.app, readSeed, NOW, TODAY)
    const records = await db.app
      .select({ id: commitments.id, reference: commitments.reference })
      .from(commitments)
    const facts = await loadFacts(
      db.reader,
      records.map(({ id }) => id),
    )
    const differing: string[] = []
    for (const { id, reference } of records) {
      const view = await findCommitment(db.reader, reference)
      if (!view || JSON.stringify(factsOf(view)) !== JSON.stringify(facts.get(id))) differing.push(reference)
    }
    expect(records.length).toBeGreaterThan(60)
    expect(differing).toEqual([])
  } finally {
    await db.end()
  }
})
