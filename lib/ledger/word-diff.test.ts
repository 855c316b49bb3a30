import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Piece, wordDiff } from './word-diff'

const textOf = (pieces: readonly Piece[], ...kinds: Piece['kind'][]) =>
  pieces
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('')

/** Texts that share words, as two versions of one do. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('открыть', 'десять', 'центров', 'oʻn', 'марказ', 'ten', 'by', '2027', '.', ',', '\n'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((all) => all.join(' '))

describe('word by word', () => {
  test('both texts are put together again from the pieces', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordDiff(before, after)
        expect(textOf(pieces, 'same', 'removed')).toBe(before)
        expect(textOf(pieces, 'same', 'added')).toBe(after)
      }),
    )
  })

  test('pieces are never empty, and no two of one kind stand beside each other', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordDiff(before, after)
        expect(pieces.every(({ text }) => text !== '')).toBe(true)
        expect(pieces.every(({ kind }, index) => kind !== pieces[index + 1]?.kind)).toBe(true)
      }),
    )
  })

  test('a text against itself is one piece', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(wordDiff(text, text)).toEqual(text === '' ? [] : [{ kind: 'same', text }])
      }),
    )
  })

  test('a changed word is told apart from those around it', () => {
    expect(wordDiff('Open ten centres by 2027.', 'Open five centres by 2028.')).toEqual([
      { kind: 'same', text: 'Open ' },
      { kind: 'removed', text: 'ten' },
      { kind: 'added', text: 'five' },
      { kind: 'same', text: ' centres by ' },
      { kind: 'removed', text: '2027' },
      { kind: 'added', text: '2028' },
      { kind: 'same', text: '.' },
    ])
  })

  test('a phrase that is replaced reads as one, not word for word', () => {
    expect(wordDiff('shelters in every region', 'shelters where they can be paid for')).toEqual([
      { kind: 'same', text: 'shelters ' },
      { kind: 'removed', text: 'in every region' },
      { kind: 'added', text: 'where they can be paid for' },
    ])
  })

  test('an Uzbek word with its apostrophes is one word', () => {
    expect(wordDiff('oʻn maʼlumot', 'oʻn eʼlon')).toEqual([
      { kind: 'same', text: 'oʻn ' },
      { kind: 'removed', text: 'maʼlumot' },
      { kind: 'added', text: 'eʼlon' },
    ])
  })

  test('two long texts without a common word are told as written anew', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ')
    const pieces = wordDiff(long('a'), long('b'))
    expect(textOf(pieces, 'same', 'removed')).toBe(long('a'))
    expect(textOf(pieces, 'same', 'added')).toBe(long('b'))
  })
})
