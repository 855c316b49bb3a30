import { editDistance } from './edit-distance'
import { FUNCTION_WORDS } from './function-words'
import { foldings, wordsOf } from './normalise'
import { synonymsOf } from './synonyms'

/** More words are no question; the rest is not looked for. */
export const TERMS_MAX = 10
/** Shorter words are looked for as they are: too much begins with two letters, and too much is like three. */
const PREFIX_MIN = 3
const SIMILAR_MIN = 4

/** One word that is looked for. */
export interface Term {
  /** As it was typed, in small letters. */
  readonly written: string
  /** In the common spelling; several where letters are read in several ways. The first is the usual one. */
  readonly words: readonly string[]
  readonly mayBegin: boolean
  readonly mayBeMisspelled: boolean
  /** Beginnings of other words for the same thing. */
  readonly synonyms: readonly string[]
}

/** The word with each two neighbours in the other order: what trigrams don't see, as most of them change. */
export const swapsOf = (word: string): string[] => {
  const letters = Array.from(word)
  const swapped = letters
    .slice(1)
    .map((letter, index) => letters.toSpliced(index, 2, letter, letters[index] ?? ''))
  return [...new Set(swapped.map((one) => one.join('')))].filter((one) => one !== word)
}

/** What is looked for in a text that somebody typed, whatever it is. */
export function termsOf(typed: string): Term[] {
  const words = wordsOf(typed)
  const telling = words.filter(({ word }) => !FUNCTION_WORDS.has(word))
  const terms = new Map<string, Term>()
  for (const { written, word } of telling.length ? telling : words) {
    const isNumber = /^\p{N}+$/u.test(word)
    const words = foldings(written)
    terms.set(word, {
      written,
      words,
      synonyms: [...new Set(words.flatMap(synonymsOf))],
      mayBegin: !isNumber && word.length >= PREFIX_MIN,
      mayBeMisspelled: !isNumber && word.length >= SIMILAR_MIN,
    })
  }
  return [...terms.values()].slice(0, TERMS_MAX)
}

const REFERENCE = /^\s*([a-z]{3})[\s\p{Pd}_/.]*(\d{4})[\s\p{Pd}_/.]*(\d{1,3})\s*$/iu

/** The reference that was typed, however: `kaz 2021 1` is KAZ-2021-01; null: it is something else. */
export function typedReference(typed: string): string | null {
  const [, maker, year, number] = REFERENCE.exec(typed) ?? []
  return maker && year && number ? `${maker.toUpperCase()}-${year}-${number.padStart(2, '0')}` : null
}

export const LIKENESSES = ['exact', 'stem', 'prefix', 'synonym', 'similar'] as const
/** How a word of the record is like a word that was typed. */
export type Likeness = (typeof LIKENESSES)[number]

/** A word of the record that a term may mean. */
export interface Candidate {
  readonly term: number
  readonly word: string
  /** As somebody wrote it. */
  readonly written: string
  readonly language: string
  readonly likeness: Likeness
}

/** The words of the record that one term stands for. */
export interface Reading {
  readonly term: Term
  /** In the very spelling that was typed. */
  readonly exact: readonly string[]
  /** With the same stem or beginning, or other words for the same thing. */
  readonly same: readonly string[]
  /** Misspelled by a letter or two. */
  readonly near: readonly string[]
  /** Whatever is somewhat like it, most alike first. */
  readonly like: readonly Candidate[]
}

/** How many letters may be wrong in a word of this length. */
export const slips = (length: number): number => (length < 6 ? 1 : length < 10 ? 2 : 3)

export function readingsOf(terms: readonly Term[], candidates: readonly Candidate[]): Reading[] {
  return terms.map((term, index) => {
    const of = (likeness: Likeness) =>
      candidates.filter((one) => one.term === index && one.likeness === likeness).map(({ word }) => word)
    const exact = new Set(of('exact'))
    const same = new Set(
      [...of('stem'), ...of('prefix'), ...of('synonym')].filter((word) => !exact.has(word)),
    )
    const near = new Set(
      of('similar').filter(
        (word) =>
          !exact.has(word) &&
          !same.has(word) &&
          term.words.some((typed) => editDistance(typed, word) <= slips(typed.length)),
      ),
    )
    const like = candidates.filter((one) => one.term === index && one.likeness === 'similar')
    return { term, exact: [...exact], same: [...same], near: [...near], like }
  })
}
