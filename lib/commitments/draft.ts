import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import { firstDay, lastDay } from '@/lib/dates/partial'
import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import { CommitmentContent, LIST_MAX } from './input'

/** Nobody types more than this into one field; beyond it the draft is cut, not refused. */
const ENTRY_MAX = 20_000
const entry = z
  .string()
  .catch('')
  .default('')
  .transform((text) => text.slice(0, ENTRY_MAX))
const entries = z.array(entry).catch([]).default([])
const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.object(shape).catch({} as never))
    .catch([])
    .default([])
    .transform((list) => list.slice(0, LIST_MAX))

/** A commitment as typed: texts in one language, numbers and dates as the person writes them. Anything goes. */
export const CommitmentDraft = z.object({
  language: z.enum(LOCALES).catch('en').default('en'),
  framework: entry,
  level: entry,
  levelBasis: entry,
  types: entries,
  actions: entries,
  title: entry,
  summary: entry,
  wording: entry,
  madeOn: entry,
  startsOn: entry,
  dueOn: entry,
  leadInstitution: entry,
  partners: entry,
  geography: entry,
  groups: entry,
  indicators: rows({
    key: entry,
    name: entry,
    unit: entry,
    direction: entry,
    measure: entry,
    baselineValue: entry,
    baselineOn: entry,
    targetValue: entry,
    targetOn: entry,
    method: entry,
    sources: entry,
  }),
  milestones: rows({
    key: entry,
    name: entry,
    kind: entry,
    state: entry,
    dueOn: entry,
    doneOn: entry,
    note: entry,
    sources: entry,
  }),
  deliverySteps: rows({ stage: entry, reachedOn: entry, note: entry, sources: entry }),
  money: rows({
    key: entry,
    stage: entry,
    basis: entry,
    scope: entry,
    amount: entry,
    currency: entry,
    period: entry,
    note: entry,
    sources: entry,
  }),
  sources: rows({
    key: entry,
    title: entry,
    url: entry,
    kind: entry,
    publisher: entry,
    publishedOn: entry,
    language: entry,
  }),
})
export type CommitmentDraft = z.output<typeof CommitmentDraft>

export const emptyDraft = (language: Locale): CommitmentDraft => CommitmentDraft.parse({ language })

const textIn = (text: LocalizedText | null | undefined, language: Locale) =>
  pickText(text, language)?.text ?? ''
const cited = (keys: readonly string[]) => keys.join(', ')

/** A published commitment as a form shows it, in the language it was written in. */
export function toDraft(content: CommitmentContent): CommitmentDraft {
  const language = LOCALES.find((locale) => content.title[locale]?.state === 'original') ?? 'en'
  const t = (text: LocalizedText | null) => textIn(text, language)
  return {
    language,
    framework: content.framework,
    level: content.level,
    levelBasis: content.levelBasis ?? '',
    types: [...content.types],
    actions: content.actions.map(({ action }) => String(action)),
    title: t(content.title),
    summary: t(content.summary),
    wording: t(content.wording),
    madeOn: entryOfDate(content.madeOn),
    startsOn: entryOfDate(content.startsOn),
    dueOn: entryOfDate(content.dueOn),
    leadInstitution: t(content.leadInstitution),
    partners: content.partners.map(t).join('\n'),
    geography: t(content.geography),
    groups: t(content.groups),
    indicators: content.indicators.map((indicator) => ({
      key: indicator.key,
      name: t(indicator.name),
      unit: t(indicator.unit),
      direction: indicator.direction,
      measure: indicator.measure,
      baselineValue: entryOfDecimal(indicator.baseline?.value, language),
      baselineOn: entryOfDate(indicator.baseline?.on),
      targetValue: entryOfDecimal(indicator.target?.value, language),
      targetOn: entryOfDate(indicator.target?.on),
      method: t(indicator.method),
      sources: cited(indicator.sources),
    })),
    milestones: content.milestones.map((milestone) => ({
      key: milestone.key,
      name: t(milestone.name),
      kind: milestone.kind,
      state: milestone.state,
      dueOn: entryOfDate(milestone.dueOn),
      doneOn: entryOfDate(milestone.doneOn),
      note: t(milestone.note),
      sources: cited(milestone.sources),
    })),
    deliverySteps: content.deliverySteps.map((step) => ({
      stage: step.stage,
      reachedOn: entryOfDate(step.reachedOn),
      note: t(step.note),
      sources: cited(step.sources),
    })),
    money: content.money.map((line) => ({
      key: line.key,
      stage: line.stage,
      basis: line.basis,
      scope: line.scope,
      amount: entryOfDecimal(line.amount, language),
      currency: line.currency,
      period: t(line.period),
      note: t(line.note),
      sources: cited(line.sources),
    })),
    sources: content.sources.map((source) => ({
      key: source.key,
      title: source.title,
      url: source.url ?? '',
      kind: source.kind,
      publisher: source.publisher ?? '',
      publishedOn: entryOfDate(source.publishedOn),
      language: source.language ?? '',
    })),
  }
}

