import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { findAsOf } from '@/lib/as-of/queries'
import { NO_FILTERS } from '@/lib/commitments/filters'
import type { CommitmentContent } from '@/lib/commitments/input'
import { readListPage } from '@/lib/commitments/list-page'
import { countCommitments, countFacets, listCommitments } from '@/lib/commitments/list-queries'
import type { LocalizedText } from '@/lib/i18n/model'
import { redact } from '@/lib/ledger/redact'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { understand } from './queries'

let db: TestDatabase

async function publish(
  content: Partial<CommitmentContent>,
  of: { reference: string; baseVersion: number } | null = null,
  at = NOW,
): Promise<string> {
  const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at, today: TODAY }
  return db.app.transaction(async (tx) => {
    const { reference, commitmentId } = await publishCommitment(
      tx,
      of ?? { reference: null },
      aCommitment(content),
      publication,
    )
    await finishPublication(tx, [commitmentId], publication)
    return reference
  })
}

const words = (all: Partial<Record<'en' | 'ru' | 'kk' | 'uz', string>>): LocalizedText =>
  Object.fromEntries(Object.entries(all).map(([locale, one]) => [locale, { text: one, state: 'original' }]))

const find = async (q: string, filters: Partial<typeof NO_FILTERS> = {}) => {
  const options = { sort: 'relevance', locale: 'en', limit: 50 } as const
  const { rows } = await listCommitments(db.reader, { ...NO_FILTERS, ...filters, q }, options)
  return rows.map((row) => row.reference)
}
const page = (q: string, filters: Partial<typeof NO_FILTERS> = {}) =>
  readListPage(
    db.reader,
    { filters: { ...NO_FILTERS, ...filters, q }, sort: 'relevance', view: 'table', page: 1 },
    [],
    { locale: 'en', asOf: null },
  )

const source = (title: string, publisher: string | null): CommitmentContent['sources'][number] => ({
  key: 's1',
  title,
  url: 'https://example.invalid/1',
  kind: 'statement',
  publisher,
  publishedOn: '2021',
  language: 'ru',
})

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  // AAA-2021-01
  await publish({
    title: words({
      en: 'Open shelters for women',
      ru: 'Открыть приюты для женщин, переживших насилие',
      kk: 'Зорлық-зомбылықтан зардап шеккен әйелдерге баспана ашу',
      uz: 'Zoʻravonlikdan jabrlangan ayollar uchun boshpana ochish',
    }),
  })
  // AAA-2021-02: the word of the first one's title in its wording alone.
  await publish({
    title: text('Train police officers'),
    wording: words({ en: 'Officers shall visit every shelter once a year.' }),
    leadInstitution: text('Ministry of Internal Affairs'),
  })
  // BBB-2021-01
  await publish({
    maker: 'BBB',
    title: text('Adopt a law on equality'),
    leadInstitution: text('Ministry of Justice'),
    sources: [source('Отчёт о приютах', 'Министерство юстиции')],
  })
})
afterAll(() => db.end())

describe('one question in every spelling', () => {
  test.each([
    // Uzbek Latin in the record, typed in Cyrillic, and with every apostrophe.
    ['зўравонликдан', ['AAA-2021-01']],
    ["zo'ravonlikdan", ['AAA-2021-01']],
    ['zo’ravonlik', ['AAA-2021-01']],
    ['аёллар', ['AAA-2021-01']],
    // Kazakh Cyrillic in the record, typed in Latin.
    ['aielderge', ['AAA-2021-01']],
    ['zorlyq-zombylyqtan', ['AAA-2021-01']],
    ['áıelderge baspana', ['AAA-2021-01']],
    // Russian: another case of the word, ё and е, capitals.
    ['НАСИЛИЯ', ['AAA-2021-01']],
    ['отчет', ['BBB-2021-01']],
    ['женщинам', ['AAA-2021-01']],
    // English: its other form, its beginning.
    ['officer', ['AAA-2021-02']],
    ['equal', ['BBB-2021-01']],
    // Letters out of place.
    ['shleters', ['AAA-2021-01']],
    ['shleter', ['AAA-2021-01', 'AAA-2021-02']],
    ['mniistry', ['AAA-2021-02', 'BBB-2021-01']],
    ['насиле', ['AAA-2021-01']],
    ['polise', ['AAA-2021-02']],
    // Words of several places together; what holds a sentence together is not looked for.
    ['the ministry of shelters', ['AAA-2021-02']],
    // Other words for the same thing, in each language that has them.
    ['убежище', ['AAA-2021-01', 'BBB-2021-01']],
    ['Кризисные центры', []],
    ['паналау', ['AAA-2021-01']],
    ['жертвам', []],
    ['inqiroz', ['AAA-2021-01']],
    // References as people type them.
    ['aaa-2021', ['AAA-2021-01', 'AAA-2021-02']],
    ['bbb 2021 01', ['BBB-2021-01']],
    // Makers, in the record of every one of theirs.
    ['beland', ['BBB-2021-01']],
  ])('%s', async (typed, expected) => {
    expect(await find(typed)).toEqual(expected)
  })
})

