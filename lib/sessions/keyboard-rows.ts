/** Rows that hands and tongues know: alphabets, figures, keyboards, Latin and Cyrillic. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
]
const BOTH_WAYS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
const ROW_MIN = 4

/** Length of the longest part of a row that stands at a place of the text; 0: none worth the name. */
function rowAt(text: string, start: number): number {
  let length = 0
  while (
    start + length < text.length &&
    BOTH_WAYS.some((row) => row.includes(text.slice(start, start + length + 1)))
  )
    length += 1
  return length < ROW_MIN ? 0 : length
}

/** What a text is without everything of one kind. */
export interface Remainder {
  left: string
  /** What was taken out, each once. */
  found: ReadonlySet<string>
}

/** Takes parts of rows out of a text; a gap stays for each. */
export function withoutRows(text: string): Remainder {
  const found = new Set<string>()
  let left = ''
  for (let at = 0; at < text.length; ) {
    const length = rowAt(text, at)
    if (length > 0) found.add(text.slice(at, at + length))
    left += length > 0 ? ' ' : text.charAt(at)
    at += length || 1
  }
  return { left, found }
}
