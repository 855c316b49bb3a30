import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { currencyFromEntry } from './currency-entry'
import { CURRENCY } from './money'

test.each([
  ['usd', 'USD'],
  ['долл', 'USD'],
  ['долл. США', 'USD'],
  ['Доллары США', 'USD'],
  ['US$', 'USD'],
  ['тенге', 'KZT'],
  ['₸', 'KZT'],
  ['евро', 'EUR'],
  ["so'm", 'UZS'],
  ['сум', 'UZS'],
  ['xaf', 'XAF'],
])('%s is %s', (typed, code) => {
  expect(currencyFromEntry(typed, 'AAA')).toEqual({ code })
})

test('every name that a page writes is read back as its currency', () => {
  for (const [code, names] of Object.entries(CURRENCY))
    for (const locale of LOCALES) expect(currencyFromEntry(names[locale], 'AAA')).toEqual({ code })
})

test('the som is that of the maker; of anybody else nobody can know', () => {
  expect(currencyFromEntry('сом', 'KGZ')).toEqual({ code: 'KGS' })
  expect(currencyFromEntry('сом', 'UZB')).toEqual({ code: 'UZS' })
  expect(currencyFromEntry('сом', 'KAZ')).toEqual({ error: 'which_som' })
})

test.each(['$', 'dollars', 'шиллинг', 'деньги', ''])('%s is no code', (typed) => {
  expect(currencyFromEntry(typed, 'AAA')).not.toMatchObject({ code: expect.stringMatching(/^[A-Z]{3}$/) })
})
