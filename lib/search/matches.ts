import type { Locale } from '@/lib/i18n/model'
import { wordsOf } from './normalise'
import { SEARCH_PARTS, type SearchPart, type SearchText } from './texts'

/** A piece of a text, and whether it is what was looked for. */
export interface Segment {
  readonly text: string
  readonly isMatch: boolean
}

/** One text of a record in which words were found. */
export interface Match {
  readonly part: SearchPart
  /** null: not known, or none. */
  readonly language: string | null
  /** The text, or as much of it as stands around the first word found. */
  readonly segments: readonly Segment[]
}

/** Texts shown for one record: enough to see why it is there. */
const SHOWN_MAX = 3
/** Letters before and after the first word found. */
const BEFORE = 60
const AFTER = 140
const ELLIPSIS = '…'

/** The text in pieces, the words that are looked for apart. */
export function markWords(text: string, sought: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = []
  let at = 0
  const add = (end: number, isMatch: boolean) => {
    if (end > at) segments.push({ text: text.slice(at, end), isMatch })
    at = end
  }
  for (const { start, end, word } of wordsOf(text)) {
    if (!sought.has(word)) continue
    add(start, false)
    add(end, true)
  }
  add(text.length, false)
  return segments
}

/**
 * Why a record was found: the fewest texts that have a word of each reading, best places first, and of several languages the
 * reader's own. `readings` are the words each term stands for.
 */
export function matchesOf(
  texts: readonly SearchText[],
  readings: readonly ReadonlySet<string>[],
  locale: Locale,
): Match[] {
  const candidates = texts.map((text, index) => {
    const words = new Set(wordsOf(text.text).map(({ word }) => word))
    const found = readings.flatMap((reading, term) =>
      [...reading].some((word) => words.has(word)) ? [term] : [],
    )
    return { text, found: new Set(found), index }
  })
  const open = new Set(readings.keys())
  const shown: Match[] = []
  const sought = new Set(readings.flatMap((reading) => [...reading]))
  while (open.size > 0 && shown.length < SHOWN_MAX) {
    const covers = ({ found }: { found: ReadonlySet<number> }) =>
      [...found].filter((term) => open.has(term)).length
    const [best] = candidates
      .filter((candidate) => covers(candidate) > 0)
      .toSorted(
        (a, b) =>
          covers(b) - covers(a) ||
          place(a.text.part) - place(b.text.part) ||
          Number(b.text.language === locale) - Number(a.text.language === locale) ||
          a.index - b.index,
      )
    if (!best) break
    for (const term of best.found) open.delete(term)
    const { part, language, text } = best.text
    shown.push({ part, language, segments: excerpt(markWords(text, sought)) })
  }
  return shown
}

const place = (part: SearchPart): number => SEARCH_PARTS.indexOf(part)

/** As much as stands around the first match, cut between words. */
function excerpt(segments: readonly Segment[]): Segment[] {
  const first = segments.findIndex(({ isMatch }) => isMatch)
  const before = segments
    .slice(0, first)
    .map(({ text }) => text)
    .join('')
  const start = before.length > BEFORE ? before.slice(-BEFORE).replace(/^\S*\s+/, '') : before
  const head: Segment[] = start === before ? [] : [{ text: ELLIPSIS, isMatch: false }]
  if (start) head.push({ text: start, isMatch: false })
  let room = AFTER
  const tail: Segment[] = []
  for (const { text, isMatch } of segments.slice(first)) {
    if (text.length > room && !isMatch) {
      const cut = text.slice(0, Math.max(room, 0)).replace(/\s+\S*$/, '')
      tail.push({ text: `${cut}${ELLIPSIS}`, isMatch })
      break
    }
    tail.push({ text, isMatch })
    room -= text.length
  }
  return [...head, ...tail]
}
