import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import { firstDay, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import { currencyFromEntry } from '@/lib/format/currency-entry'
import { dateFromEntry, decimalFromEntry } from '@/lib/format/entry'
import { linkFromEntry } from '@/lib/format/link'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { Measure } from '@/lib/indicators/model'
import { linkProblem } from '@/lib/links/unsafe'
import { SOURCE_KINDS, type SourceKind } from '@/lib/sources/model'
import { ROWS_MAX } from './input'
import { GROUP_MIN } from './model'

/** What the drafts of reports, assessments and replies are made of, and how their entries are read. */

/** Nobody types more than this into one field; beyond it the draft is cut, not refused. */
const ENTRY_MAX = 20_000
export const entry = z
  .string()
  .catch('')
  .default('')
  .transform((text) => text.slice(0, ENTRY_MAX))
export const entries = z
  .array(entry)
  .catch([])
  .default([])
  .transform((list) => list.slice(0, ROWS_MAX))
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
export const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.preprocess((row) => (isRecord(row) ? row : {}), z.object(shape)))
    .catch([])
    .default([])
    .transform((list) => list.slice(0, ROWS_MAX))

/** A figure as typed, beside one indicator of the commitment. */
export const VALUE_ROW = {
  row: entry,
  indicator: entry,
  value: entry,
  on: entry,
  from: entry,
  partial: entry,
  methodBreak: entry,
  note: entry,
}

/** A document as typed. */
export const EVIDENCE_ROW = {
  row: entry,
  title: entry,
  url: entry,
  /** SHA-256 of a file attached to the submission. */
  file: entry,
  kind: entry,
  publisher: entry,
  publishedOn: entry,
  language: entry,
  audience: entry,
  about: entries,
}
type RowOf<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>
type Placed<Row> = readonly { row: Row; index: number }[]
type Reader = ReturnType<typeof readerOf>

/** Rows of documents in which something is typed. */
export const filledEvidence = (all: readonly RowOf<typeof EVIDENCE_ROW>[]) =>
  filledRows(all, ['kind', 'language', 'audience'])

/** Documents as they would be published, one for each row; `claims`: what they may be about, as the draft names it. */
export function readEvidence(
  typed: Reader,
  filled: Placed<RowOf<typeof EVIDENCE_ROW>>,
  files: readonly FileRef[],
  claims: ReadonlyMap<string, string> = new Map(),
) {
  const { errors } = typed
  const read = filled.map(({ row, index }) => {
    const path = `evidence.${index}`
    const file = files.find(({ sha256 }) => sha256 === row.file.trim()) ?? null
    if (row.file.trim() !== '' && !file) errors[`${path}.url`] = 'unknown_file'
    else if (row.url.trim() === '' && !file) errors[`${path}.url`] = 'needs_document'
    const problem = linkProblem(linkFromEntry(row.url) ?? '')
    if (problem) errors[`${path}.url`] = problem
    return {
      title: row.title,
      url: linkFromEntry(row.url),
      file,
      kind: row.kind as SourceKind,
      publisher: row.publisher.trim() || null,
      publishedOn: typed.event(row.publishedOn, `${path}.publishedOn`),
      language: row.language.trim() || null,
      // What a figure left empty would have shown is nothing.
      about: row.about.flatMap((claim) => claims.get(claim) ?? []),
    }
  })
  for (const { row, index } of filled) {
    if (!SOURCE_KINDS.some((kind) => kind === row.kind)) errors[`evidence.${index}.kind`] = 'choose'
    if (row.title.trim() === '') errors[`evidence.${index}.title`] = 'required'
  }
  return read
}

/** Rows of figures in which something is typed. */
export const filledValues = (all: readonly RowOf<typeof VALUE_ROW>[]) =>
  numbered(all).filter(({ row }) => row.value.trim() !== '')

/** Figures as they would be published, one for each row. */
export const readValues = (
  typed: Reader,
  filled: Placed<RowOf<typeof VALUE_ROW>>,
  indicators: readonly { key: string; measure: Measure }[],
) =>
  filled.map(({ row, index }) => {
    const { errors } = typed
    const path = `values.${index}`
    const indicator = indicators.find(({ key }) => key === row.indicator)
    if (!indicator) errors[`${path}.value`] = 'unknown_indicator'
    const [from, on] = typed.period(row, path, 'on', {
      ends: 'by_today',
      starts: indicator?.measure === 'count',
    })
    const methodBreak = row.methodBreak !== ''
    if (methodBreak && row.note.trim() === '') errors[`${path}.note`] = 'method_note'
    return {
      indicator: row.indicator,
      on,
      from,
      value: typed.number(row.value, `${path}.value`),
      partial: row.partial !== '',
      methodBreak,
      note: typed.text(row.note),
    }
  })

