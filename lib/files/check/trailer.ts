import { Refused } from './refused'

const HIDDEN = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '%PDF-',
  'MZ\x90\0',
  '\x7fELF',
]
const MARKUP = /<(?:!doctype|html|script|svg|iframe|\?php|\?xml)/i

/**
 * What stands behind the end of a picture is left out of what is kept; that it is another file says what it was for.
 * @throws Refused two_in_one
 */
export function checkTrailer(content: Buffer, end: number): void {
  const rest = content.toString('latin1', end)
  if (HIDDEN.some((start) => rest.includes(start)) || MARKUP.test(rest))
    throw new Refused('two_in_one', 'another file stands behind the end')
}

/** A whole ZIP ends where the file ends: readers of ZIP begin there, whatever stands before. */
export function endsAsZip(content: Buffer): boolean {
  const end = content.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return (
    end >= 0 && end + 22 <= content.length && end + 22 + content.readUInt16LE(end + 20) === content.length
  )
}
