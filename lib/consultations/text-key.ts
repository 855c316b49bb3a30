import { secretHash } from '@/lib/secrets'
import type { SuggestionKind } from './model'

/**
 * By what two suggestions are the same: their kind and their words, without case, marks and spaces. Support without words is one
 * suggestion, by however many it is given.
 */
export const textKey = (kind: SuggestionKind, words: string): string =>
  secretHash(
    [
      kind,
      words
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ''),
    ].join('\0'),
  )
