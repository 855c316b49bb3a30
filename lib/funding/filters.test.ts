import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_FUNDING_FILTER, parseFunding, parseLines, parsePledges } from './filters'
import { linesHref, pledgesHref } from './links'

const VOCABULARY = { countries: ['KAZ', 'UZB'], actions: [1, 2] }

test('an address narrows by country, action, currency and year', () =>
  expect(
    parseFunding(
      { country: 'kaz', action: '2', currency: 'usd', year: '2021', asOf: '2026-01-01' },
      VOCABULARY,
    ),
  ).toEqual({
    filter: { country: 'KAZ', action: '2', currency: 'USD', year: '2021' },
    page: 1,
    ignored: [],
  }))

test('what nobody understands is left out and told', () => {
  const { filter, ignored } = parseFunding(
    { country: ['ZZZ'], action: '7', currency: 'dollars', year: '21', rank: 'yes', constructor: 'x' },
    VOCABULARY,
  )
  expect(filter).toEqual(NO_FUNDING_FILTER)
  expect(ignored.map(({ name }) => name).toSorted()).toEqual([
    'action',
    'constructor',
    'country',
    'currency',
    'rank',
    'year',
  ])
})

test('of two values of one filter the first counts, and the other is told', () =>
  expect(parseFunding({ country: ['UZB', 'KAZ', 'UZB'] }, VOCABULARY)).toMatchObject({
    filter: { country: 'UZB' },
    ignored: [{ name: 'country', value: 'KAZ' }],
  }))

describe('lists', () => {
  test('of amounts by stage and account', () => {
    expect(parseLines({ stage: 'pledged', account: 'per_year', page: '3' }, VOCABULARY)).toEqual({
      filter: { ...NO_FUNDING_FILTER, stage: 'pledged', account: 'per_year', provider: null },
      page: 3,
      ignored: [],
    })
    expect(parseLines({ account: 'all', page: '0' }, VOCABULARY)).toMatchObject({
      filter: { account: null },
      page: 1,
      ignored: [
        { name: 'account', value: 'all' },
        { name: 'page', value: '0' },
      ],
    })
  })
  test('of amounts by who gives them, by name', () => {
    expect(parseLines({ provider: ' UN  Trust Fund ' }, VOCABULARY).filter.provider).toBe('UN Trust Fund')
    expect(parseLines({ provider: 'x'.repeat(201) }, VOCABULARY)).toMatchObject({
      filter: { provider: null },
      ignored: [{ name: 'provider' }],
    })
    expect(parseLines({ provider: 'a\u0000b' }, VOCABULARY).filter.provider).toBeNull()
  })
  test('of pledges by what is known of their money', () => {
    expect(parsePledges({ state: 'silent', action: 'none' }, VOCABULARY).filter).toEqual({
      ...NO_FUNDING_FILTER,
      action: 'none',
      state: 'silent',
    })
    expect(parsePledges({ state: 'unpledged' }, VOCABULARY).ignored).toEqual([
      { name: 'state', value: 'unpledged' },
    ])
  })
  test('and their addresses carry every filter', () => {
    const filter = { country: 'KAZ', action: '1', currency: 'USD', year: '2021' }
    expect(linesHref('ru', filter, { stage: 'spent', account: 'counted' })).toBe(
      '/ru/funding/lines?country=KAZ&action=1&currency=USD&year=2021&stage=spent&account=counted',
    )
    expect(pledgesHref('en', filter, 'gap')).toBe(
      '/en/funding/pledges?country=KAZ&action=1&currency=USD&year=2021&state=gap',
    )
  })
})

test('nothing at all makes it throw', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined))
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('country', 'page', 'year')), value),
      (query) => {
        expect(() => parseLines(query, VOCABULARY)).not.toThrow()
        expect(parsePledges(query, VOCABULARY).ignored.length).toBeLessThanOrEqual(40)
      },
    ),
  )
})
