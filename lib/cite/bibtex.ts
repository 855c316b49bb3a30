import type { PartialDate } from '@/lib/dates/partial'
import { type Cited, DEMO_NOTE, keyOf } from './model'

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** A text that TeX prints as it is, its capitals kept. */
const braced = (text: string): string =>
  `{${text.replace(/\s+/g, ' ').replace(/[\\~^]|[{}%&#$_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`)}}`

/** An address stands as it is, but for what would end the field. */
const verbatim = (url: string): string => `{${url.replace(/[{}\\]/g, encodeURIComponent)}}`

function entryOf(key: string, fields: readonly (readonly [name: string, value: string | null])[]): string {
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]))
  return `@online{${key},\n${lines.join(',\n')}\n}\n`
}

const dated = (on: PartialDate | null): string | null => on && `{${on}}`

/** For BibLaTeX and what reads it: the original, then the page of Vaada that leads to it. */
export function bibtexOf(cited: Cited): string {
  const key = keyOf(cited)
  const { original } = cited
  const page = entryOf(key, [
    ['author', '{Vaada}'],
    ['title', braced(cited.reference ? `${cited.reference}: ${cited.title}` : cited.title)],
    ['date', dated(cited.day)],
    ['version', `{${cited.day}.${cited.entry}}`],
    ['url', verbatim(cited.url)],
    ['note', cited.isDemo ? `{${DEMO_NOTE}}` : null],
    ['related', original && `{${key}-original}`],
  ])
  if (!original) return page
  const first = entryOf(`${key}-original`, [
    ['author', original.publisher && `{${braced(original.publisher)}}`],
    ['title', braced(original.title)],
    ['date', dated(original.publishedOn)],
    ['url', original.url && verbatim(original.url)],
    ['langid', original.language && braced(original.language)],
  ])
  return `${first}\n${page}`
}
