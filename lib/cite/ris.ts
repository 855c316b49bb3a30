import type { PartialDate } from '@/lib/dates/partial'
import { type Cited, DEMO_NOTE, keyOf } from './model'

type Field = readonly [tag: string, value: string | null]

/** One field a line: a line break in a text would begin another. */
function recordOf(type: string, fields: readonly Field[]): string {
  const lines = fields.flatMap(([tag, value]) =>
    value === null ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}`],
  )
  return [`TY  - ${type}`, ...lines, 'ER  - ', ''].join('\r\n')
}

/** `2021/03//`, as much as is known. */
function dated(on: PartialDate | null): string | null {
  if (on === null) return null
  const [year, month = '', day = ''] = on.split('-')
  return `${year}/${month}/${day}/`
}

/** For programs that keep references: the original, then the page of Vaada that leads to it. */
export function risOf(cited: Cited): string {
  const { original } = cited
  const page = recordOf('ELEC', [
    ['ID', keyOf(cited)],
    ['AU', 'Vaada'],
    ['TI', cited.reference ? `${cited.reference}: ${cited.title}` : cited.title],
    ['PY', cited.day.slice(0, 4)],
    ['DA', dated(cited.day)],
    ['ET', `${cited.day}.${cited.entry}`],
    ['UR', cited.url],
    ['N1', cited.isDemo ? DEMO_NOTE : null],
  ])
  if (!original) return page
  const first = recordOf('GOVDOC', [
    ['ID', `${keyOf(cited)}-original`],
    ['AU', original.publisher],
    ['TI', original.title],
    ['PY', original.publishedOn?.slice(0, 4) ?? null],
    ['DA', dated(original.publishedOn)],
    ['LA', original.language],
    ['UR', original.url],
  ])
  return first + page
}
