import { expect, test } from 'vitest'
import type { Fields } from '@/lib/form-data'
import { HINTS, hintsOf } from './hints'

const codesOf = (typed: Fields) => hintsOf(typed).map(({ code }) => code)

test.each<[string, Fields]>([
  ['coalition_elsewhere', { framework: 'icpd25', level: 'coalition_commitment' }],
  ['coalition_elsewhere', { framework: 'national', level: 'declared_intention' }],
  ['elsewhere_coalition', { framework: 'gef-gbv', level: 'national_measure' }],
  [
    'target_is_baseline',
    { language: 'ru', indicators: [{ direction: 'increase', baselineValue: '1,50', targetValue: '1.5' }] },
  ],
  ['count_without_start', { indicators: [{ measure: 'count', values: [{ value: '3', sources: ['s1'] }] }] }],
  ['indicator_without_source', { indicators: [{ name: 'Centres', direction: 'increase' }] }],
  ['value_without_source', { indicators: [{ measure: 'level', values: [{ value: '3' }] }] }],
  ['done_without_date', { milestones: [{ state: 'done', sources: ['s1'] }] }],
  ['done_without_source', { milestones: [{ state: 'done', doneOn: '2024' }] }],
  ['money_without_source', { money: [{ amount: '5', scope: 'this_promise' }] }],
  ['money_of_wider_only', { money: [{ amount: '5', scope: 'wider', sources: ['s1'] }] }],
])('%s: %j', (code, typed) => {
  expect(codesOf(typed)).toEqual([code])
  expect(HINTS).toContain(code)
})

test.each<Fields>([
  {},
  { framework: 'gef-gbv', level: 'coalition_commitment' },
  { framework: 'gef-gbv' },
  { indicators: [{ direction: 'keep_at_least', baselineValue: '5', targetValue: '5' }] },
  {
    indicators: [
      { measure: 'count', values: [{ value: '' }, { from: '2024', value: '3', sources: ['s1'] }] },
    ],
  },
  { milestones: [{ state: 'planned' }] },
  { money: [{ amount: '' }] },
])('nothing to look at again in %j', (typed) => {
  expect(codesOf(typed)).toEqual([])
})

test('each names its field', () => {
  expect(hintsOf({ milestones: [{ state: 'planned' }, { state: 'done', sources: ['s1'] }] })).toEqual([
    { code: 'done_without_date', field: 'milestones.1.doneOn' },
  ])
})
