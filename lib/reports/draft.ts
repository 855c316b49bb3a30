import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import { firstDay, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import { currencyFromEntry } from '@/lib/format/currency-entry'
import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { linkFromEntry } from '@/lib/format/link'
import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { Measure } from '@/lib/indicators/model'
import { SOURCE_KINDS, type SourceKind } from '@/lib/sources/model'
import { claimOf, showsStep } from './claims'
import { ReportContent, ROWS_MAX } from './input'
import { GROUP_MIN } from './model'

/** Nobody types more than this into one field; beyond it the draft is cut, not refused. */
const ENTRY_MAX = 20_000
const entry = z
  .string()
  .catch('')
  .default('')
  .transform((text) => text.slice(0, ENTRY_MAX))
const entries = z
  .array(entry)
  .catch([])
  .default([])
  .transform((list) => list.slice(0, ROWS_MAX))
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.preprocess((row) => (isRecord(row) ? row : {}), z.object(shape)))
    .catch([])
    .default([])
    .transform((list) => list.slice(0, ROWS_MAX))

/** A report as typed. `row` names a row for good; yes-or-no answers are `yes` or empty. Anything goes. */
export const ReportDraft = z.object({
  language: z.enum(LOCALES).catch('en').default('en'),
  implementation: entry,
  selfRating: entry,
  done: entry,
  outputs: rows({ row: entry, kind: entry, state: entry, title: entry, on: entry, url: entry }),
  values: rows({
    row: entry,
    indicator: entry,
    value: entry,
    on: entry,
    from: entry,
    partial: entry,
    methodBreak: entry,
    note: entry,
  }),
  steps: rows({ row: entry, milestone: entry, state: entry, doneOn: entry, note: entry }),
  money: rows({
    row: entry,
    stage: entry,
    basis: entry,
    scope: entry,
    amount: entry,
    currency: entry,
    from: entry,
    to: entry,
    provider: entry,
    note: entry,
  }),
  groups: rows({ row: entry, name: entry, count: entry }),
  challenges: entry,
  supportNeeded: entry,
  nextSteps: entry,
  evidence: rows({
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
  }),
  declaration: entry,
  /** A word of answer to the comment it was returned with; it goes with the next handing in. */
  answer: entry,
  /** Findings of personal data that the writer has confirmed. */
  confirmed: entries,
})
export type ReportDraft = z.output<typeof ReportDraft>

export const emptyReport = (language: Locale): ReportDraft => ReportDraft.parse({ language })

/** What an `about` of the draft calls a row: its own name, or its number where it has none. */
export const rowName = (row: { row: string }, index: number): string => row.row || String(index + 1)

/** A published report as a form shows it, in the language it was written in. */
export function toReportDraft(content: ReportContent): ReportDraft {
  const language = LOCALES.find((locale) => content.done[locale]?.state === 'original') ?? 'en'
  const text = (words: LocalizedText | null) => pickText(words, language)?.text ?? ''
  const yes = (is: boolean) => (is ? 'yes' : '')
  const outputRow = (number: number) => `o${number}`
  return {
    language,
    implementation: content.implementation,
    selfRating: content.selfRating ?? '',
    done: text(content.done),
    outputs: content.outputs.map(({ kind, state, title, on, url }, index) => ({
      row: outputRow(index + 1),
      kind,
      state,
      title: text(title),
      on: entryOfDate(on),
      url: url ?? '',
    })),
    values: content.values.map(({ indicator, value, on, from, partial, methodBreak, note }) => ({
      row: indicator,
      indicator,
      value: entryOfDecimal(value, language),
      on: entryOfDate(on),
      from: entryOfDate(from),
      partial: yes(partial),
      methodBreak: yes(methodBreak),
      note: text(note),
    })),
    steps: content.steps.map(({ milestone, state, doneOn, note }) => ({
      row: milestone,
      milestone,
      state: state === 'reported' ? 'done' : state,
      doneOn: entryOfDate(doneOn),
      note: text(note),
    })),
    money: content.money.map(({ key, from, to, amount, provider, note, ...line }) => ({
      ...line,
      row: key,
      amount: entryOfDecimal(amount, language),
      from: entryOfDate(from),
      to: entryOfDate(to),
      provider: text(provider),
      note: text(note),
    })),
    groups: content.groups.map(({ name, count }, index) => ({
      row: `g${index + 1}`,
      name: text(name),
      count: count ?? '',
    })),
    challenges: text(content.challenges),
    supportNeeded: text(content.supportNeeded),
    nextSteps: text(content.nextSteps),
    evidence: content.evidence.map((item, index) => ({
      row: `e${index + 1}`,
      title: item.title,
      url: item.url ?? '',
      file: item.file?.sha256 ?? '',
      kind: item.kind,
      publisher: item.publisher ?? '',
      publishedOn: entryOfDate(item.publishedOn),
      language: item.language ?? '',
      audience: 'public',
      about: item.about.map((claim) => claim.replace(/^output\/(\d+)$/, (_, n) => `output/${outputRow(n)}`)),
    })),
    // Declared anew with every version.
    declaration: '',
    answer: '',
    confirmed: [],
  }
}