/** Reads fields as people type them, and collects what is wrong with them. */
export function readerOf({ language }: { language: Locale }, today: IsoDate) {
  const errors: FieldErrors = {}
  const date = (typed: string, path: string): PartialDate | null => {
    if (typed.trim() === '') return null
    const value = dateFromEntry(typed)
    if (value === null) errors[path] = 'not_a_date'
    return value
  }
  const notAfterToday = (day: (date: PartialDate) => IsoDate, value: PartialDate | null, path: string) => {
    if (value !== null && day(value) > today) errors[path] = 'in_future'
    return value
  }
  return {
    errors,
    text: (typed: string): LocalizedText | null =>
      typed.trim() ? { [language]: { text: typed.trim(), state: 'original' } } : null,
    number(typed: string, path: string): string | null {
      if (typed.trim() === '') return null
      const value = decimalFromEntry(typed, language)
      if (value === null) errors[path] = 'not_a_number'
      return value
    },
    currency(typed: string, maker: string, path: string): string {
      const read = currencyFromEntry(typed, maker)
      if ('code' in read) return read.code
      errors[path] = read.error
      return ''
    },
    /** So few people that they could be recognised are not counted in public. */
    people(typed: string, path: string): string | null {
      if (typed.trim() === '') return null
      const value = decimalFromEntry(typed, language)
      if (value === null || !/^\d+$/.test(value)) errors[path] = 'not_whole'
      else if (value !== '0' && Number(value) < GROUP_MIN) errors[path] = 'few_people'
      return value
    },
    /** When something happened: within the year or month named, so it must have begun. */
    event: (typed: string, path: string) => notAfterToday(firstDay, date(typed, path), path),
    /** Start and end of what an amount or a count is of. */
    period(
      row: { from: string; on?: string; to?: string },
      path: string,
      last: 'on' | 'to',
      { ends, starts }: { ends: 'by_today' | 'begun' | 'any'; starts: boolean },
    ): [PartialDate | null, PartialDate | null] {
      const [startPath, endPath] = [`${path}.from`, `${path}.${last}`]
      const from = date(row.from, startPath)
      const end = date(row[last] ?? '', endPath)
      if (starts && row.from.trim() === '') errors[startPath] = 'required'
      if (last === 'on' && (row.on ?? '').trim() === '') errors[endPath] = 'required'
      if (ends === 'by_today') notAfterToday(lastDay, end, endPath)
      if (ends === 'begun') notAfterToday(firstDay, end, endPath)
      if (from && end && firstDay(from) > lastDay(end)) errors[startPath] = 'period_order'
      return [from, end]
    },
  }
}

export const numbered = <Row>(all: readonly Row[]) => all.map((row, index) => ({ row, index }))

/** Rows in which something is typed; `preset` fields are filled before anybody types. */
export const filledRows = <Row extends { row: string }>(
  all: readonly Row[],
  preset: readonly (keyof Row)[],
) =>
  numbered(all).filter(({ row }) =>
    Object.entries(row).some(
      ([name, value]) =>
        name !== 'row' &&
        !preset.includes(name as keyof Row) &&
        (Array.isArray(value) ? value.length > 0 : (value as string).trim() !== ''),
    ),
  )

/** Codes are words joined by `_`; zod's own sentences are not codes. */
export const CODE = /^[a-z]+(_[a-z]+)*$/

/** Where in the form an issue of the content belongs. */
export function fieldPath(
  path: readonly PropertyKey[],
  places: Record<string, readonly { index: number }[]>,
): string {
  const [list, at, field] = path.map(String)
  const rows = list === undefined ? undefined : places[list]
  if (list === undefined || !rows || at === undefined) return list ?? ''
  const row = `${list}.${rows[Number(at)]?.index ?? 0}`
  return field === undefined ? row : `${row}.${field === 'file' ? 'url' : field}`
}
