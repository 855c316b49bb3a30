import { readFileSync } from 'node:fs'
import path from 'node:path'
import { LOCALES, type Locale } from '@/lib/i18n/model'

/** What the door itself has to say. Its words are in `messages/<locale>.json` at `door.<trouble>`. */
export type Trouble = 'badRequest' | 'forbidden' | 'tooLarge' | 'unavailable' | 'tooSlow' | 'failed'

interface Words {
  title: string
  text: string
}

export type DoorWords = Record<Locale, Record<Trouble, Words>>

const ENGLISH: Record<Trouble, Words> = {
  badRequest: {
    title: 'This request can’t be understood',
    text: 'The address or the form arrived damaged. Go back, reload the page and try again.',
  },
  forbidden: {
    title: 'This form came from another site',
    text: 'For safety, only forms on this site are accepted. Open the page here and try again.',
  },
  tooLarge: {
    title: 'This is too large',
    text: 'What was sent is larger than can be accepted. Go back and send less at once.',
  },
  unavailable: {
    title: 'This page is not available for the moment',
    text: 'The records can’t be reached just now. Try again in a minute; what was published is safe.',
  },
  tooSlow: {
    title: 'This question takes too long',
    text: 'No answer was ready in the time a question may take. Narrow it: one country, fewer filters, today instead of an earlier date. Or ask again in a minute; what was published is safe.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'The mistake is ours and has been noted. Go back and try again.',
  },
}

/** Reads the words once. Where a file or a word is missing, English stands in: these pages must not fail. */
export function readDoorWords(folder = 'messages'): DoorWords {
  const entries = LOCALES.map((locale) => [
    locale,
    { ...ENGLISH, ...wordsIn(path.join(folder, `${locale}.json`)) },
  ])
  return Object.fromEntries(entries)
}

function wordsIn(file: string): Partial<Record<Trouble, Words>> {
  try {
    const { door = {} } = JSON.parse(readFileSync(file, 'utf8'))
    const whole = Object.entries(door as Record<string, Partial<Words>>).filter(
      ([, words]) => words.title && words.text,
    )
    return Object.fromEntries(whole)
  } catch {
    return {}
  }
}

const STYLE =
  'body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;color:#1c1b1a;background:#fbfaf7}' +
  'main{max-width:34rem;margin:0 auto;padding:12vh 1.5rem}h1{font-size:1.75rem;line-height:1.25}a{color:inherit}'

export function plainPage({ title, text }: Words, locale: Locale): string {
  return (
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a href="/${locale}">Vaada</a></p></main></body></html>`
  )
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
