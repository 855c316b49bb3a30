import { expect, test } from 'vitest'
import { statedIn } from './model'

test.each([
  ['the reader’s language first', { en: 'Office', kk: 'Кеңсе' }, { text: 'Кеңсе', locale: 'kk' }],
  ['English where theirs is missing', { en: 'Office', ru: 'Бюро' }, { text: 'Office', locale: 'en' }],
  ['any other where English is missing too', { uz: 'Idora' }, { text: 'Idora', locale: 'uz' }],
  ['nothing where nothing is stated', {}, null],
] as const)('%s', (_, text, expected) => {
  expect(statedIn(text, 'kk')).toEqual(expected)
})