/** What the form leaves as it was: the published version the change is based on, or the setting of a new record. */
export interface DraftBase {
  maker: string
  compiledBy: CommitmentContent['compiledBy']
  /** null: a new commitment. */
  published: CommitmentContent | null
}

export type DraftOutcome = { ok: true; content: CommitmentContent } | { ok: false; errors: FieldErrors }

/** The draft as it would be published, checked strictly; or everything that is wrong, by the form's own field names. */
export function fromDraft(draft: CommitmentDraft, base: DraftBase): DraftOutcome {
  const errors: FieldErrors = {}
  const { language } = draft
  const { published } = base

  const number = (text: string, path: string) => {
    if (text.trim() === '') return null
    const value = decimalFromEntry(text, language)
    if (value === null) errors[path] = 'not_a_number'
    return value
  }
  const date = (text: string, path: string) => {
    if (text.trim() === '') return null
    const value = dateFromEntry(text)
    if (value === null) errors[path] = 'not_a_date'
    return value
  }
  const text = (typed: string, before: LocalizedText | null | undefined) => retext(typed, before, language)
  const point = (value: string, on: string, path: string) => {
    const amount = number(value, `${path}Value`)
    const day = date(on, `${path}On`)
    if (amount === null && day !== null && !errors[`${path}Value`]) errors[`${path}Value`] = 'required'
    return amount === null ? null : { value: amount, on: day }
  }
  const list = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean)
  const filled = <Row extends Record<string, string>>(all: readonly Row[], ...ignored: string[]) =>
    all
      .map((row, index) => ({ row, index }))
      .filter(({ row }) =>
        Object.entries(row).some(([name, value]) => !ignored.includes(name) && value.trim() !== ''),
      )
  const keyed = <Row extends { key: string }>(all: readonly Row[], prefix: string) => {
    const taken = new Set(all.map((row) => row.key).filter(Boolean))
    let next = 1
    return (key: string) => {
      if (key) return key
      while (taken.has(`${prefix}${next}`)) next += 1
      taken.add(`${prefix}${next}`)
      return `${prefix}${next}`
    }
  }

  const indicators = filled(draft.indicators, 'key', 'direction', 'measure')
  const milestones = filled(draft.milestones, 'key', 'kind', 'state')
  const steps = filled(draft.deliverySteps)
  const money = filled(draft.money, 'key', 'stage', 'basis', 'scope', 'currency')
  const sources = filled(draft.sources, 'key', 'kind', 'language')
  const keyOf = {
    indicator: keyed(draft.indicators, 'i'),
    milestone: keyed(draft.milestones, 'm'),
    money: keyed(draft.money, 'f'),
    source: keyed(draft.sources, 's'),
  }

  const candidate = {
    maker: base.maker,
    compiledBy: base.compiledBy,
    // What cites no document is not documented.
    certainty: published?.certainty ?? (sources.length ? 'documented' : 'unclear'),
    closure: published?.closure ?? null,
    deadlineMissed: published?.deadlineMissed ?? null,
    search: published?.search ?? null,
    note: published?.note ?? null,
    framework: draft.framework,
    level: draft.level,
    levelBasis: draft.level === 'coalition_commitment' ? draft.levelBasis || null : null,
    types: draft.types,
    actions: draft.actions.map((action) => ({
      action: Number(action),
      basis: published?.actions.find((known) => String(known.action) === action)?.basis ?? 'stated',
    })),
    title: text(draft.title, published?.title) ?? {},
    summary: text(draft.summary, published?.summary),
    wording: text(draft.wording, published?.wording),
    madeOn: date(draft.madeOn, 'madeOn'),
    startsOn: date(draft.startsOn, 'startsOn'),
    dueOn: date(draft.dueOn, 'dueOn'),
    leadInstitution: text(draft.leadInstitution, published?.leadInstitution),
    partners: draft.partners
      .split('\n')
      .filter((line) => line.trim())
      .map((line) =>
        text(
          line,
          published?.partners.find((known) => textIn(known, language) === line.trim()),
        ),
      ),
    geography: text(draft.geography, published?.geography),
    groups: text(draft.groups, published?.groups),
    indicators: indicators.map(({ row, index }) => {
      const before = published?.indicators.find((known) => known.key === row.key)
      const path = `indicators.${index}`
      return {
        key: keyOf.indicator(row.key),
        name: text(row.name, before?.name) ?? {},
        unit: text(row.unit, before?.unit) ?? {},
        direction: row.direction,
        measure: row.measure,
        baseline: point(row.baselineValue, row.baselineOn, `${path}.baseline`),
        target: point(row.targetValue, row.targetOn, `${path}.target`),
        method: text(row.method, before?.method),
        sources: list(row.sources),
        values: before?.values ?? [],
      }
    }),
    milestones: milestones.map(({ row, index }) => {
      const before = published?.milestones.find((known) => known.key === row.key)
      return {
        key: keyOf.milestone(row.key),
        name: text(row.name, before?.name) ?? {},
        kind: row.kind,
        state: row.state,
        dueOn: date(row.dueOn, `milestones.${index}.dueOn`),
        doneOn: date(row.doneOn, `milestones.${index}.doneOn`),
        note: text(row.note, before?.note),
        sources: list(row.sources),
      }
    }),
    deliverySteps: steps.map(({ row, index }) => {
      const before = published?.deliverySteps.find(
        (known) => known.stage === row.stage && textIn(known.note, language) === row.note.trim(),
      )
      return {
        stage: row.stage,
        reachedOn: date(row.reachedOn, `deliverySteps.${index}.reachedOn`),
        note: text(row.note, before?.note),
        sources: list(row.sources),
      }
    }),
    money: money.map(({ row, index }) => {
      const before = published?.money.find((known) => known.key === row.key)
      return {
        key: keyOf.money(row.key),
        stage: row.stage,
        basis: row.basis,
        scope: row.scope,
        amount: number(row.amount, `money.${index}.amount`) ?? '',
        currency: row.currency.trim().toUpperCase(),
        period: text(row.period, before?.period),
        from: before?.from ?? null,
        to: before?.to ?? null,
        provider: before?.provider ?? null,
        receiver: before?.receiver ?? null,
        iatiIdentifier: before?.iatiIdentifier ?? null,
        note: text(row.note, before?.note),
        sources: list(row.sources),
      }
    }),
    sources: sources.map(({ row, index }) => ({
      key: keyOf.source(row.key),
      title: row.title,
      url: row.url.trim() || null,
      kind: row.kind,
      publisher: row.publisher.trim() || null,
      publishedOn: date(row.publishedOn, `sources.${index}.publishedOn`),
      language: row.language.trim() || null,
    })),
  }

  if (draft.framework.trim() === '') errors.framework = 'required'
  const [starts, due] = [candidate.startsOn, candidate.dueOn]
  if (starts && due && firstDay(starts) > lastDay(due)) errors.startsOn = 'period_order'
  if (draft.types.length === 0) errors.types = 'required'
  // A few documented records never had a text of their own: those may stay as they are.
  const neverHad = published !== null && !published.summary && !published.wording
  if (!candidate.summary && !candidate.wording && !neverHad) errors.summary = 'required'
  const parsed = CommitmentContent.safeParse(candidate)
  if (!parsed.success) {
    const rowsOf: Record<string, { index: number }[]> = {
      indicators,
      milestones,
      deliverySteps: steps,
      money,
      sources,
    }
    for (const issue of parsed.error.issues) {
      const path = fieldPath(issue.path, rowsOf)
      errors[path] ??= issue.code === 'custom' || KNOWN_CODES.test(issue.message) ? issue.message : 'required'
    }
  }
  if (Object.keys(errors).length) return { ok: false, errors }
  return parsed.success ? { ok: true, content: parsed.data } : { ok: false, errors }
}