export interface ReportBase {
  reference: string
  cycle: string
  /** Indicators of the commitment; a count needs its period. */
  indicators: readonly { key: string; measure: Measure }[]
  /** Steps and events of the commitment. */
  milestones: readonly { key: string }[]
  /** Attached to the submission, or published with the version before. */
  files: readonly FileRef[]
  /** Last day a value can be of. */
  today: IsoDate
}

export type ReportOutcome = { ok: true; content: ReportContent } | { ok: false; errors: FieldErrors }

/** The report as it would be published, checked strictly; or everything that is wrong, by the form's field names. */
export function fromReportDraft(draft: ReportDraft, base: ReportBase): ReportOutcome {
  const typed = readerOf(draft, base.today)
  const { errors, text } = typed
  const filled = {
    outputs: filledRows(draft.outputs, ['kind', 'state']),
    values: numbered(draft.values).filter(({ row }) => row.value.trim() !== ''),
    steps: filledRows(draft.steps, ['milestone']),
    money: filledRows(draft.money, ['stage', 'basis', 'scope', 'currency']),
    groups: filledRows(draft.groups, []),
    evidence: filledRows(draft.evidence, ['kind', 'language', 'audience']),
  }
  const published = filled.evidence.filter(({ row }) => row.audience !== 'reviewers')
  const keyOf = moneyKeys(filled.money)
  const claims = claimsIn(filled, keyOf)
  const evidence = filled.evidence.map(({ row, index }) => {
    const path = `evidence.${index}`
    const file = base.files.find(({ sha256 }) => sha256 === row.file.trim()) ?? null
    if (row.file.trim() !== '' && !file) errors[`${path}.url`] = 'unknown_file'
    else if (row.url.trim() === '' && !file) errors[`${path}.url`] = 'needs_document'
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
  for (const { row, index } of filled.evidence) {
    if (!SOURCE_KINDS.some((kind) => kind === row.kind)) errors[`evidence.${index}.kind`] = 'choose'
    if (row.title.trim() === '') errors[`evidence.${index}.title`] = 'required'
  }
  const publicEvidence = evidence.filter((_, at) => filled.evidence[at]?.row.audience !== 'reviewers')

  const candidate = {
    commitment: base.reference,
    cycle: base.cycle,
    implementation: draft.implementation,
    selfRating: draft.selfRating || null,
    done: text(draft.done) ?? {},
    outputs: filled.outputs.map(({ row, index }) => ({
      kind: row.kind,
      state: row.state,
      title: text(row.title) ?? {},
      on: typed.event(row.on, `outputs.${index}.on`),
      url: linkFromEntry(row.url),
    })),
    values: filled.values.map(({ row, index }) => {
      const path = `values.${index}`
      const indicator = base.indicators.find(({ key }) => key === row.indicator)
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
        note: text(row.note),
      }
    }),
    steps: filled.steps.map(({ row, index }) => {
      const path = `steps.${index}`
      if (!base.milestones.some(({ key }) => key === row.milestone))
        errors[`${path}.state`] = 'unknown_milestone'
      const isDone = row.state === 'done'
      const doneOn = isDone ? typed.event(row.doneOn, `${path}.doneOn`) : null
      if (isDone && row.doneOn.trim() === '') errors[`${path}.doneOn`] = 'required'
      return {
        milestone: row.milestone,
        state: isDone && !showsStep(publicEvidence, row.milestone) ? 'reported' : row.state,
        doneOn,
        note: text(row.note),
      }
    }),
    money: filled.money.map(({ row, index }) => {
      const path = `money.${index}`
      const isPaid = row.stage === 'disbursed' || row.stage === 'spent'
      const [from, to] = typed.period(row, path, 'to', { ends: isPaid ? 'begun' : 'any', starts: false })
      return {
        key: keyOf(row),
        stage: row.stage,
        basis: row.basis,
        scope: row.scope,
        amount: typed.number(row.amount, `${path}.amount`),
        currency: typed.currency(row.currency, base.reference.split('-')[0] ?? '', `${path}.currency`),
        from,
        to,
        provider: text(row.provider),
        note: text(row.note),
      }
    }),
    groups: filled.groups.map(({ row, index }) => ({
      name: text(row.name) ?? {},
      count: typed.people(row.count, `groups.${index}.count`),
    })),
    challenges: text(draft.challenges),
    supportNeeded: text(draft.supportNeeded),
    nextSteps: text(draft.nextSteps),
    evidence: publicEvidence,
    reviewersOnly: filled.evidence.length - published.length,
    declaration: draft.declaration !== '',
  }

  const parsed = ReportContent.safeParse(candidate)
  if (!parsed.success) {
    const places: Record<string, readonly { index: number }[]> = { ...filled, evidence: published }
    for (const { path, message } of parsed.error.issues)
      errors[fieldPath(path, places)] ??= CODE.test(message) ? message : 'required'
  }
  if (Object.keys(errors).length || !parsed.success) return { ok: false, errors }
  return { ok: true, content: parsed.data }
}

/** Reads fields as people type them, and collects what is wrong with them. */
function readerOf({ language }: ReportDraft, today: IsoDate) {
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

const numbered = <Row>(all: readonly Row[]) => all.map((row, index) => ({ row, index }))

/** Rows in which something is typed; `preset` fields are filled before anybody types. */
const filledRows = <Row extends { row: string }>(all: readonly Row[], preset: readonly (keyof Row)[]) =>
  numbered(all).filter(({ row }) =>
    Object.entries(row).some(
      ([name, value]) =>
        name !== 'row' &&
        !preset.includes(name as keyof Row) &&
        (Array.isArray(value) ? value.length > 0 : (value as string).trim() !== ''),
    ),
  )

type Numbered<List extends keyof ReportDraft> = ReportDraft[List] extends readonly (infer Row)[]
  ? readonly { row: Row; index: number }[]
  : never

const MONEY_KEY = /^f[1-9]\d{0,3}$/

/** Published amounts keep their key, new ones get the next free. */
function moneyKeys(lines: Numbered<'money'>): (line: { row: string }) => string {
  const taken = new Set(lines.map(({ row }) => row.row).filter((name) => MONEY_KEY.test(name)))
  const keys = new Map<unknown, string>()
  let next = 1
  for (const { row } of lines) {
    if (MONEY_KEY.test(row.row)) keys.set(row, row.row)
    else {
      while (taken.has(`f${next}`)) next += 1
      keys.set(row, `f${next}`)
      taken.add(`f${next}`)
    }
  }
  return (line) => keys.get(line) ?? ''
}

interface FilledRows {
  outputs: Numbered<'outputs'>
  values: Numbered<'values'>
  steps: Numbered<'steps'>
  money: Numbered<'money'>
}

/** What documents can show, as the draft names it → as the published report does. */
const claimsIn = (
  { outputs, values, steps, money }: FilledRows,
  keyOf: (line: { row: string }) => string,
): Map<string, string> =>
  new Map([
    [claimOf.done, claimOf.done],
    ...values.map(({ row }): [string, string] => [
      claimOf.value(row.indicator),
      claimOf.value(row.indicator),
    ]),
    ...steps.map(({ row }): [string, string] => [claimOf.step(row.milestone), claimOf.step(row.milestone)]),
    ...money.map(({ row, index }): [string, string] => [
      claimOf.money(rowName(row, index)),
      claimOf.money(keyOf(row)),
    ]),
    ...outputs.map(({ row, index }, at): [string, string] => [
      claimOf.output(rowName(row, index)),
      claimOf.output(at + 1),
    ]),
  ])

/** Codes are words joined by `_`; zod's own sentences are not codes. */
const CODE = /^[a-z]+(_[a-z]+)*$/

/** Where in the form an issue of the content belongs. */
function fieldPath(
  path: readonly PropertyKey[],
  places: Record<string, readonly { index: number }[]>,
): string {
  const [list, at, field] = path.map(String)
  const rows = list === undefined ? undefined : places[list]
  if (list === undefined || !rows || at === undefined) return list ?? ''
  const row = `${list}.${rows[Number(at)]?.index ?? 0}`
  return field === undefined ? row : `${row}.${field === 'file' ? 'url' : field}`
}
