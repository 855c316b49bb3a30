import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import type { IsoDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import { entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { linkFromEntry } from '@/lib/format/link'
import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { Measure } from '@/lib/indicators/model'
import { claimOf, showsStep } from './claims'
import {
  CODE,
  EVIDENCE_ROW,
  entries,
  entry,
  fieldPath,
  filledEvidence,
  filledRows,
  filledValues,
  readEvidence,
  readerOf,
  readValues,
  rows,
  VALUE_ROW,
} from './draft-parts'
import { ReportContent } from './input'

/** A report as typed. `row` names a row for good; yes-or-no answers are `yes` or empty. Anything goes. */
export const ReportDraft = z.object({
  language: z.enum(LOCALES).catch('en').default('en'),
  implementation: entry,
  selfRating: entry,
  done: entry,
  outputs: rows({ row: entry, kind: entry, state: entry, title: entry, on: entry, url: entry }),
  values: rows(VALUE_ROW),
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
  evidence: rows(EVIDENCE_ROW),
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
    values: filledValues(draft.values),
    steps: filledRows(draft.steps, ['milestone']),
    money: filledRows(draft.money, ['stage', 'basis', 'scope', 'currency']),
    groups: filledRows(draft.groups, []),
    evidence: filledEvidence(draft.evidence),
  }
  const published = filled.evidence.filter(({ row }) => row.audience !== 'reviewers')
  const keyOf = moneyKeys(filled.money)
  const claims = claimsIn(filled, keyOf)
  const evidence = readEvidence(typed, filled.evidence, base.files, claims)
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
    values: readValues(typed, filled.values, base.indicators),
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
