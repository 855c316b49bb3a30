import { expect, test } from 'vitest'
import { repeatsRemoved, textsIn } from './repeats'

const removed = [
  'The shelter at 12 River Street was opened by Aigerim Zyxwvut in 2024.',
  'Приют открыла Айгерим Бекова.',
]

test.each([
  ['a name', 'The record names Aigerim Zyxwvut.', true],
  ['a name in Cyrillic', 'Названа Айгерим Бекова', true],
  ['a street', 'It gives away River Street.', true],
  ['a sentence of it', 'it says that the shelter at 12 river street is there', true],
  ['what kind of thing it was', 'A person could be recognised, and a place found.', false],
  ['common words in a row', 'The shelter was named.', false],
  ['half a name', 'The first name Aigerim alone.', false],
])('%s', (_, reason, expected) => {
  expect(repeatsRemoved(reason, removed)).toBe(expected)
})

test('texts are found however deep they lie', () => {
  expect(textsIn({ a: ['x', { b: 'y', c: 1, d: null }] })).toEqual(['x', 'y'])
})
