import { expect, test } from 'vitest'
import { slipsIn } from './slips'

const figure = (key: string) => ({
  key,
  direction: 'keep_at_least' as const,
  baseline: null,
  target: 1,
  latest: 1.1,
})

const slips = (values: object[], language = 'ru') =>
  slipsIn({ language, values } as never, [figure('a'), figure('b')]).map(
    ({ figure: { key }, slip, field }) => [key, field, slip.way, Math.round(slip.times)],
  )

test('a value in the wrong unit is found where it stands, by the key of its indicator', () => {
  expect(
    slips([
      { indicator: 'b', value: '1 234,5' },
      { indicator: 'a', value: '1,2' },
    ]),
  ).toEqual([['b', 'values.0.value', 'more', 1122]])
})

test.each([
  ['nothing typed', { indicator: 'a', value: '' }],
  ['no number', { indicator: 'a', value: 'many' }],
  ['an indicator that is gone', { indicator: 'gone', value: '5000' }],
  ['a small part of a period', { indicator: 'a', value: '0,01', partial: 'yes' }],
])('%s is none', (_, row) => {
  expect(slips([row])).toEqual([])
})
