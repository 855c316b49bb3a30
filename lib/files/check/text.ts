import type { FileKind } from '../model'
import { Refused } from './refused'

/** Markup that a program which guesses would run, wherever in the beginning it stands. */
const MARKUP =
  /<\s*(?:!doctype|!--|html|head|body|script|iframe|object|embed|svg|math|img|a\s|style|link|meta|base|form|table|\?)/i
const MESSAGE = /^(?:mime-version|content-type|from):\s/i
const HEAD = 4096

/** They turn what is read around, or can't be seen. */
const INVISIBLE = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF\u200B]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/**
 * Text as UTF-8, without what can't be seen.
 * @throws Refused encoding | web_page | program | unknown_type | formula
 */
export function rewriteText(content: Buffer, kind: Extract<FileKind, 'txt' | 'csv'>): Buffer {
  const text = decode(content)
  if (text.includes('\0')) throw new Refused('encoding', 'a NUL')
  const head = text.slice(0, HEAD)
  if (MARKUP.test(head) || MESSAGE.test(head.trimStart())) throw new Refused('web_page', 'markup')
  if (head.trimStart().startsWith('#!')) throw new Refused('program', 'a script')
  if (head.startsWith('{\\rtf')) throw new Refused('old_office', 'RTF')
  const clean = text.replace(INVISIBLE, '').replace(CONTROLS, '')
  if (clean.trim() === '') throw new Refused('broken', 'no letter in it')
  if (kind === 'csv') checkCells(clean)
  return Buffer.from(clean, 'utf8')
}

/** Spreadsheets would compute such a cell, or start a program with it. A number with a sign is a number. */
const FORMULA = /^[\s"']*(?:[=@]|[+-](?=[^;,\t\r\n"]*(?:\p{L}\w*\(|[|!])))/u

function checkCells(text: string): void {
  for (const line of text.split(/\r\n|\r|\n/))
    for (const cell of line.split(/[;,\t]/))
      if (FORMULA.test(cell)) throw new Refused('formula', 'a cell that is a formula')
}

const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866'] as const

function decode(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le', 2)
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return decodeCyrillic(content)
  }
}

/** The encoding in which it reads most like Russian, where it does in any. */
function decodeCyrillic(content: Buffer): string {
  if (content.includes(0)) throw new Refused('encoding', 'a NUL')
  const best = CYRILLIC.map((encoding) => {
    const text = new TextDecoder(encoding).decode(content)
    return { text, likeness: likeness(text) }
  }).toSorted((a, b) => b.likeness - a.likeness)[0]
  if (!best || best.likeness < 0.5)
    throw new Refused('encoding', 'neither UTF-8 nor a known Cyrillic encoding')
  return best.text
}

/** Share of small Cyrillic letters in words, among all that isn't ASCII: the wrong encoding swaps small and large. */
function likeness(text: string): number {
  const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0
  return (text.match(/(?<=[\s\p{L}«"(]|^)[а-яё]/gu)?.length ?? 0) / (beyond || 1)
}
