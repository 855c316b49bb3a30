import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LocalizedText } from '@/lib/i18n/model'
import { restatedOf, type ToldAmount } from './restated'

const named = (en: string, ru?: string): LocalizedText => ({
  en: { text: en, state: 'original' },
  ...(ru ? { ru: { text: ru, state: 'unreviewed' as const } } : {}),
})
const paid = (facts: Partial<ToldAmount> = {}): ToldAmount => ({
  stage: 'disbursed',
  basis: 'total',
  scope: 'this_promise',
  amount: '100',
  currency: 'USD',
  from: '2024',
  to: '2024',
  provider: null,
  report: null,
  ...facts,
})
const told = (...lines: Partial<ToldAmount>[]) => restatedOf(lines.map(paid))

test('what a report repeats of the record, or of an earlier report, is told again', () => {
  expect(told({}, { report: '2024' })).toEqual([null, 0])
  expect(told({ report: '2024' }, { report: '2025' })).toEqual([null, 0])
  expect(told({}, { report: '2024' }, { report: '2025' })).toEqual([null, 0, 0])
})

test('within one document equal amounts are different money', () => {
  expect(told({}, {})).toEqual([null, null])
  expect(told({ report: '2024' }, { report: '2024' })).toEqual([null, null])
  expect(told({}, { report: '2024' }, { report: '2024' })).toEqual([null, 0, null])
  expect(told({}, {}, { report: '2024' }, { report: '2024' })).toEqual([null, null, 0, 1])
})

test.each<Partial<ToldAmount>>([
  { stage: 'spent' },
  { basis: 'up_to' },
  { scope: 'wider' },
  { amount: '100.01' },
  { currency: 'EUR' },
  { from: '2023' },
  { from: null },
  { to: '2024-06' },
  { to: null },
])('%o is other money', (other) => expect(told({}, { report: '2024', ...other })).toEqual([null, null]))

test('a decimal and a day are compared by what they mean', () => {
  expect(told({ amount: '2.5' }, { report: '2024', amount: '2.50' })).toEqual([null, 0])
  expect(told({ amount: 250 }, { report: '2024', amount: '250' })).toEqual([null, 0])
  expect(told({ amount: '100' }, { report: '2024', amount: '10' })).toEqual([null, null])
  expect(told({}, { report: '2024', from: '2024-01-01', to: '2024-12-31' })).toEqual([null, 0])
  expect(told({ from: null, to: null }, { report: '2024', from: null, to: null })).toEqual([null, 0])
})

test('another provider is other money; one who isn’t named is no other', () => {
  const [ministry, fund] = [named('Ministry of Finance', 'Минфин'), named('A fund')]
  expect(told({ provider: ministry }, { report: '2024', provider: fund })).toEqual([null, null])
  expect(told({ provider: ministry }, { report: '2024' })).toEqual([null, 0])
  expect(told({}, { report: '2024', provider: fund })).toEqual([null, 0])
  const again = named('  ministry of  FINANCE ')
  expect(told({ provider: ministry }, { report: '2024', provider: again })).toEqual([null, 0])
  const inRussian = { ru: { text: 'минфин', state: 'original' } } as const
  expect(told({ provider: ministry }, { report: '2024', provider: inRussian })).toEqual([null, 0])
  const elsewhere = { kk: { text: 'Қаржы министрлігі', state: 'original' } } as const
  expect(told({ provider: ministry }, { report: '2024', provider: elsewhere })).toEqual([null, null])
})

test('of several alike the one with the same provider is meant', () => {
  const fund = named('A fund')
  expect(told({}, { provider: fund }, { report: '2024', provider: fund })).toEqual([null, null, 1])
})

test('as many are told first as the document that names most', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(counts, (documents) => {
      const lines = documents.flatMap((count, cycle) =>
        Array.from({ length: count }, () => paid({ report: cycle === 0 ? null : String(2020 + cycle) })),
      )
      const first = restatedOf(lines).filter((place) => place === null)
      expect(first).toHaveLength(Math.max(...documents))
    }),
  )
})
