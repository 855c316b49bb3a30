import { expect, test } from 'vitest'
import { type CountryFigure, comparedFigures } from './compared'

const text = (words: string) => ({ en: { text: words, state: 'original' as const } })
const figure = (makerCode: string, changes: Partial<CountryFigure> = {}): CountryFigure => ({
  makerCode,
  code: 'ipv',
  name: text('Ever partnered women'),
  unit: text('per cent'),
  population: text('women 18–75'),
  kind: 'outcome',
  year: 2018,
  value: '12.5',
  note: null,
  sources: [],
  ...changes,
})

test('the latest value of each country, of one figure', () => {
  const [found, ...more] = comparedFigures([
    figure('AAA', { year: 2015 }),
    figure('AAA', { year: 2020, value: '9' }),
    figure('BBB'),
  ])
  expect(more).toEqual([])
  expect([...(found?.values ?? [])].map(([code, { year }]) => [code, year])).toEqual([
    ['AAA', 2020],
    ['BBB', 2018],
  ])
})

test('a figure that only one country has is left out', () => {
  expect(comparedFigures([figure('AAA'), figure('BBB', { code: 'other' })])).toEqual([])
})

test.each([
  ['kind', { kind: 'administrative' }],
  ['unit', { unit: text('cases') }],
  ['group of people', { population: text('women 15–49') }],
  ['wording', { name: text('Women') }],
])('another %s is another figure', (_, changes) => {
  expect(comparedFigures([figure('AAA'), figure('BBB', changes)])).toEqual([])
})

test('a kind nobody knows stands apart', () => {
  expect(comparedFigures([figure('AAA', { kind: 'x' }), figure('BBB', { kind: 'x' })])[0]?.kind).toBe('other')
})
