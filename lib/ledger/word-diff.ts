/** A stretch of text that stayed, came or went. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Cells of the table of common words; beyond it the middle of the text counts as written anew. */
const CELLS_MAX = 4_000_000

/** A word with its inner apostrophes and hyphens, blanks, or one mark of punctuation: together they are the text. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-'’ʻʼ][\p{L}\p{M}\p{N}]+)*|\s+|./gsu

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []

/**
 * How one text became another, word by word. What stayed and went is the text before, what stayed and came the text
 * after, letter for letter.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start += 1
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return joined([
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ])
}

const same = (text: string): Piece => ({ kind: 'same', text })
const removed = (text: string): Piece => ({ kind: 'removed', text })
const added = (text: string): Piece => ({ kind: 'added', text })

/** By the longest run of words that both have in the same order. */
function middle(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1
  if ((a.length + 1) * width > CELLS_MAX) return [...a.map(removed), ...b.map(added)]
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]]
    if (old !== undefined && old === now) {
      pieces.push(same(old))
      i += 1
      j += 1
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(removed(old))
      i += 1
    } else if (now !== undefined) {
      pieces.push(added(now))
      j += 1
    }
  }
  return pieces
}

/** One piece for each stretch; a lone blank between two changed words changes with them, so that a phrase reads as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const bridged = pieces.flatMap((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]]
    const isBridge =
      piece.kind === 'same' &&
      piece.text === ' ' &&
      before &&
      after &&
      before.kind !== 'same' &&
      after.kind !== 'same'
    return isBridge ? [removed(piece.text), added(piece.text)] : [piece]
  })
  const found: Piece[] = []
  let [gone, come] = ['', '']
  const flush = () => {
    if (gone) found.push(removed(gone))
    if (come) found.push(added(come))
    gone = ''
    come = ''
  }
  for (const { kind, text } of bridged) {
    if (kind === 'removed') gone += text
    else if (kind === 'added') come += text
    else {
      flush()
      const last = found.at(-1)
      if (last?.kind === 'same') found[found.length - 1] = same(last.text + text)
      else found.push(same(text))
    }
  }
  flush()
  return found
}
