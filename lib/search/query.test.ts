import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from './edit-distance'
import { type Candidate, readingsOf, swapsOf, TERMS_MAX, termsOf, typedReference } from './query'
import { correctionsOf, fewerWords, suggestionsOf, unknownOf } from './suggestions'

describe('letters between two words', () => {
  test.each([
    ['shelter', 'shelter', 0],
    ['shelter', 'sheltr', 1],
    ['shelter', 'shelters', 1],
    ['shelter', 'shalter', 1],
    ['shelter', 'shleter', 1],
    ['shelter', 'helters', 2],
    ['', 'abc', 3],
  ])('%s and %s: %i', (one, other, letters) => {
    expect(editDistance(one, other)).toBe(letters)
    expect(editDistance(other, one)).toBe(letters)
  })

  test('none only between equal words, and never more than the longer one has', () => {
    const word = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const letters = editDistance(one, other)
        expect(letters === 0).toBe(one === other)
        expect(letters).toBeLessThanOrEqual(Math.max(Array.from(one).length, Array.from(other).length))
      }),
    )
  })
})

test('two letters in the other order, each two once', () => {
  expect(swapsOf('abc')).toEqual(['bac', 'acb'])
  expect(swapsOf('aab')).toEqual(['aba'])
  expect(swapsOf('a')).toEqual([])
})

describe('what is looked for', () => {
  const typedWords = (typed: string) => termsOf(typed).map(({ written }) => written)

  test('words that tell something, each once', () => {
    expect(typedWords('The shelters of the shelters in Astana')).toEqual(['shelters', 'astana'])
    expect(typedWords('насилие в отношении женщин')).toEqual(['насилие', 'отношении', 'женщин'])
  })

  test('words that tell nothing, where there are no others', () => {
    expect(typedWords('of the')).toEqual(['of', 'the'])
    expect(typedWords('в')).toEqual(['в'])
  })

  test('no more than a question has, whatever is pasted', () => {
    expect(termsOf(Array.from({ length: 500 }, (_, index) => `word${index}`).join(' '))).toHaveLength(
      TERMS_MAX,
    )
  })

  test('figures neither begin other figures nor are misspelled', () => {
    expect(termsOf('2021')[0]).toMatchObject({ mayBegin: false, mayBeMisspelled: false })
    expect(termsOf('приют')[0]).toMatchObject({ mayBegin: true, mayBeMisspelled: true })
    expect(termsOf('суд')[0]).toMatchObject({ mayBegin: true, mayBeMisspelled: false })
  })
})

test.each([
  ['KAZ-2021-01', 'KAZ-2021-01'],
  [' kaz 2021 1 ', 'KAZ-2021-01'],
  ['kaz–2021–12', 'KAZ-2021-12'],
  ['KAZ202101', 'KAZ-2021-01'],
  ['KAZ-2021-123', 'KAZ-2021-123'],
  ['KAZ-2021', null],
  ['law 2021 01 on shelters', null],
])('a reference as typed: %s', (typed, reference) => {
  expect(typedReference(typed)).toBe(reference)
})

describe('what is read of words that are not on record', () => {
  const like = (word: string, written = word, language = 'en'): Candidate => ({
    term: 0,
    word,
    written,
    language,
    likeness: 'similar',
  })
  const searchFor = (typed: string, candidates: Candidate[]) => {
    const readings = readingsOf(termsOf(typed), candidates)
    return { typed, readings, corrected: true, query: null, literal: null }
  }

  test('a slip is forgiven by the length of the word', () => {
    const near = (typed: string, word: string) =>
      readingsOf(termsOf(typed), [like(word)])[0]?.near.length === 1
    expect(near('suod', 'sud')).toBe(true)
    expect(near('dous', 'sud')).toBe(false)
    expect(near('sheltrs', 'shelters')).toBe(true)
    expect(near('shltrs', 'shelters')).toBe(true)
    expect(near('shtr', 'shelters')).toBe(false)
  })

  test('it is said in the spelling of the reader’s language', () => {
    const search = searchFor('zoravonlk', [
      like('zoravonlik', 'зўравонлик', ''),
      like('zoravonlik', "zo'ravonlik", 'uz'),
    ])
    expect(correctionsOf(search, 'uz')).toEqual({ typed: ['zoravonlk'], read: ["zo'ravonlik"] })
  })

  test('what is too far off is offered, not read', () => {
    const search = searchFor('shltr', [like('shelter'), like('shelters'), like('shareholders')])
    expect(search.readings[0]?.near).toEqual([])
    expect(suggestionsOf(search, 'en')).toEqual(['shelter', 'shelters'])
    expect(unknownOf(search)).toEqual(['shltr'])
  })

  test('the known words can be looked for without the others', () => {
    const known: Candidate = { ...like('law'), term: 1, likeness: 'exact' }
    expect(fewerWords(searchFor('xyzzy law', [known]))).toEqual([['law']])
    expect(fewerWords(searchFor('xyzzy', []))).toEqual([])
    expect(fewerWords(searchFor('law', [{ ...known, term: 0 }]))).toEqual([])
  })

  test('of words that are all known, first all but one are looked for, then each alone', () => {
    const known = ['law', 'police', 'budget'].map(
      (word, term): Candidate => ({ ...like(word), term, likeness: 'exact' }),
    )
    expect(fewerWords(searchFor('law police budget', known))).toEqual([
      ['law police', 'law budget', 'police budget'],
      ['law', 'police', 'budget'],
    ])
  })
})
