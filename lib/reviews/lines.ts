import type { Fields } from '@/lib/form-data'
import { dateFromEntry, decimalFromEntry } from '@/lib/format/entry'
import { isLocale, type Locale } from '@/lib/i18n/model'
import type { GoalpostChange, GoalpostKind } from '@/lib/standing/goalposts'

export type LineChange = 'same' | 'added' | 'removed' | 'changed'

/** One question of the form, as published and as proposed; several choices are a list. */
export interface FieldLine {
  /** Where the form has it, such as `indicators.0.unit`; of a row that was taken out, where it was. */
  readonly path: string
  /** List whose row it belongs to; null: it stands alone. */
  readonly list: string | null
  readonly field: string
  readonly before: string | readonly string[]
  readonly after: string | readonly string[]
  readonly change: LineChange
  /** Whether it asks less or more than before; null: it is no goalpost, or stayed. */
  readonly goalpost: GoalpostKind | null
}

export interface RowLines {
  readonly list: string
  readonly path: string
  /** As proposed, or as it was where it is taken out. */
  readonly row: Fields
  readonly change: LineChange
  readonly goalpost: GoalpostKind | null
  readonly lines: readonly FieldLine[]
}

/** A top-level field of a draft: one question, or a list with its rows. */
export type DraftPart =
  | { readonly kind: 'line'; readonly name: string; readonly line: FieldLine }
  | { readonly kind: 'rows'; readonly name: string; readonly rows: readonly RowLines[] }

/** What isn't asked: names of rows, what they are about, and what only the form itself needs. */
const UNASKED = new Set(['row', 'key', 'indicator', 'milestone', 'confirmed', 'file'])

type Part = Fields[string] | undefined
const isFields = (part: Part): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
const rowsOf = (part: Part): Fields[] => (Array.isArray(part) ? part.filter(isFields) : [])
const isRows = (part: Part): boolean => Array.isArray(part) && part.some(isFields)

/**
 * Two drafts of one record, question by question in the order of the form. `before` null: nothing is published, so
 * that nothing counts as changed.
 */
export function partsOf(
  before: Fields | null,
  after: Fields,
  goalposts: readonly GoalpostChange[] = [],
): DraftPart[] {
  const language = isLocale(after.language) ? after.language : 'en'
  const names = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])]
  return names.flatMap((name) => partOf(name, before, after, language, goalposts))
}

function partOf(
  name: string,
  before: Fields | null,
  after: Fields,
  language: Locale,
  goalposts: readonly GoalpostChange[],
): DraftPart[] {
  const [old, now] = [before?.[name], after[name]]
  if (UNASKED.has(name)) return []
  if (isRows(old) || isRows(now))
    return [
      { kind: 'rows', name, rows: rowLines(name, before && rowsOf(old), rowsOf(now), language, goalposts) },
    ]
  if (isFields(old) || isFields(now)) {
    const [olds, nows] = [isFields(old) ? old : {}, isFields(now) ? now : {}]
    return [...new Set([...Object.keys(nows), ...Object.keys(olds)])].map((field) => ({
      kind: 'line',
      name,
      line: lineOf(`${name}.${field}`, null, field, before && olds[field], nows[field], language, null),
    }))
  }
  const goalpost = kindOf(goalposts.filter((one) => placeOf(one) === name))
  return [
    { kind: 'line', name, line: lineOf(name, null, name, before && (old ?? ''), now, language, goalpost) },
  ]
}

function lineOf(
  path: string,
  list: string | null,
  field: string,
  /** Null: nothing is published. */
  before: Part | null,
  after: Part,
  language: Locale,
  goalpost: GoalpostKind | null,
): FieldLine {
  const [old, now] = [entryOf(before ?? undefined), entryOf(after)]
  const change: LineChange =
    before === null || sameEntry(old, now, language)
      ? 'same'
      : old.length === 0
        ? 'added'
        : now.length === 0
          ? 'removed'
          : 'changed'
  return { path, list, field, before: old, after: now, change, goalpost: change === 'same' ? null : goalpost }
}

const entryOf = (part: Part): string | string[] =>
  Array.isArray(part)
    ? part.filter((one): one is string => typeof one === 'string')
    : typeof part === 'string'
      ? part.trim()
      : ''

/** By what it says: `1 234,5` is `1234.5`, `31.12.2027` is `2027-12-31`, and the order of choices means nothing. */
export function sameEntry(
  a: string | readonly string[],
  b: string | readonly string[],
  language: Locale,
): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') {
    const [x, y] = [a, b].map((one) =>
      JSON.stringify([...(typeof one === 'string' ? [one] : one)].filter(Boolean).sort()),
    )
    return x === y
  }
  if (a.replaceAll(/\s+/g, ' ') === b.replaceAll(/\s+/g, ' ')) return true
  const number = decimalFromEntry(a, language)
  if (number !== null && number === decimalFromEntry(b, language)) return true
  const date = dateFromEntry(a)
  return date !== null && date === dateFromEntry(b)
}

