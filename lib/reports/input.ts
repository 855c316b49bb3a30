import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import { Key, localized, REFERENCE, SourceContent, ValueContent } from '@/lib/commitments/input'
import { firstDay, lastDay } from '@/lib/dates/partial'
import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES, type Locale, pickText } from '@/lib/i18n/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from './model'

export const DONE_MAX = 4000
const ROWS_MAX = 100

/** One published version of a progress report: what the ledger hashes. */
export const ReportContent = z.strictObject({
  commitment: REFERENCE,
  cycle: z.string().regex(/^\d{4}(-[12])?$/),
  implementation: z.enum(IMPLEMENTATION_STATUSES, { error: 'required' }),
  selfRating: z.enum(SELF_RATINGS).nullable(),
  done: localized(DONE_MAX),
  /** New official values, by the indicator's key. */
  values: z
    .array(ValueContent.omit({ sources: true, saidBy: true }).extend({ indicator: Key }))
    .max(ROWS_MAX),
  evidence: z
    .array(
      SourceContent.omit({ key: true, language: true }).extend({
        url: z.url({ protocol: /^https?$/, error: 'not_a_link' }),
      }),
    )
    .max(ROWS_MAX),
})
export type ReportContent = z.output<typeof ReportContent>

const entry = z
  .string()
  .catch('')
  .default('')
  .transform((text) => text.slice(0, 20_000))
const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.object(shape).catch({} as never))
    .catch([])
    .default([])
    .transform((list) => list.slice(0, ROWS_MAX))

/** A report as typed. */
export const ReportDraft = z.object({
  language: z.enum(LOCALES).catch('en').default('en'),
  implementation: entry,
  selfRating: entry,
  done: entry,
  values: rows({ indicator: entry, value: entry, on: entry, from: entry, note: entry }),
  evidence: rows({ title: entry, url: entry, kind: entry, publisher: entry, publishedOn: entry }),
})
export type ReportDraft = z.output<typeof ReportDraft>

export const emptyReport = (language: Locale): ReportDraft => ReportDraft.parse({ language })

/** A published report as a form shows it, in the language it was written in. */
export function toReportDraft(content: ReportContent): ReportDraft {
  const language = LOCALES.find((locale) => content.done[locale]?.state === 'original') ?? 'en'
  return {
    language,
    implementation: content.implementation,
    selfRating: content.selfRating ?? '',
    done: pickText(content.done, language)?.text ?? '',
    values: content.values.map(({ indicator, value, on, from, note }) => ({
      indicator,
      value: entryOfDecimal(value, language),
      on: entryOfDate(on),
      from: entryOfDate(from),
      note: pickText(note, language)?.text ?? '',
    })),
    evidence: content.evidence.map(({ title, url, kind, publisher, publishedOn }) => ({
      title,
      url,
      kind,
      publisher: publisher ?? '',
      publishedOn: entryOfDate(publishedOn),
    })),
  }
}

export interface ReportBase {
  reference: string
  cycle: string
  /** Indicators of the commitment; a count needs its period. */
  indicators: readonly { key: string; measure: 'level' | 'count' }[]
  /** Last day a value can be of. */
  today: string
}

/** The report as it would be published, checked strictly; or everything that is wrong, by the form's field names. */
export function fromReportDraft(
  draft: ReportDraft,
  base: ReportBase,
): { ok: true; content: ReportContent } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const note = (typed: string) =>
    typed.trim() ? { [draft.language]: { text: typed.trim(), state: 'original' } } : null
  const date = (typed: string, path: string, required: boolean) => {
    const value = typed.trim() === '' ? null : dateFromEntry(typed)
    if (typed.trim() !== '' && value === null) errors[path] = 'not_a_date'
    else if (required && value === null) errors[path] = 'required'
    else if (value !== null && lastDay(value) > base.today) errors[path] = 'in_future'
    return value
  }
  const values = draft.values.flatMap((row, index) => {
    if (row.value.trim() === '') return []
    const path = `values.${index}`
    const indicator = base.indicators.find((known) => known.key === row.indicator)
    if (!indicator) errors[`${path}.value`] = 'unknown_indicator'
    const value = decimalFromEntry(row.value, draft.language)
    if (value === null) errors[`${path}.value`] = 'not_a_number'
    const on = date(row.on, `${path}.on`, true)
    const from = date(row.from, `${path}.from`, indicator?.measure === 'count')
    if (from && on && firstDay(from) > lastDay(on)) errors[`${path}.from`] = 'period_order'
    return [
      { indicator: row.indicator, on, from, value, partial: false, methodBreak: false, note: note(row.note) },
    ]
  })
  const evidence = draft.evidence.flatMap((row, index) => {
    if (row.title.trim() === '' && row.url.trim() === '') return []
    if (!SOURCE_KINDS.some((kind) => kind === row.kind)) errors[`evidence.${index}.kind`] = 'required'
    if (row.title.trim() === '') errors[`evidence.${index}.title`] = 'required'
    return [
      {
        title: row.title,
        url: row.url.trim(),
        kind: row.kind,
        publisher: row.publisher.trim() || null,
        publishedOn: date(row.publishedOn, `evidence.${index}.publishedOn`, false),
        index,
      },
    ]
  })
  const parsed = ReportContent.safeParse({
    commitment: base.reference,
    cycle: base.cycle,
    implementation: draft.implementation,
    selfRating: draft.selfRating || null,
    done: note(draft.done) ?? {},
    values,
    evidence: evidence.map(({ index: _, ...item }) => item),
  })
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const [field, at, inner] = issue.path.map(String)
      const path =
        field === 'evidence'
          ? `evidence.${evidence[Number(at)]?.index ?? 0}.${inner}`
          : field === 'values'
            ? 'values'
            : (field ?? '')
      if (field !== 'values' || Object.keys(errors).length === 0)
        errors[path] ??= /^[a-z]+(_[a-z]+)*$/.test(issue.message) ? issue.message : 'required'
    }
  if (Object.keys(errors).length || !parsed.success) return { ok: false, errors }
  return { ok: true, content: parsed.data }
}
