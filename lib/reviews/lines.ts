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
const UNASKED = new Set(['row', 'key', 'indicator', 'milestone', 'answer', 'confirmed', 'file', 'checked'])

/** `null`: the form did not ask, so it stays as it is. */
type Part = Fields[string] | null | undefined
const isFields = (part: Part): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
const rowsOf = (part: Part): Fields[] => (Array.isArray(part) ? part.filter(isFields) : [])
const isRows = (part: Part): boolean => Array.isArray(part) && part.some(isFields)

/** One answer: where it stands, and what it is known by in both versions. */
interface Leaf {
  /** Such as `title`, `closure.reason`, `nameIn.ru`, `values.2.value`. */
  field: string
  id: string
  entry: string | string[]
}

/** Every answer under a part, down to the last: groups by their names, inner rows as one answer each. */
function leavesOf(part: Part, field: string, id: string): Leaf[] {
  if (part === null || part === undefined) return []
  if (isRows(part))
    return rowsOf(part).map((row, index) => ({
      field: `${field}.${index}.value`,
      id: `${id}.#${textIn(row, 'row') || index}`,
      entry: ['value', 'on', 'from', 'note']
        .map((name) => textIn(row, name))
        .filter(Boolean)
        .join(' · '),
    }))
  if (isFields(part))
    return Object.keys(part)
      .filter((name) => !UNASKED.has(name))
      .flatMap((name) => leavesOf(part[name], `${field}.${name}`, `${id}.${name}`))
  return [{ field, id, entry: entryOf(part) }]
}

const answersIn = (row: Fields): Leaf[] =>
  Object.keys(row)
    .filter((name) => !UNASKED.has(name))
    .flatMap((name) => leavesOf(row[name], name, name))

const textIn = (row: Fields, name: string): string => {
  const found = row[name]
  return typeof found === 'string' ? found.trim() : ''
}

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
  return names
    .filter((name) => !UNASKED.has(name))
    .flatMap((name): DraftPart[] => {
      const [old, now]: [Part, Part] = [before?.[name], after[name]]
      if (isRows(old) || isRows(now) || isListOfRows(name))
        return [
          {
            kind: 'rows',
            name,
            rows: rowLines(name, before && rowsOf(old), rowsOf(now), language, goalposts),
          },
        ]
      return linesOf(
        { list: null, at: '' },
        before && leavesOf(now === null ? null : old, name, name),
        leavesOf(now, name, name),
        language,
        goalposts,
      ).map((line) => ({ kind: 'line', name, line }))
    })
}

const LISTS = new Set(['indicators', 'milestones', 'deliverySteps', 'money', 'sources', 'partners'])
/** A list that is empty on both sides looks like one of choices. */
const isListOfRows = (name: string) => LISTS.has(name)

/** Where lines stand: alone, or in a row of a list. */
interface Place {
  list: string | null
  /** Path of the row with its dot; '' where they stand alone. */
  at: string
  /** Key of the row, where it has one. */
  key?: string
}

function linesOf(
  { list, at, key }: Place,
  /** Null: nothing is published. */
  before: readonly Leaf[] | null,
  after: readonly Leaf[],
  language: Locale,
  goalposts: readonly GoalpostChange[],
): FieldLine[] {
  const known = before ?? []
  // What is published of inner rows stays, whether or not the form shows it.
  const gone = known.filter(({ id }) => !id.includes('#') && !after.some((leaf) => leaf.id === id))
  // The language a text was written in is no translation of it.
  const isAsked = ({ field, entry }: Leaf) => entry.length > 0 || !field.endsWith(`In.${language}`)
  return [...after, ...gone].filter(isAsked).map(({ id, field }) => {
    const [old, now] = [known, after].map((leaves) => leaves.find((leaf) => leaf.id === id)?.entry ?? '')
    const place = list === null ? field : `${list}.${key}.${field}`
    return lineOf(
      { path: `${at}${field}`, list, field },
      before === null ? null : (old ?? ''),
      now ?? '',
      language,
      kindOf(goalposts.filter((one) => placeOf(one) === place)),
    )
  })
}

function lineOf(
  place: Pick<FieldLine, 'path' | 'list' | 'field'>,
  /** Null: nothing is published. */
  before: string | string[] | null,
  after: string | string[],
  language: Locale,
  goalpost: GoalpostKind | null,
): FieldLine {
  const old = before ?? ''
  const change: LineChange =
    before === null || sameEntry(old, after, language)
      ? 'same'
      : old.length === 0
        ? 'added'
        : after.length === 0
          ? 'removed'
          : 'changed'
  return { ...place, before: old, after, change, goalpost: change === 'same' ? null : goalpost }
}

const entryOf = (part: string | (string | Fields)[]): string | string[] =>
  Array.isArray(part) ? part.filter((one): one is string => typeof one === 'string') : part.trim()

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
  const linesIn = (index: number, old: Fields | null, now: Fields) =>
    linesOf(
      { list, at: `${list}.${index}.`, key: textIn(now, 'key') || (old ? textIn(old, 'key') : '') },
      old && answersIn(withoutUnasked(old, now)),
      answersIn(now),
      language,
      goalposts,
    )
  const kept = after.flatMap((row, index): RowLines[] => {
    const at = pairs.get(index)
    const old = at === undefined ? null : (before?.[at] ?? null)
    const isNew = before !== null && old === null
    const lines = linesIn(index, isNew ? {} : old, row)
    // A row that was begun and left empty is no row.
    if (lines.every((line) => line.after.length === 0) && old === null) return []
    return [
      {
        list,
        path: `${list}.${index}`,
        row,
        change: isNew ? 'added' : lines.some((line) => line.change !== 'same') ? 'changed' : 'same',
        goalpost: isNew ? rowGoalpost(list, row, goalposts) : null,
        lines,
      },
    ]
  })
  const gone = (before ?? []).flatMap((row, index): RowLines[] =>
    [...pairs.values()].includes(index)
      ? []
      : [
          {
            list,
            path: `${list}.${index}`,
            row,
            change: 'removed',
            goalpost: rowGoalpost(list, row, goalposts),
            lines: linesIn(index, row, {}),
          },
        ],
  )
  return [...kept, ...gone]
}

/** What the form did not ask of a row counts on neither side. */
const withoutUnasked = (old: Fields, now: Record<string, Part>): Fields =>
  Object.fromEntries(Object.entries(old).filter(([name]) => now[name] !== null))

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