/** What two rows are the same by, the surest first. */
const NAMES = ['row', 'key', 'indicator', 'milestone', 'url', 'stage', 'name', 'title'] as const

const isSameRow = (a: Fields, b: Fields, name: (typeof NAMES)[number]): boolean => {
  const [x, y] = [a[name], b[name]]
  return typeof x === 'string' && x !== '' && x === y
}

/** Rows beside the ones they were; each is taken once. */
function pairsOf(before: readonly Fields[], after: readonly Fields[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const name of NAMES)
    for (const [index, row] of after.entries()) {
      if (pairs.has(index)) continue
      const found = before.findIndex((old, at) => !taken.has(at) && isSameRow(old, row, name))
      if (found < 0) continue
      pairs.set(index, found)
      taken.add(found)
    }
  return pairs
}

function rowLines(
  list: string,
  /** Null: nothing is published. */
  before: readonly Fields[] | null,
  after: readonly Fields[],
  language: Locale,
  goalposts: readonly GoalpostChange[],
): RowLines[] {
  const pairs = pairsOf(before ?? [], after)
  const kept = after.flatMap((row, index): RowLines[] => {
    const at = pairs.get(index)
    const old = at === undefined ? null : (before?.[at] ?? null)
    const isNew = before !== null && old === null
    const lines = linesOf(list, `${list}.${index}`, isNew ? {} : old, row, language, goalposts)
    // A row that was begun and left empty is no row.
    if (lines.every((line) => line.after.length === 0) && old === null) return []
    const change = isNew ? 'added' : lines.some((line) => line.change !== 'same') ? 'changed' : 'same'
    return [
      {
        list,
        path: `${list}.${index}`,
        row,
        change,
        goalpost: isNew ? rowGoalpost(list, row, goalposts) : null,
        lines,
      },
    ]
  })
  const gone = (before ?? []).flatMap((row, index): RowLines[] => {
    if ([...pairs.values()].includes(index)) return []
    const path = `${list}.${index}`
    const lines = linesOf(list, path, row, {}, language, goalposts)
    return [{ list, path, row, change: 'removed', goalpost: rowGoalpost(list, row, goalposts), lines }]
  })
  return [...kept, ...gone]
}

function linesOf(
  list: string,
  path: string,
  before: Fields | null,
  after: Fields,
  language: Locale,
  goalposts: readonly GoalpostChange[],
): FieldLine[] {
  const key = after.key || before?.key
  return [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])]
    .filter((field) => !UNASKED.has(field))
    .map((field) => {
      const moved = goalposts.filter((one) => placeOf(one) === `${list}.${key}.${field}`)
      return lineOf(
        `${path}.${field}`,
        list,
        field,
        before && (before[field] ?? ''),
        after[field],
        language,
        kindOf(moved),
      )
    })
}

const rowGoalpost = (list: string, row: Fields, goalposts: readonly GoalpostChange[]): GoalpostKind | null =>
  kindOf(goalposts.filter((one) => placeOf(one) === `${list}.${row.key}`))

/** Of several, one that softens and one that hardens can't be weighed against each other. */
function kindOf(changes: readonly GoalpostChange[]): GoalpostKind | null {
  const kinds = new Set(changes.map(({ kind }) => kind))
  if (kinds.size === 0) return null
  if (kinds.has('softened') === kinds.has('hardened')) return 'neutral'
  return kinds.has('softened') ? 'softened' : 'hardened'
}

/** Where the form has what was moved: a field, or a row of a list by its key. */
function placeOf({ what, key }: GoalpostChange): string {
  switch (what) {
    case 'level':
      return 'level'
    case 'due_date':
      return 'dueOn'
    case 'start_date':
      return 'startsOn'
    case 'scope':
      return key ?? ''
    case 'indicator':
      return `indicators.${key}`
    case 'direction':
    case 'unit':
      return `indicators.${key}.${what}`
    case 'target':
      return `indicators.${key}.targetValue`
    case 'target_date':
      return `indicators.${key}.targetOn`
    case 'baseline':
      return `indicators.${key}.baselineValue`
    case 'baseline_date':
      return `indicators.${key}.baselineOn`
    case 'step':
      return `milestones.${key}`
    case 'step_date':
      return `milestones.${key}.dueOn`
    case 'money':
      return `money.${key}.amount`
    case 'money_scope':
      return `money.${key}.scope`
    case 'money_basis':
      return `money.${key}.basis`
    case 'money_date':
      return `money.${key}.period`
  }
}
