import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MONEY_STAGES } from '@/lib/money/model'
import { FRESHNESS } from '@/lib/standing/model'
import {
  activeFilters,
  EVIDENCE_FILTERS,
  listHref,
  NO_FILTERS,
  parseListState,
  queryOf,
  SORTS,
  searchOf,
  VIEWS,
} from './filters'

const vocabulary = {
  countries: ['KAZ', 'UZB', 'XCA'],
  frameworks: ['gef-gbv', 'national'],
  cycles: ['2026', '2025'],
  actions: [1, 2, 3, 4],
}
const parse = (address: string) => parseListState(queryOf(new URLSearchParams(address)), vocabulary)

describe('an address is read', () => {
  test('without filters it means everything, by maker, first page', () => {
    expect(parse('')).toEqual({
      state: { filters: NO_FILTERS, sort: 'maker', view: 'table', page: 1 },
      ignored: [],
    })
  })

  test('several values of one filter, repeated or with commas, in any case', () => {
    const { state, ignored } = parse('country=uzb&country=KAZ&level=national_measure,declared_intention')
    expect(state.filters.country).toEqual(['KAZ', 'UZB'])
    expect(state.filters.level).toEqual(['declared_intention', 'national_measure'])
    expect(ignored).toEqual([])
  })

  test('blank fields of the form say nothing', () => {
    expect(parse('country=&q=++&measurable=&sort=').ignored).toEqual([])
    expect(parse('country=&q=++&measurable=').state.filters).toEqual(NO_FILTERS)
  })

  test('what nobody understands is ignored and told', () => {
    const { state, ignored } = parse('country=ZZZ&status=great&page=-1&colour=red&action=9&measurable=maybe')
    expect(state).toEqual({ filters: NO_FILTERS, sort: 'maker', view: 'table', page: 1 })
    expect(ignored).toEqual([
      { name: 'country', value: 'ZZZ' },
      { name: 'status', value: 'great' },
      { name: 'action', value: '9' },
      { name: 'measurable', value: 'maybe' },
      { name: 'page', value: '-1' },
      { name: 'colour', value: 'red' },
    ])
  })

  test('values that only the records know are taken by their shape', () => {
    const { state, ignored } = parse(
      'year=2021,1066,abc&year=2019&currency=kzt&currency=US&report=2026.missing',
    )
    expect(state.filters).toEqual({
      ...NO_FILTERS,
      year: [2019, 2021],
      currency: ['KZT'],
      report: ['2026.missing'],
    })
    expect(ignored).toEqual([
      { name: 'year', value: '1066' },
      { name: 'year', value: 'abc' },
      { name: 'currency', value: 'US' },
    ])
  })

  test('a report filter names a cycle there is and what came of it', () => {
    const { state, ignored } = parse('report=2025.not_asked,2024.late,2026.lost,missing')
    expect(state.filters.report).toEqual(['2025.not_asked'])
    expect(ignored.map(({ value }) => value)).toEqual(['2024.late', '2026.lost', 'missing'])
  })

  test('a known value survives beside an unknown one', () => {
    const { state, ignored } = parse('country=KAZ&country=ATL')
    expect(state.filters.country).toEqual(['KAZ'])
    expect(ignored).toEqual([{ name: 'country', value: 'ATL' }])
  })

  test('a second value for a filter that takes one is told', () => {
    const { state, ignored } = parse('measurable=yes&measurable=no')
    expect(state.filters.measurable).toBe('yes')
    expect(ignored).toEqual([{ name: 'measurable', value: 'no' }])
  })

  test('a search loses what the database refuses, and its tail', () => {
    expect(parse('q=shel%00ter').state.filters.q).toBe('shel ter')
    expect(parse(`q=${'x'.repeat(500)}`).state.filters.q).toHaveLength(200)
  })

  test('the usual order of a search is by what was found; without words there is no such order', () => {
    expect(parse('q=shelter').state.sort).toBe('relevance')
    expect(parse('q=shelter&sort=due').state.sort).toBe('due')
    expect(parse('q=&sort=relevance')).toMatchObject({ state: { sort: 'maker' }, ignored: [] })
    expect(parse('view=globe').ignored).toEqual([{ name: 'view', value: 'globe' }])
  })

  test('a name that every object has is a name like any other', () => {
    const query = { constructor: [Object, '2'] as unknown as string[] }
    expect(parseListState(query, vocabulary).ignored).toEqual([{ name: 'constructor', value: '2' }])
  })

  test('nothing at all makes it throw', () => {
    const one = fc.oneof(fc.string(), fc.anything() as fc.Arbitrary<string>)
    const name = fc.oneof(fc.string(), fc.constantFrom('country', 'q', 'page', 'has', 'measurable'))
    const anything = fc.dictionary(name, fc.oneof(one, fc.array(one), fc.constant(undefined)))
    fc.assert(
      fc.property(anything, (query) => {
        const { state, ignored } = parseListState(query, vocabulary)
        expect(state.page).toBeGreaterThan(0)
        expect(ignored.length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('an address is written', () => {
  test('as it is read', () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values])
    const states = fc.record({
      country: some(vocabulary.countries),
      maker: some(vocabulary.countries),
      action: some(vocabulary.actions),
      year: some([2019, 2021]),
      evidence: some(EVIDENCE_FILTERS),
      freshness: some(FRESHNESS),
      contested: fc.constantFrom('yes' as const, 'no' as const, null),
      money: some(MONEY_STAGES),
      currency: some(['KZT', 'USD']),
      report: some(['2026.on_time', '2026.missing', '2025.late'] as const),
      kept: fc.constantFrom('office' as const, 'vaada' as const, null),
      has: some(['target', 'baseline', 'figure'] as const),
      measurable: fc.constantFrom('yes' as const, 'no' as const, null),
      q: fc.constantFrom('shelters', null),
      sort: fc.constantFrom(...SORTS),
      view: fc.constantFrom(...VIEWS),
      page: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(states, ({ sort, view, page, ...given }) => {
        const filters = { ...NO_FILTERS, ...given }
        const shown = sort === 'relevance' && !filters.q ? 'maker' : sort
        const read = parseListState(queryOf(searchOf(filters, { sort: shown, view, page })), vocabulary)
        expect(read).toEqual({ state: { filters, sort: shown, view, page }, ignored: [] })
      }),
    )
  })

  test('short: defaults are left out', () => {
    expect(listHref('en')).toBe('/en/commitments')
    expect(listHref('ru', { country: ['KAZ'], measurable: 'yes' }, { sort: 'due', page: 2 })).toBe(
      '/ru/commitments?country=KAZ&measurable=yes&sort=due&page=2',
    )
    expect(listHref('en', { q: 'law' }, { sort: 'relevance', view: 'cards' })).toBe(
      '/en/commitments?q=law&view=cards',
    )
    expect(listHref('en', { q: 'law' }, { sort: 'maker' })).toBe('/en/commitments?q=law&sort=maker')
  })
})

test('each active filter can be taken away alone', () => {
  const filters = { ...NO_FILTERS, country: ['KAZ', 'UZB'], measurable: 'yes' as const }
  expect(activeFilters(filters).map(({ name, value }) => `${name}=${value}`)).toEqual([
    'country=KAZ',
    'country=UZB',
    'measurable=yes',
  ])
  expect(activeFilters(filters)[0]?.without).toEqual({ ...filters, country: ['UZB'] })
  expect(activeFilters(filters)[2]?.without).toEqual({ ...filters, measurable: null })
})
