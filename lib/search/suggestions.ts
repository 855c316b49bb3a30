import type { Locale } from '@/lib/i18n/model'
import { editDistance } from './edit-distance'
import type { Search } from './queries'
import { type Candidate, type Reading, slips } from './query'

const READ_MAX = 4
const SUGGESTED_MAX = 3

const isKnown = ({ exact, same }: Reading) => exact.length + same.length > 0

/** One spelling of each word, the reader's language first, in the order of the words. */
function spelled(words: readonly string[], candidates: readonly Candidate[], locale: Locale): string[] {
  return words.flatMap((word) => {
    const ways = candidates.filter((one) => one.word === word)
    const way = ways.find(({ language }) => language === locale) ?? ways[0]
    return way ? [way.written] : []
  })
}

/** What was typed and is not on record so, and the words that were read instead. */
export function correctionsOf({ readings }: Search, locale: Locale): { typed: string[]; read: string[] } {
  const changed = readings.some((reading) => !isKnown(reading))
    ? readings.filter((reading) => !isKnown(reading))
    : readings.filter(({ near }) => near.length > 0)
  return {
    typed: changed.map(({ term }) => term.written),
    read: [
      ...new Set(changed.flatMap(({ near, like }) => spelled(near, like, locale).slice(0, READ_MAX))),
    ].slice(0, READ_MAX * 2),
  }
}

/** Words that nothing on record is spelled like. */
export const unknownOf = ({ readings }: Search): string[] =>
  readings.filter((reading) => !isKnown(reading)).map(({ term }) => term.written)

/** Not near enough to be read so, and near enough to be meant. */
const isNearly = ({ term }: Reading, word: string) =>
  term.words.some((typed) => editDistance(typed, word) <= slips(typed.length) + 2)

/** The question with each unknown word replaced by one that is somewhat like it. */
export function suggestionsOf({ readings }: Search, locale: Locale): string[] {
  const unknown = readings
    .filter((reading) => !isKnown(reading))
    .map((reading) => ({ ...reading, like: reading.like.filter(({ word }) => isNearly(reading, word)) }))
  const [first] = unknown
  if (!first || unknown.some(({ like }) => like.length === 0)) return []
  const words = [...new Set(first.like.map(({ word }) => word))]
  return spelled(words, first.like, locale)
    .slice(0, SUGGESTED_MAX)
    .map((written) =>
      readings
        .map((reading) => {
          if (isKnown(reading)) return reading.term.written
          if (reading.term === first.term) return written
          const like = unknown.find(({ term }) => term === reading.term)?.like ?? []
          return spelled([like[0]?.word ?? ''], like, locale)[0] ?? reading.term.written
        })
        .join(' '),
    )
}

const wordsOf = (readings: readonly Reading[]): string => readings.map(({ term }) => term.written).join(' ')

/**
 * Shorter questions, those with the most words first: all known words; all but one of them; each alone. Whether there is a
 * record with them only the record knows.
 */
export function fewerWords({ readings }: Search): string[][] {
  const known = readings.filter(isKnown)
  const ways = [
    [known],
    known.toReversed().map((left) => known.filter((one) => one !== left)),
    known.length > 2 ? known.map((one) => [one]) : [],
  ]
  return ways
    .map((questions) => questions.filter(({ length }) => length > 0 && length < readings.length).map(wordsOf))
    .filter((questions) => questions.length > 0)
}

/** What else to try, that finds something. */
export interface Suggestions {
  /** With words that are somewhat like the unknown ones. */
  readonly similar: readonly string[]
  readonly fewer: readonly string[]
}

/** Asks `finds` of each, so that none is a dead end; nothing is suggested where the question itself finds something. */
export async function findSuggestions(
  search: Search,
  locale: Locale,
  finds: (typed: string) => Promise<boolean>,
): Promise<Suggestions> {
  const finding = async (questions: readonly string[]) => {
    const found = await Promise.all(questions.map(finds))
    return questions.filter((_, index) => found[index])
  }
  if (search.query !== null) return { similar: [], fewer: [] }
  const similar = await finding(suggestionsOf(search, locale))
  for (const questions of fewerWords(search)) {
    const fewer = await finding(questions)
    if (fewer.length > 0) return { similar, fewer: fewer.slice(0, SUGGESTED_MAX * 2) }
  }
  return { similar, fewer: [] }
}
