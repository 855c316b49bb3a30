/** What was typed, as the form names it: `indicators.0.name` becomes `{ indicators: [{ name }] }`. */
export type Fields = { [name: string]: string | Fields | (string | Fields)[] }

const INDEX_MAX = 200
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Nests a form's entries by their dotted names. A name that ends in `[]` collects its values in a list. Files, the
 * framework's own entries and names that don't fit are left out; nothing throws.
 */
export function fieldsOf(form: FormData): Fields {
  const root: Fields = {}
  // An action can be called by hand with anything.
  if (!((form as unknown) instanceof FormData)) return root
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$') || name.length > 200) continue
    const collects = name.endsWith('[]')
    const path = (collects ? name.slice(0, -2) : name).split('.')
    if (path.length > 6 || path.some((part) => part === '' || UNSAFE.has(part))) continue
    place(root, path, withoutNul(value), collects)
  }
  return root
}

/** No keyboard types it, and PostgreSQL can't store it. */
const withoutNul = (text: string) => text.replaceAll('\0', '')

function at(fields: Fields, path: string): unknown {
  let found: unknown = fields
  for (const part of path.split('.')) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined
    found = (found as Record<string, unknown>)[part]
  }
  return found
}

/** What stands in the field `indicators.0.name`; empty where nothing does. */
export function valueAt(fields: Fields, path: string): string {
  const found = at(fields, path)
  return typeof found === 'string' ? found : ''
}

/** The choices made under one question. */
export function choicesAt(fields: Fields, path: string): string[] {
  const found = at(fields, path)
  return Array.isArray(found) ? found.filter((choice) => typeof choice === 'string') : []
}

/** How many rows a list of the form has. */
export function rowCount(fields: Fields, path: string): number {
  const found = at(fields, path)
  return Array.isArray(found) ? found.length : 0
}

type Slot = string | Fields | Slot[]

function place(root: Fields, path: string[], value: string, collects: boolean): void {
  let at: Record<string, Slot> | Slot[] = root as Record<string, Slot>
  for (const [depth, part] of path.entries()) {
    if (Array.isArray(at) && !(/^\d{1,3}$/.test(part) && Number(part) <= INDEX_MAX)) return
    const holder = at as Record<string, Slot>
    const found: Slot | undefined = holder[part]
    if (depth === path.length - 1) {
      if (collects) holder[part] = Array.isArray(found) ? [...found, value] : [value]
      else holder[part] = value
      return
    }
    if (typeof found === 'object') at = found as Record<string, Slot> | Slot[]
    else {
      const made: Slot[] | Record<string, Slot> = /^\d+$/.test(path[depth + 1] ?? '') ? [] : {}
      holder[part] = made as Slot
      at = made
    }
  }
}
