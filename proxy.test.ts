import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { config, negotiate } from './proxy'

test.each([
  ['kk,ru;q=0.8,en;q=0.5', 'kk'],
  ['uz-UZ,uz;q=0.9', 'uz'],
  ['de,ru;q=0.3,en;q=0.7', 'en'],
  ['ru;q=0,en;q=0.1', 'en'],
  ['tg, fr;q=0.9', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
  [';;q=x,,ru', 'ru'],
] as const)('%j is answered in %s', (header, locale) => {
  expect(negotiate(header)).toBe(locale)
})

test('every language of the interface is known to the matcher', () => {
  const known = config.matcher[1]?.match(/\(\?:([a-z|]+)\)\(\?:\/\|\$\)/)?.[1]?.split('|')
  expect(known).toEqual([...LOCALES])
})
