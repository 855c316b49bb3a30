import type { FieldErrors } from '@/lib/action-result'
import { firstDay, type IsoDate, type PartialDate } from '@/lib/dates/partial'
import { currencyFromEntry } from '@/lib/format/currency-entry'
import { dateFromEntry, decimalFromEntry, entryOfDecimal } from '@/lib/format/entry'
import { isLocale, type Locale, type LocalizedText } from '@/lib/i18n/model'
import type { Translations } from './draft-model'
import { mainLocale, textFromEntries } from './draft-text'

/** A row of the draft that says something, and where in the form it stands; below 0: nowhere. */
export interface Placed<Row> {
  readonly row: Row
  readonly index: number
}

/**
 * Reads entries of one draft, keeping what can't be read by the form's own field names, and knows afterwards where in
 * the form each part of the content came from.
 */
export class DraftReader {
  readonly errors: FieldErrors = {}
  /** List of the content, such as `indicators.0.values` → places of its rows in the form. */
  private readonly places = new Map<string, readonly number[]>()
  /** Field of a text → the language of its main field. */
  private readonly mains = new Map<string, Locale>()

  constructor(
    private readonly language: Locale,
    /** The last day on which something can have happened; null: not asked. */
    private readonly today: IsoDate | null = null,
  ) {}

  number(typed: string, path: string, before?: string | null): string | null {
    if (typed.trim() === '') return null
    if (before && typed === entryOfDecimal(before, this.language)) return before
    const value = decimalFromEntry(typed, this.language)
    if (value === null) this.errors[path] = 'not_a_number'
    return value
  }

  date(typed: string, path: string): PartialDate | null {
    if (typed.trim() === '') return null
    const value = dateFromEntry(typed)
    if (value === null) this.errors[path] = 'not_a_date'
    return value
  }

  /** A day on which something happened, which so is not still to come. */
  pastDate(typed: string, path: string): PartialDate | null {
    const value = this.date(typed, path)
    if (value !== null && this.today !== null && firstDay(value) > this.today) this.errors[path] = 'in_future'
    return value
  }

  currency(typed: string, maker: string, path: string): string {
    const read = currencyFromEntry(typed, maker)
    if ('code' in read) return read.code
    this.errors[path] = read.error
    return ''
  }

  /** A translation of a text that is not there is a fault of the text itself. */
  text(
    typed: string,
    others: Translations,
    path: string,
    before: LocalizedText | null | undefined,
  ): LocalizedText | null {
    const main = mainLocale(before, this.language)
    this.mains.set(path, main)
    const text = textFromEntries(typed, others, before, this.language)
    // Who empties a published text takes its translations with it; a new one was forgotten.
    if (!text && !before && others && !isBlank({ ...others, [main]: '', checked: [] }))
      this.errors[path] = 'original_missing'
    return text
  }

  point(
    { value, on }: { value: string; on: string },
    path: string,
    before?: { value: string } | null,
  ): { value: string; on: PartialDate | null } | null {
    const amount = this.number(value, `${path}Value`, before?.value)
    const day = this.date(on, `${path}On`)
    if (amount === null && day !== null && !this.errors[`${path}Value`])
      this.errors[`${path}Value`] = 'required'
    return amount === null ? null : { value: amount, on: day }
  }

  /** Remembers where the rows of a list of the content came from. */
  place(list: string, rows: readonly Placed<unknown>[]): void {
    this.places.set(
      list,
      rows.map(({ index }) => index),
    )
  }

  /** Where in the form an issue of the content belongs. */
  fieldOf(path: readonly PropertyKey[]): string {
    let field = ''
    for (const [depth, step] of path.entries()) {
      const part = String(step)
      if (typeof step === 'number') {
        const places = this.places.get(field)
        // Ticked boxes have no fields of their own.
        if (!places) return field
        field = `${field}.${places[step] ?? 0}`
      } else if (depth > 0 && isLocale(part)) {
        const text = field.startsWith('partners.') ? `${field}.name` : field
        return this.mains.get(text) === part ? text : `${text}In.${part}`
      } else if (part === 'baseline' || part === 'target')
        return `${field}.${part}${path[depth + 1] === 'on' ? 'On' : 'Value'}`
      else field = field === '' ? part : `${field}.${part}`
    }
    return field
  }
}

/** Whether nobody typed, chose or ticked anything in it. */
export function isBlank(typed: unknown): boolean {
  if (typed === null || typed === undefined) return true
  if (typeof typed === 'string') return typed.trim() === ''
  return typeof typed === 'object' && Object.values(typed).every(isBlank)
}

/** Rows that say anything beside their key and choices that say nothing alone. */
export const filledRows = <Row extends object>(
  all: readonly Row[],
  ...ignored: readonly (keyof Row)[]
): Placed<Row>[] =>
  all.flatMap((row, index) =>
    Object.entries(row).some(
      ([name, value]) => name !== 'row' && !ignored.includes(name as keyof Row) && !isBlank(value),
    )
      ? { row, index }
      : [],
  )

/** Choices in the order they were published in; what is newly chosen comes after them. */
export const inOrderOf = <Choice>(before: readonly Choice[], chosen: readonly Choice[]): Choice[] => [
  ...before.filter((choice) => chosen.includes(choice)),
  ...new Set(chosen.filter((choice) => !before.includes(choice))),
]
