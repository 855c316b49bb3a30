import { expect, test } from 'vitest'
import { CYCLE_KEY, type Cycle, cycleErrors, lengthOf } from './rules'

const TODAY = '2026-11-23'
const cycle = (changes: Partial<Cycle> = {}): Cycle => ({
  key: '2027',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  opensOn: '2027-11-01',
  dueOn: '2028-01-15',
  closesOn: '2028-02-15',
  asked: null,
  ...changes,
})
const quarter = (changes: Partial<Cycle> = {}) =>
  cycle({ key: '2027-q3', startsOn: '2027-07-01', endsOn: '2027-09-30', ...changes })
const special = (changes: Partial<Cycle> = {}) =>
  cycle({ key: '2027-special', startsOn: '2027-02-10', endsOn: '2027-08-20', ...changes })
const half = (changes: Partial<Cycle> = {}) =>
  cycle({ key: '2027-1', startsOn: '2027-01-01', endsOn: '2027-06-30', ...changes })

test.each([
  ['a calendar year', cycle(), {}],
  ['half a year', half(), {}],
  ['a quarter', quarter(), {}],
  ['a quarter that starts in February', quarter({ startsOn: '2027-02-01', endsOn: '2027-04-30' }), {}],
  ['four months under the key of a quarter', quarter({ endsOn: '2027-10-31' }), { endsOn: 'not_a_quarter' }],
  ['any other time', special(), {}],
  ['a single day', special({ endsOn: '2027-02-10' }), {}],
  ['three years to the day', special({ endsOn: '2030-02-09' }), {}],
  ['more than three years', special({ endsOn: '2030-02-10' }), { endsOn: 'cycle_long' }],
  ['a year that starts in April', cycle({ startsOn: '2027-04-01', endsOn: '2028-03-31' }), {}],
  ['a year with a leap day', cycle({ key: '2028', startsOn: '2028-01-01', endsOn: '2028-12-31' }), {}],
  ['an opening on the day it is due', cycle({ opensOn: '2028-01-15', closesOn: '2028-01-15' }), {}],
  ['eleven months', cycle({ endsOn: '2027-11-30' }), { endsOn: 'not_a_year' }],
  ['a year under the key of a half-year', half({ endsOn: '2027-12-31' }), { endsOn: 'not_half_a_year' }],
  ['an end before the start', cycle({ endsOn: '2026-12-31' }), { endsOn: 'period_order' }],
  ['another year in the key', cycle({ key: '2029' }), { key: 'cycle_year' }],
  ['due before it opens', cycle({ dueOn: '2027-10-31' }), { dueOn: 'due_before_opening' }],
  ['closing before it is due', cycle({ closesOn: '2028-01-14' }), { closesOn: 'closes_before_due' }],
  ['an opening today', cycle({ opensOn: TODAY }), { opensOn: 'opens_too_soon' }],
  ['an opening tomorrow', cycle({ opensOn: '2026-11-24' }), {}],
])('%s', (_, given, expected) => {
  expect(cycleErrors(given, [], TODAY)).toEqual(expected)
})

test.each([
  ['2026', 'year'],
  ['2026-1', 'half'],
  ['2026-2', 'half'],
  ['2026-3', 'other'],
  ['2026-q4', 'quarter'],
  ['2026-q5', 'other'],
  ['2026-special', 'other'],
] as const)('the key %s is of the length %s', (key, length) => {
  expect(CYCLE_KEY.test(key)).toBe(true)
  expect(lengthOf(key)).toBe(length)
})

test.each(['26', '2026-', '2026-Q1', '2026-a b', '2026/1', '2026-1-2', `2026-${'a'.repeat(13)}`])(
  '%s is no key',
  (key) => {
    expect(CYCLE_KEY.test(key)).toBe(false)
  },
)

test('cycles of one length may overlap only where no office is asked in both', () => {
  const other = (asked: string[] | null) =>
    special({ key: '2027-other', startsOn: '2027-08-01', endsOn: '2027-12-01', asked })
  const errors = (asked: string[] | null) => cycleErrors(special({ asked: ['AAA'] }), [other(asked)], TODAY)
  expect(errors(null)).toEqual({ startsOn: 'cycle_overlap' })
  expect(errors(['AAA', 'BBB'])).toEqual({ startsOn: 'cycle_overlap' })
  expect(errors(['BBB'])).toEqual({})
  expect(cycleErrors(quarter(), [cycle(), half({ key: '2027-2' })], TODAY)).toEqual({})
})

test('a second cycle of the same length may not overlap; a half-year within a year may', () => {
  const april = cycle({ startsOn: '2027-04-01', endsOn: '2028-03-31', key: '2028' })
  expect(cycleErrors(april, [cycle()], TODAY)).toEqual({ startsOn: 'cycle_overlap' })
  expect(cycleErrors(half(), [cycle()], TODAY)).toEqual({})
  expect(cycleErrors(cycle(), [cycle()], TODAY)).toEqual({ key: 'cycle_exists' })
})
