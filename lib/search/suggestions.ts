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

/** The question without its unknown words; where all are known, without each in turn. */
export function fewerWords({ readings }: Search): string[] {
  if (readings.length < 2) return []
  const known = readings.filter(isKnown)
  const words = (list: readonly Reading[]) => list.map(({ term }) => term.written).join(' ')
  if (known.length === 0) return []
  if (known.length < readings.length) return [words(known)]
  return readings.map((left) => words(readings.filter((one) => one !== left))).slice(0, SUGGESTED_MAX * 2)
}
