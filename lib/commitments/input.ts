import { z } from 'zod'
import { isRealDate } from '@/lib/dates/partial'
import { FileRef } from '@/lib/files/input'
import { LOCALES, TEXT_STATES } from '@/lib/i18n/model'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import {
  ACTION_BASES,
  CERTAINTIES,
  CLOSURES,
  COMMITMENT_TYPES,
  COMPILERS,
  DELIVERY_STAGES,
  LEVEL_BASES,
  LEVELS,
  REFERENCE_PATTERN,
} from './model'

export const TITLE_MAX = 160
export const SUMMARY_MAX = 2000
export const WORDING_MAX = 6000
export const NAME_MAX = 300
export const NOTE_MAX = 2000
export const HELP_MAX = 600
export const URL_MAX = 2000
export const LIST_MAX = 100

export const MAKER_CODE = z.string().regex(/^[A-Z]{3}$/, { error: 'unknown_maker' })
export const REFERENCE = z.string().regex(REFERENCE_PATTERN, { error: 'unknown_reference' })
/** A date as precise as its source. */
export const PartialDateInput = z.string().refine(isRealDate, { error: 'not_a_date' })
/** A decimal as text: the ledger hashes what was written, not what a float made of it. */
export const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, { error: 'not_a_number' })
/** Keys are stable within one record: an indicator keeps its key through every change of its name. */
export const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'bad_key' })

/** Texts by language, each with its state; `max` counts characters of one language. */
export const localized = (max: number) =>
  z
    .partialRecord(
      z.enum(LOCALES),
      z.strictObject({
        text: z.string().trim().min(1, { error: 'required' }).max(max, { error: 'too_long' }),
        state: z.enum(TEXT_STATES),
      }),
    )
    .refine((text) => Object.keys(text).length > 0, { error: 'required' })

export const SourceContent = z.strictObject({
  key: Key,
  title: z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(NAME_MAX * 2, { error: 'too_long' }),
  url: z
    .url({ protocol: /^https?$/, error: 'not_a_link' })
    .max(URL_MAX, { error: 'too_long' })
    .nullable(),
  kind: z.enum(SOURCE_KINDS),
  publisher: z.string().trim().max(NAME_MAX, { error: 'too_long' }).nullable(),
  /** When it was published; null: the source does not say. */
  publishedOn: PartialDateInput.nullable(),
  /** BCP 47 language of the document; null: not recorded. */
  language: z.string().max(12).nullable(),
  /** The document itself, kept here; absent: none. */
  file: FileRef.optional(),
})

const SourceKeys = z.array(Key).max(LIST_MAX)

export const ValueContent = z.strictObject({
  /** The day a level was true, or the end of the counted period. */
  on: PartialDateInput,
  /** Start of the counted period; null for a level, or where the source gives no start (then never joined by a line). */
  from: PartialDateInput.nullable(),
  value: DecimalText,
  saidBy: z.enum(SPEAKERS),
  /** A count over less than a whole period; shown apart, never compared. */
  partial: z.boolean(),
  /** The method changed here: not comparable with earlier values. */
  methodBreak: z.boolean(),
  note: localized(NOTE_MAX).nullable(),
  sources: SourceKeys,
})

export const PointContent = z.strictObject({ value: DecimalText, on: PartialDateInput.nullable() })

export const IndicatorContent = z.strictObject({
  key: Key,
  name: localized(NAME_MAX),
  unit: localized(NAME_MAX),
  direction: z.enum(DIRECTIONS),
  measure: z.enum(MEASURES),
  baseline: PointContent.nullable(),
  /** A target without a date takes the commitment's due date. */
  target: PointContent.nullable(),
  method: localized(NOTE_MAX).nullable(),
  sources: SourceKeys,
  values: z.array(ValueContent).max(1000),
})

export const MilestoneContent = z.strictObject({
  key: Key,
  name: localized(NAME_MAX),
  kind: z.enum(MILESTONE_KINDS),
  state: z.enum(MILESTONE_STATES),
  dueOn: PartialDateInput.nullable(),
  doneOn: PartialDateInput.nullable(),
  note: localized(NOTE_MAX).nullable(),
  sources: SourceKeys,
})

export const DeliveryStepContent = z.strictObject({
  stage: z.enum(DELIVERY_STAGES),
  /** null: documented, but its date is not stated. */
  reachedOn: PartialDateInput.nullable(),
  note: localized(NOTE_MAX).nullable(),
  sources: SourceKeys.min(1, { error: 'needs_source' }),
})

