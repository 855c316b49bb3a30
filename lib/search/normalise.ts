import { APOSTROPHES, LETTERS, SPELLINGS } from './letters'

/** One word of a text as it stands there, and as it is looked for. */
export interface Word {
  /** Where it stands in the text, in UTF-16 units; `end` is the unit after its last. */
  readonly start: number
  readonly end: number
  /** In small letters, with one kind of apostrophe. */
  readonly written: string
  /** The common spelling of all its scripts; never empty. */
  readonly word: string
}

/** Longer words are nobody's: only their beginning counts. */
const WORD_MAX = 40
/** What is left of a word without its doubled letters has to be a word. */
const UNDOUBLED_MIN = 3

/** орталық becomes орталығы, орталығында: in Kazakh and Uzbek a last қ or к softens before whose it is, and where. */
const SOFTENED = /^(\p{L}{4,})g(?:i|a|im|in|ing|ini|inin|ining|ina|inda|indagi|inan|idan|imiz|iniz)$/u

const WORDS = new RegExp(String.raw`[\p{L}\p{N}\p{M}]+(?:[${APOSTROPHES}][\p{L}\p{N}\p{M}]+)*`, 'gu')
const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu')

/** The words of a text in their order. Hyphens, dashes and stops part words, apostrophes don't. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = []
  for (const { 0: letters, index } of text.matchAll(WORDS)) {
    const word = fold(letters)
    if (word) found.push({ start: index, end: index + letters.length, written: written(letters), word })
  }
  return found
}

/**
 * The common spelling of a word, whatever script, alphabet reform, accent or apostrophe it was written with: зўравонлик,
 * zoʻravonlik and zo'ravonlik are `zoravonlik`; әйелдер, äielder and áıelder are `aielder`. No transliteration for people:
 * sounds that readers mix up fall together (қ and к, ы and и, х and һ), and a doubled letter counts once.
 */
export function fold(word: string): string {
  const small = written(word).replace(ANY_APOSTROPHE, '').slice(0, WORD_MAX)
  const latin = Array.from(small.normalize('NFC'), (letter) => LETTERS[letter] ?? letter).join('')
  const spelled = SPELLINGS.reduce(
    (text, [pattern, common]) => text.replace(pattern, common),
    latin.normalize('NFKD').replace(/[^\p{Lo}\p{Ll}\p{N}]/gu, ''),
  )
  // Letters are doubled by some and not by others; figures mean what they say, and so do the likes of III and AAA.
  const single = spelled.replace(/(\p{L})\1+/gu, '$1')
  return single.length < UNDOUBLED_MIN ? spelled : single
}

/** Other common spellings that a reader may mean: letters that one language reads otherwise than the rest. */
export function foldings(word: string): string[] {
  const small = written(word)
  const others = [
    // ё is "yo" in Uzbek and Kazakh, and е in most Russian print.
    small.replaceAll('ё', 'йо'),
    // w is у in older Kazakh Latin, в elsewhere.
    small.replaceAll('w', 'u'),
    // With an apostrophe, as Kazakh Latin was spelled in 2017: s' is ш, c' is ч.
    small.replaceAll("s'", 'sh').replaceAll("c'", 'ch'),
  ]
  const common = fold(word)
  return [...new Set([common, ...others.map(fold), common.replace(SOFTENED, '$1k')])].filter(Boolean)
}

function written(letters: string): string {
  return letters.normalize('NFC').replace(ANY_APOSTROPHE, "'").toLowerCase()
}