/** Codes are words joined by `_`; zod's own sentences are not codes. */
const KNOWN_CODES = /^[a-z]+(_[a-z]+)*$/

/** Where in the form an issue of the content belongs. */
function fieldPath(path: readonly PropertyKey[], rowsOf: Record<string, { index: number }[]>): string {
  const [list, at, field, inner] = path.map(String)
  const rows = list === undefined ? undefined : rowsOf[list]
  if (!rows) return list ?? ''
  const index = rows[Number(at)]?.index ?? 0
  if (field === undefined) return `${list}.${index}`
  const name =
    field === 'baseline' || field === 'target' ? `${field}${inner === 'on' ? 'On' : 'Value'}` : field
  return `${list}.${index}.${name}`
}

/** A text after somebody typed it in one language: the others follow it, or are outdated. */
function retext(
  typed: string,
  before: LocalizedText | null | undefined,
  language: Locale,
): LocalizedText | null {
  const text = typed.trim()
  if (text === '') return null
  const known = before?.[language]
  if (before && known?.text === text) return before
  const others = Object.entries(before ?? {}).filter(([locale]) => locale !== language)
  const isOriginal =
    !before || known?.state === 'original' || others.every(([, other]) => other.state !== 'original')
  if (!isOriginal) return { ...before, [language]: { text, state: 'unreviewed' } }
  return {
    ...Object.fromEntries(
      others.map(([locale, other]) => [locale, { ...other, state: 'outdated' as const }]),
    ),
    [language]: { text, state: 'original' },
  }
}