test('a title counts more than an institution, that more than a wording, that more than a source', async () => {
  // Title of the first, wording of the second, source of the third.
  expect(await find('приют')).toEqual(['AAA-2021-01', 'BBB-2021-01'])
  expect(await find('shelter')).toEqual(['AAA-2021-01', 'AAA-2021-02'])
})

test('words that are on record as typed are not taken for misspelled', async () => {
  expect(await understand(db.reader, 'law', null)).toMatchObject({ corrected: false })
  expect(await understand(db.reader, 'shleters', null)).toMatchObject({ corrected: true })
})

test('each record says where its words were found, in the script they stand in', async () => {
  const { matches } = await page('зўравонликдан')
  expect(matches.get('AAA-2021-01')).toEqual([
    {
      part: 'title',
      language: 'uz',
      segments: [
        { text: 'Zoʻravonlikdan', isMatch: true },
        { text: ' jabrlangan ayollar uchun boshpana ochish', isMatch: false },
      ],
    },
  ])
  const { matches: both } = await page('юстиции law')
  expect(both.get('BBB-2021-01')?.map(({ part, language }) => [part, language])).toEqual([
    ['title', 'en'],
    ['publisher', 'ru'],
  ])
})

test('filters narrow what was found, and count within it', async () => {
  expect(await find('ministry', { maker: ['BBB'] })).toEqual(['BBB-2021-01'])
  const facets = await countFacets(db.reader, { ...NO_FILTERS, q: 'ministry' })
  expect(facets).toMatchObject({ total: 2, maker: { AAA: 1, BBB: 1 } })
  expect(await countCommitments(db.reader, { ...NO_FILTERS, q: 'ministry', maker: ['AAA'] })).toBe(1)
})

test('where nothing passes, it says what each removal would bring', async () => {
  const { facets, without } = await page('police', { maker: ['BBB'], measurable: 'yes' })
  expect(facets.total).toBe(0)
  expect(without).toEqual({ maker: 1, measurable: 0, q: 1 })
})

test('only questions that find something are suggested, under the same filters', async () => {
  expect((await page('shelters police equality')).suggestions.fewer).toEqual(['shelters police'])
  expect((await page('police equality')).suggestions.fewer).toEqual(['police', 'equality'])
  expect((await page('police equality', { maker: ['BBB'] })).suggestions.fewer).toEqual(['equality'])
  expect((await page('xyzzyx equality', { maker: ['AAA'] })).suggestions).toEqual({ similar: [], fewer: [] })
  expect((await page('police')).suggestions).toEqual({ similar: [], fewer: [] })
})

test.each([
  '',
  '%',
  '_',
  '\\',
  '%_\\',
  "'",
  '"; drop',
  '…',
  '1',
  'я',
  'a'.repeat(10_000),
  'ab '.repeat(3000),
  ':*&|!()',
])('whatever is typed is answered: %j', async (typed) => {
  const { facets, rows } = await page(typed.slice(0, 10_000) || ' ')
  expect(rows.length).toBe(facets.total)
})

test('nothing at all makes it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (typed) => {
      const search = await understand(db.reader, typed, null)
      await countCommitments(db.reader, { ...NO_FILTERS, q: typed }, { search })
    }),
    { numRuns: 40 },
  )
})

test('as of a date, the texts that stood then are searched', async () => {
  const before = new Date('2026-11-20T09:00:00Z')
  const reference = await publish({ maker: 'CCC', title: text('Count bluebells') }, null, before)
  await publish(
    { maker: 'CCC', title: text('Count cornflowers') },
    { reference, baseVersion: 1 },
    new Date('2026-11-22T09:00:00Z'),
  )
  expect(await find('bluebells')).toEqual([])
  expect(await find('cornflowers')).toEqual([reference])
  const then = await findAsOf(db.reader, { day: '2026-11-21', seq: null }, 'Asia/Tashkent')
  if ('problem' in then) throw new Error(then.problem)
  const asked = { sort: 'relevance', locale: 'en', limit: 9, asOf: then } as const
  const rowsOf = async (q: string) =>
    (await listCommitments(db.reader, { ...NO_FILTERS, q, maker: ['CCC'] }, asked)).rows.map(
      (row) => row.reference,
    )
  expect(await rowsOf('bluebells')).toEqual([reference])
  expect(await rowsOf('cornflowers')).toEqual([])
  expect((await countFacets(db.reader, { ...NO_FILTERS, q: 'bluebells' }, { asOf: then })).total).toBe(1)
})

test('what is redacted is found no more, and no longer offered as a spelling', async () => {
  const reference = await publish({ maker: 'CCC', title: text('A house for Zyxwvutska') })
  expect(await find('zyxwvutska')).toEqual([reference])
  await redact(
    db.owner,
    { subject: 'commitment', record: reference, versions: null, reason: 'A name.' },
    NOW,
    TODAY,
    true,
  )
  expect(await find('zyxwvutska')).toEqual([])
  expect((await understand(db.reader, 'zyxwvutsko', null)).readings[0]?.like).toEqual([])
})
