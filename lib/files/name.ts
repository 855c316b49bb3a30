import { FILE_NAME_MAX, FILE_TYPES, type FileKind } from './model'

/** Other spellings of an extension. */
const SAME: Readonly<Record<string, FileKind>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', text: 'txt' }

/** What Windows takes for a device, whatever the extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/**
 * Removed: controls, marks that turn the direction of writing or can't be seen (also tags), halves of letters. What a
 * path, a shell or a browser would read is a space.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu
const MEANT = /[\\/:*?"<>|%]/g

/** The extension of a name in small letters, without its dot; empty: none. */
export const extensionOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name.normalize('NFKC').replace(INVISIBLE, '').trimEnd())?.[1]?.toLowerCase() ??
  ''

/** What a file says it is; null: nothing that is taken. */
export function kindOf(name: string): FileKind | null {
  const extension = extensionOf(name)
  const known = SAME[extension] ?? extension
  return Object.hasOwn(FILE_TYPES, known) ? (known as FileKind) : null
}

/**
 * A name that is safe to show, to save and to put into an address: no path, no letters that aren't seen, none that a
 * system keeps for itself, and short. The extension stays unless `kind` says a better one.
 */
export function cleanName(given: string, kind: FileKind | null = kindOf(given)): string {
  const [last = ''] = given.normalize('NFC').split(/[\\/]/).slice(-1)
  const name = last.replace(INVISIBLE, '').replace(MEANT, ' ').replace(/\s+/gu, ' ').trim()
  const extension = kind ?? extensionOf(name)
  const bare = kind !== null && kindOf(name) === kind ? name.slice(0, name.lastIndexOf('.')) : name
  const stem = bare.replace(/^[.\s]+|[.\s]+$/gu, '')
  const safe = stem === '' || RESERVED.test(stem.split('.')[0]?.trim() ?? '') ? `file ${stem}`.trim() : stem
  const ending = kind === null || extension === '' ? '' : `.${extension}`
  return cut(safe, FILE_NAME_MAX - ending.length).trimEnd() + ending
}

/** Never in the middle of what is seen as one letter. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    if (kept.length + segment.length > max) break
    kept += segment
  }
  return kept
}

/** What a row of evidence is called until somebody says it better. */
export const titleOf = (name: string): string => name.replace(/\.[a-z0-9]{1,8}$/i, '').replaceAll('_', ' ')
