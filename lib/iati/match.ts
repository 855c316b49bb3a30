import { alpha2Of } from '@/lib/makers/iso'
import { FUNCTION_WORDS } from '@/lib/search/function-words'
import { wordsOf } from '@/lib/search/normalise'
import { SECTOR } from './codes'
import type { FundedActivity } from './parse'

/** Why an activity may have to do with a promise, the surest first. */
export const LINK_REASONS = ['identifier', 'sector_words', 'words', 'sector'] as const
export type LinkReason = (typeof LINK_REASONS)[number]

/** A promise that an activity may fund. */
export interface Fundable {
  readonly reference: string
  /** In whatever languages. */
  readonly titles: readonly string[]
  /** IATI identifiers that its amounts name. */
  readonly identifiers: readonly string[]
}

export interface ProposedLink {
  readonly reference: string
  readonly reason: LinkReason
}

/** Of one activity: more would be guessing aloud. */
export const LINKS_MAX = 3
/** Words of the title that both have; one alone says nothing, unless the sector says the same. */
const WORDS_MIN = 2
const WORD_LETTERS = 4

const contentWords = (texts: readonly string[]): Set<string> =>
  new Set(
    texts
      .flatMap((text) => wordsOf(text).map(({ word }) => word))
      .filter((word) => word.length >= WORD_LETTERS && !FUNCTION_WORDS.has(word)),
  )

/**
 * Promises of one maker with the words of their titles, to be asked activity by activity. Proposed is what names an
 * activity's identifier already; else what is in the same country and shares the sector of violence against women,
 * words of the title, or both.
 */
export function createMatcher(
  maker: { readonly code: string; readonly region: string | null },
  promises: readonly Fundable[],
): (activity: FundedActivity) => ProposedLink[] {
  const country = alpha2Of(maker.code)
  const known = promises.map((promise) => ({ ...promise, words: contentWords(promise.titles) }))
  return (activity) => {
    const isHere =
      (country !== null && activity.countries.includes(country)) ||
      (maker.region !== null && activity.regions.includes(maker.region))
    const isSector = activity.sectors.includes(SECTOR.code)
    const words = contentWords(activity.titles.map(({ text }) => text))
    return known
      .flatMap(({ reference, identifiers, words: own }) => {
        const shared = [...words].filter((word) => own.has(word)).length
        const reason: LinkReason | null = identifiers.includes(activity.identifier)
          ? 'identifier'
          : !isHere
            ? null
            : isSector
              ? shared > 0
                ? 'sector_words'
                : 'sector'
              : shared >= WORDS_MIN
                ? 'words'
                : null
        return reason === null ? [] : [{ reference, reason, shared }]
      })
      .toSorted(
        (a, b) =>
          LINK_REASONS.indexOf(a.reason) - LINK_REASONS.indexOf(b.reason) ||
          b.shared - a.shared ||
          (a.reference < b.reference ? -1 : 1),
      )
      .slice(0, LINKS_MAX)
      .map(({ reference, reason }) => ({ reference, reason }))
  }
}
