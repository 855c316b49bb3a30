import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Match, markWords, matchesOf } from './matches'
import type { SearchText } from './texts'

const shown = ({ segments }: Pick<Match, 'segments'>) =>
  segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')

describe('words are marked where they stand', () => {
  test('whole, in the script they are written in', () => {
    const marked = (text: string, ...words: string[]) => shown({ segments: markWords(text, new Set(words)) })
    expect(marked('Зўравонлик, zoʻravonlik!', 'zoravonlik')).toBe('[Зўравонлик], [zoʻravonlik]!')
    expect(marked('Gender-based', 'based')).toBe('Gender-[based]')
    expect(marked('Nothing here', 'else')).toBe('Nothing here')
    expect(marked('', 'else')).toBe('')
  })

  test('and nothing of the text is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('a', 'the', 'b')),
        (text, words) => {
          expect(
            markWords(text, new Set(words))
              .map((segment) => segment.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})

describe('why a record was found', () => {
  const texts: SearchText[] = [
    { part: 'title', language: 'en', text: 'Open shelters' },
    { part: 'title', language: 'ru', text: 'Открыть приюты' },
    { part: 'lead', language: 'en', text: 'Ministry of Justice' },
    {
      part: 'summary',
      language: 'en',
      text: `${'Long before. '.repeat(20)}Here shelters open. ${'Long after. '.repeat(30)}`,
    },
  ]
  const sets = (...words: string[]) => words.map((word) => new Set([word]))

  test('the best place of each word, and no more', () => {
    expect(matchesOf(texts, sets('shelters'), 'en').map(shown)).toEqual(['Open [shelters]'])
    expect(matchesOf(texts, sets('shelters', 'justice'), 'en').map(({ part }) => part)).toEqual([
      'title',
      'lead',
    ])
  })

  test("of several languages the reader's", () => {
    const readings = [new Set(['shelters', 'priuti'])]
    expect(matchesOf(texts, readings, 'ru').map(({ language }) => language)).toEqual(['ru'])
    expect(matchesOf(texts, readings, 'kk').map(({ language }) => language)).toEqual(['en'])
  })

  test('of a long text what stands around the word', () => {
    const [match] = matchesOf(texts.slice(3), sets('here'), 'en')
    const text = match ? shown(match) : ''
    expect(text).toMatch(/^…Long before\. .*\[Here\] shelters open\. .*…$/)
    expect(text.length).toBeLessThan(260)
  })

  test('nothing where no word is found', () => {
    expect(matchesOf(texts, sets('absent'), 'en')).toEqual([])
  })
})