export const MoneyContent = z.strictObject({
  key: Key,
  stage: z.enum(MONEY_STAGES),
  basis: z.enum(MONEY_BASES),
  scope: z.enum(MONEY_SCOPES),
  amount: DecimalText,
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'not_a_currency' }),
  /** As the source states it ("FY2022", "2021-2026"); null: not stated. */
  period: localized(NAME_MAX).nullable(),
  from: PartialDateInput.nullable(),
  to: PartialDateInput.nullable(),
  provider: localized(NAME_MAX).nullable(),
  receiver: localized(NAME_MAX).nullable(),
  iatiIdentifier: z.string().max(NAME_MAX).nullable(),
  note: localized(NOTE_MAX).nullable(),
  sources: SourceKeys,
})

/**
 * The whole of one commitment as it is published: what a submission proposes, what the ledger hashes, and what
 * the published tables are written from. Not stated is null, never an empty text or zero.
 */
export const CommitmentContent = z
  .strictObject({
    maker: MAKER_CODE,
    framework: Key,
    level: z.enum(LEVELS),
    /** Only for a coalition commitment. */
    levelBasis: z.enum(LEVEL_BASES).nullable(),
    types: z.array(z.enum(COMMITMENT_TYPES)).max(COMMITMENT_TYPES.length),
    actions: z
      .array(z.strictObject({ action: z.int().min(1).max(99), basis: z.enum(ACTION_BASES) }))
      .max(LIST_MAX),
    title: localized(TITLE_MAX),
    summary: localized(SUMMARY_MAX).nullable(),
    /** The official text in its own words; null: not public. */
    wording: localized(WORDING_MAX).nullable(),
    madeOn: PartialDateInput.nullable(),
    startsOn: PartialDateInput.nullable(),
    dueOn: PartialDateInput.nullable(),
    leadInstitution: localized(NAME_MAX).nullable(),
    partners: z.array(localized(NAME_MAX)).max(LIST_MAX),
    geography: localized(NAME_MAX).nullable(),
    groups: localized(NAME_MAX).nullable(),
    certainty: z.enum(CERTAINTIES),
    compiledBy: z.enum(COMPILERS),
    closure: z
      .strictObject({
        kind: z.enum(CLOSURES),
        on: PartialDateInput,
        reason: localized(NOTE_MAX),
        sources: SourceKeys.min(1, { error: 'needs_source' }),
      })
      .nullable(),
    /** A cited source says in so many words that the deadline was missed. */
    deadlineMissed: z
      .strictObject({ note: localized(NOTE_MAX), sources: SourceKeys.min(1, { error: 'needs_source' }) })
      .nullable(),
    /** A search for evidence of the result: until when, and where. Without one, "not yet looked into". */
    search: z.strictObject({ on: PartialDateInput, places: localized(NOTE_MAX) }).nullable(),
    indicators: z.array(IndicatorContent).max(LIST_MAX),
    milestones: z.array(MilestoneContent).max(LIST_MAX),
    deliverySteps: z.array(DeliveryStepContent).max(LIST_MAX),
    money: z.array(MoneyContent).max(LIST_MAX),
    sources: z.array(SourceContent).max(LIST_MAX),
    note: localized(NOTE_MAX).nullable(),
    /** What help its maker seeks; what was published before anybody was asked says nothing of it. */
    helpSought: localized(HELP_MAX).nullable().default(null),
    /** Number of the consultation in which it was formed; absent: none. */
    consultation: z.int().positive().optional(),
  })
  .superRefine((content, ctx) => {
    const known = new Set(content.sources.map((source) => source.key))
    const lists = {
      indicators: content.indicators,
      milestones: content.milestones,
      money: content.money,
      sources: content.sources,
    }
    for (const [list, rows] of Object.entries(lists)) {
      const seen = new Set<string>()
      rows.forEach((row, index) => {
        if (seen.has(row.key))
          ctx.addIssue({ code: 'custom', path: [list, index, 'key'], message: 'repeated_key' })
        seen.add(row.key)
      })
    }
    const cite = (keys: readonly string[], path: (string | number)[]) => {
      for (const key of keys)
        if (!known.has(key)) ctx.addIssue({ code: 'custom', path, message: 'unknown_source' })
    }
    for (const [i, indicator] of content.indicators.entries()) {
      cite(indicator.sources, ['indicators', i, 'sources'])
      for (const [j, value] of indicator.values.entries())
        cite(value.sources, ['indicators', i, 'values', j, 'sources'])
    }
    for (const list of ['milestones', 'deliverySteps', 'money'] as const)
      for (const [i, row] of content[list].entries()) cite(row.sources, [list, i, 'sources'])
    if (content.closure) cite(content.closure.sources, ['closure', 'sources'])
    if (content.deadlineMissed) cite(content.deadlineMissed.sources, ['deadlineMissed', 'sources'])
    if ((content.level === 'coalition_commitment') !== (content.levelBasis !== null))
      ctx.addIssue({ code: 'custom', path: ['levelBasis'], message: 'level_basis' })
  })
export type CommitmentContent = z.output<typeof CommitmentContent>
