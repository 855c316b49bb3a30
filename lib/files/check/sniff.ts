import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '../model'
import { Refused } from './refused'

/** What the first bytes say. `zip` holds an office file, or is an archive; `text` may be anything that is read as text. */
export type Sniffed = 'pdf' | 'jpg' | 'png' | 'webp' | 'zip' | 'text'

const startsWith = (content: Buffer, ...bytes: number[]) =>
  bytes.every((byte, index) => content[index] === byte)
const ascii = (content: Buffer, text: string, at = 0) =>
  content.toString('latin1', at, at + text.length) === text

/** UTF-16 of the stream by which Office keeps a file under a password. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

const PROGRAM_STARTS = [
  'MZ',
  '\x7fELF',
  '#!',
  '<?php',
  '\xca\xfe\xba\xbe',
  '\xfe\xed\xfa',
  '\xcf\xfa\xed\xfe',
  '\0asm',
  'L\0\0\0\x01\x14\x02',
]
const ARCHIVE_STARTS = [
  'Rar!',
  '7z\xbc\xaf\x27\x1c',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  '\x28\xb5\x2f\xfd',
  'MSCF',
  'xar!',
  '!<arch>',
  '\x60\xea',
  'ISc(',
]
const ARCHIVE_TYPES =
  /^application\/(?:x-(?:7z|rar|tar|gzip|bzip2?|xz|lzip|lz4|compress|ace|arj|archive|apple-diskimage|asar|cpio|rpm|deb)|vnd\.(?:rar|ms-cab)|gzip|zip|zstd|java-archive|x-lzh)/
const PROGRAM_TYPES =
  /^application\/(?:x-(?:msdownload|elf|mach|msi|ms-shortcut|shockwave|chrome|sh|dosexec|java)|wasm|vnd\.(?:android|microsoft\.portable))/

/**
 * What a file is by its content, whatever it is called.
 * @throws Refused archive | program | web_page | old_office | encrypted | unknown_type
 */
export async function sniff(content: Buffer): Promise<Sniffed> {
  if (ascii(content, '%PDF-')) return 'pdf'
  if (startsWith(content, 0xff, 0xd8, 0xff)) return 'jpg'
  if (startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (ascii(content, 'RIFF') && ascii(content, 'WEBP', 8)) return 'webp'
  if (ascii(content, 'PK\x03\x04')) return 'zip'
  // Marks of UTF-16: text, whatever it says.
  if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) return 'text'
  if (ascii(content, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    const isEncrypted = content.includes(ENCRYPTED_PACKAGE)
    throw new Refused(isEncrypted ? 'encrypted' : 'old_office', 'a compound file')
  }
  if (PROGRAM_STARTS.some((start) => ascii(content, start)))
    throw new Refused('program', 'starts as a program')
  if (ARCHIVE_STARTS.some((start) => ascii(content, start)))
    throw new Refused('archive', 'starts as an archive')
  if (ascii(content, 'ustar', 257)) throw new Refused('archive', 'a tar')
  if (content.includes('%PDF-') && content.indexOf('%PDF-') < 1024)
    throw new Refused('two_in_one', 'something stands before the PDF')
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  if (found && ARCHIVE_TYPES.test(found.mime)) throw new Refused('archive', found.mime)
  if (found && PROGRAM_TYPES.test(found.mime)) throw new Refused('program', found.mime)
  if (found && /xml|svg|html/.test(found.mime)) throw new Refused('web_page', found.mime)
  // Of text there is no signature.
  if (found && !found.mime.startsWith('text/')) throw new Refused('unknown_type', found.mime)
  return 'text'
}

const ARCHIVES = /^(?:zip|rar|7z|tar|t?gz|bz2|xz|zst|jar|war|apk|iso|dmg|cab|arj|lzh?|ace|deb|rpm)$/
const PROGRAMS =
  /^(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|mjs|jse|wsf|wsh|hta|sh|bash|php|phtml|py|pl|rb|lnk|url|reg|app|bin|elf|so|cpl|pif|class|wasm|swf|msc|inf)$/
const WEB_PAGES = /^(?:x?html?|shtml|mht(?:ml)?|svgz?|xml|xsl|xslt|rdf|rss|atom|xps|vml|webloc)$/
const WITH_MACROS = /^(?:doc|dot|xls|xlt|ppt|pot|pps)m$|^xl(?:a|am|sb)$|^(?:sld|pp[as])m$/
const OLD = /^(?:doc|dot|xls|xlt|ppt|pps|rtf)$/

/** Why a file can't be taken by its name alone; null: nothing is known against it. */
export function refusalOfExtension(extension: string): Refused | null {
  const refused = (code: Refused['code']) => new Refused(code, `named .${extension}`)
  if (ARCHIVES.test(extension)) return refused('archive')
  if (PROGRAMS.test(extension)) return refused('program')
  if (WEB_PAGES.test(extension)) return refused('web_page')
  if (WITH_MACROS.test(extension)) return refused('macros')
  if (OLD.test(extension)) return refused('old_office')
  return null
}

/** What a kind of file must look like. */
export const LOOKS: Readonly<Record<FileKind, Sniffed>> = {
  pdf: 'pdf',
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
  docx: 'zip',
  xlsx: 'zip',
  pptx: 'zip',
  odt: 'zip',
  ods: 'zip',
  odp: 'zip',
  txt: 'text',
  csv: 'text',
}
