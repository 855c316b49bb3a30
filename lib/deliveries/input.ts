import { z } from 'zod'
import {
  DecimalText,
  Key,
  NAME_MAX,
  NOTE_MAX,
  PartialDateInput,
  REFERENCE,
  URL_MAX,
} from '@/lib/commitments/input'
import { CYCLE_KEY } from '@/lib/cycles/rules'
import { entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES } from '@/lib/i18n/model'
import { MONEY_BASES, MONEY_SCOPES } from '@/lib/money/model'
import type { ReportDraft } from '@/lib/reports/draft'
import { ROWS_MAX } from '@/lib/reports/input'
import {
  DONE_MAX,
  IMPLEMENTATION_STATUSES,
  OUTPUT_KINDS,
  OUTPUT_STATES,
  REPORTED_MONEY_STAGES,
  REPORTED_STEP_STATES,
  SELF_RATINGS,
  STORY_MAX,
} from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'

const words = (max: number) => z.string().trim().min(1).max(max)
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(ROWS_MAX)

/**
 * A report as a ministry's own system delivers it. What is left out is left to people: it becomes a draft, which they check,
 * complete, declare to be true and hand in. Texts are in `language`; numbers are decimals as text, `1234.5`; dates as
 * precise as they are known, `2026`, `2026-03`, `2026-03-08`.
 */
export const DeliveredReport = z.strictObject({
  commitment: REFERENCE,
  cycle: z.string().regex(CYCLE_KEY).describe('Key of the reporting cycle, such as `2026`.'),
  language: z.enum(LOCALES).describe('Language of every text here.'),
  implementation: z.enum(IMPLEMENTATION_STATUSES).optional(),
  selfRating: z.enum(SELF_RATINGS).optional(),
  done: words(DONE_MAX).optional().describe('What was done in the cycle.'),
  outputs: rows(
    z.strictObject({
      kind: z.enum(OUTPUT_KINDS),
      state: z.enum(OUTPUT_STATES),
      title: words(NAME_MAX),
      on: PartialDateInput.optional(),
      url: z
        .url({ protocol: /^https?$/ })
        .max(URL_MAX)
        .optional(),
    }),
  ).optional(),
  values: rows(
    z.strictObject({
      indicator: Key.describe('Key of an indicator of the commitment.'),
      value: DecimalText,
      on: PartialDateInput.describe('The day a level was true, or the end of the counted period.'),
      from: PartialDateInput.optional().describe('Start of the counted period.'),
      partial: z.boolean().optional(),
      methodBreak: z.boolean().optional(),
      note: words(NOTE_MAX).optional(),
    }),
  ).optional(),
  steps: rows(
    z.strictObject({
      milestone: Key.describe('Key of a milestone of the commitment.'),
      state: z.enum(REPORTED_STEP_STATES),
      doneOn: PartialDateInput.optional(),
      note: words(NOTE_MAX).optional(),
    }),
  ).optional(),
  money: rows(
    z.strictObject({
      stage: z.enum(REPORTED_MONEY_STAGES),
      basis: z.enum(MONEY_BASES),
      scope: z.enum(MONEY_SCOPES),
      amount: DecimalText,
      currency: z.string().regex(/^[A-Z]{3}$/),
      from: PartialDateInput.optional(),
      to: PartialDateInput.optional(),
      provider: words(NAME_MAX).optional(),
      note: words(NOTE_MAX).optional(),
    }),
  ).optional(),
  groups: rows(
    z.strictObject({ name: words(NAME_MAX), count: z.int().min(0).max(999_999_999_999).optional() }),
  ).optional(),
  challenges: words(STORY_MAX).optional(),
  supportNeeded: words(STORY_MAX).optional(),
  nextSteps: words(STORY_MAX).optional(),
  evidence: rows(
    z.strictObject({
      title: words(NAME_MAX * 2),
      url: z.url({ protocol: /^https?$/ }).max(URL_MAX),
      kind: z.enum(SOURCE_KINDS),
      publisher: words(NAME_MAX).optional(),
      publishedOn: PartialDateInput.optional(),
      language: z.string().max(12).optional(),
    }),
  )
    .optional()
    .describe('Documents by their addresses. Files are attached in the form.'),
})
export type DeliveredReport = z.output<typeof DeliveredReport>

/** What was delivered as the form's own fields; what was left out isn't there. Declared by people alone. */
export function toDraftFields({ commitment, cycle, ...given }: DeliveredReport): Partial<ReportDraft> {
  const { language, outputs, values, steps, money, groups, evidence, ...plain } = given
  const yes = (is: boolean | undefined) => (is ? 'yes' : '')
  const number = (value: string) => entryOfDecimal(value, language)
  return {
    ...plain,
    language,
    ...(outputs && {
      outputs: outputs.map(({ kind, state, title, on, url = '' }, index) => ({
        row: `o${index + 1}`,
        kind,
        state,
        title,
        on: entryOfDate(on),
        url,
      })),
    }),
    ...(values && {
      values: values.map(({ indicator, value, on, from, partial, methodBreak, note = '' }) => ({
        row: indicator,
        indicator,
        value: number(value),
        on: entryOfDate(on),
        from: entryOfDate(from),
        partial: yes(partial),
        methodBreak: yes(methodBreak),
        note,
      })),
    }),
    ...(steps && {
      steps: steps.map(({ milestone, state, doneOn, note = '' }) => ({
        row: milestone,
        milestone,
        // Whether it counts as done depends on its document.
        state: state === 'reported' ? ('done' as const) : state,
        doneOn: entryOfDate(doneOn),
        note,
      })),
    }),
    ...(money && {
      money: money.map(({ amount, from, to, provider = '', note = '', ...line }, index) => ({
        ...line,
        row: `f${index + 1}`,
        amount: number(amount),
        from: entryOfDate(from),
        to: entryOfDate(to),
        provider,
        note,
      })),
    }),
    ...(groups && {
      groups: groups.map(({ name, count }, index) => ({
        row: `g${index + 1}`,
        name,
        count: count === undefined ? '' : String(count),
      })),
    }),
    ...(evidence && {
      evidence: evidence.map(({ title, url, kind, publisher = '', publishedOn, language = '' }, index) => ({
        row: `e${index + 1}`,
        title,
        url,
        file: '',
        kind,
        publisher,
        publishedOn: entryOfDate(publishedOn),
        language,
        audience: 'public',
        about: [],
      })),
    }),
  }
}
