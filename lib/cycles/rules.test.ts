import { expect, test } from 'vitest'
import { type Cycle, cycleErrors } from './rules'

const TODAY = '2026-11-23'
const cycle = (changes: Partial<Cycle> = {}): Cycle => ({
  key: '2027',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  opensOn: '2027-11-01',
  dueOn: '2028-01-15',
  closesOn: '2028-02-15',
  ...changes,
})
const half = (changes: Partial<Cycle> = {}) =>
  cycle({ key: '2027-1', startsOn: '2027-01-01', endsOn: '2027-06-30', ...changes })

test.each([
  ['a calendar year', cycle(), {}],
  ['half a year', half(), {}],
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

test('a second cycle of the same length may not overlap; a half-year within a year may', () => {
  const april = cycle({ startsOn: '2027-04-01', endsOn: '2028-03-31', key: '2028' })
  expect(cycleErrors(april, [cycle()], TODAY)).toEqual({ startsOn: 'cycle_overlap' })
  expect(cycleErrors(half(), [cycle()], TODAY)).toEqual({})
  expect(cycleErrors(cycle(), [cycle()], TODAY)).toEqual({ key: 'cycle_exists' })
})
