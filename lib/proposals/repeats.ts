const WORDS = /[\p{L}\p{N}'’ʼʻ-]+/gu
/** So many words in a row are a quotation. */
const QUOTED_WORDS = 5

const wordsOf = (text: string): string[] => text.normalize('NFC').match(WORDS) ?? []
const isName = (word: string) => /^\p{Lu}/u.test(word)

/**
 * Whether a reason that everybody will read says again what is to be removed: two words in a row that look like a
 * name, or a run of words. Catches a slip, not an intent.
 */
export function repeatsRemoved(reason: string, removed: readonly string[]): boolean {
  const held = removed.map((text) => ` ${wordsOf(text).join(' ').toLowerCase()} `)
  const stands = (run: readonly string[]) => {
    const text = ` ${run.join(' ').toLowerCase()} `
    return held.some((one) => one.includes(text))
  }
  const words = wordsOf(reason)
  return words.some((word, index) => {
    const next = words[index + 1]
    if (next !== undefined && isName(word) && isName(next) && stands([word, next])) return true
    const run = words.slice(index, index + QUOTED_WORDS)
    return run.length === QUOTED_WORDS && stands(run)
  })
}

/** Every text within a JSON value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}
