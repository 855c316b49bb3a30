import type { Fields } from '@/lib/form-data'

/** What names a row of a draft whatever its place: the id it was given, else the key of what it is about. */
const NAMES = ['row', 'key', 'indicator', 'milestone'] as const

type Part = Fields[string] | undefined

const isFields = (part: Part): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

const nameOf = (row: Part): string | null => {
  if (!isFields(row)) return null
  for (const name of NAMES) if (typeof row[name] === 'string' && row[name] !== '') return row[name]
  return null
}

const step = (at: Part, part: string): Part => {
  if (Array.isArray(at)) return at[Number(part)]
  return isFields(at) && Object.hasOwn(at, part) ? at[part] : undefined
}

/**
 * The path of a field that still holds when rows come and go: `indicators.1.unit` is `indicators.#centres.unit` where
 * that row is so named. Null: nothing of a draft stands there.
 */
export function lastingPath(draft: Fields, path: string): string | null {
  let at: Part = draft
  const parts: string[] = []
  for (const part of path.split('.')) {
    if (Array.isArray(at) && !/^\d{1,3}$/.test(part)) return null
    const next = step(at, part)
    if (next === undefined) return null
    const name = Array.isArray(at) ? nameOf(next) : null
    parts.push(name === null ? part : `#${name}`)
    at = next
  }
  return parts.join('.')
}

/** Where a lasting path is in this draft, as the form names it now; null: its row was taken out. */
export function presentPath(draft: Fields, lasting: string): string | null {
  let at: Part = draft
  const parts: string[] = []
  for (const part of lasting.split('.')) {
    if (Array.isArray(at)) {
      const index: number = part.startsWith('#')
        ? at.findIndex((row) => nameOf(row) === part.slice(1))
        : Number(part)
      if (!Number.isInteger(index) || at[index] === undefined) return null
      parts.push(String(index))
      at = at[index]
    } else {
      at = step(at, part)
      if (at === undefined) return null
      parts.push(part)
    }
  }
  return parts.join('.')
}

/** What stands at a path, as one text: a row's answers one a line, without the names it is known by. */
export function fieldText(draft: Fields, path: string): string {
  let at: Part = draft
  for (const part of path.split('.')) at = step(at, part)
  return textOf(at)
}

function textOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return part
  if (Array.isArray(part)) return part.map(textOf).filter(Boolean).join('\n')
  return Object.entries(part)
    .filter(([name]) => !NAMES.some((one) => one === name))
    .map(([, one]) => textOf(one))
    .filter(Boolean)
    .join('\n')
}
