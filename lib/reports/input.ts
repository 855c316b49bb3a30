import { z } from 'zod'
import {
  Key,
  localized,
  MoneyContent,
  NAME_MAX,
  NOTE_MAX,
  PartialDateInput,
  REFERENCE,
  SourceContent,
  URL_MAX,
  ValueContent,
} from '@/lib/commitments/input'
import { CYCLE_KEY } from '@/lib/cycles/rules'
import { FileRef } from '@/lib/files/input'
import { CLAIM_PATTERN, claimOf, showsStep } from './claims'
import {
  DONE_MAX,
  IMPLEMENTATION_STATUSES,
  OUTPUT_KINDS,
  OUTPUT_STATES,
  REPORTED_MONEY_STAGES,
  REPORTED_STEP_STATES,
  SELF_RATINGS,
  STORY_MAX,
} from './model'

export const ROWS_MAX = 100

const Link = z
  .url({ protocol: /^https?$/, error: 'not_a_link' })
  .max(URL_MAX, { error: 'too_long' })
  .nullable()

/** Something that exists because of the work: a policy, a programme, a campaign. */
export const OutputContent = z.strictObject({
  kind: z.enum(OUTPUT_KINDS, { error: 'choose' }),
  state: z.enum(OUTPUT_STATES, { error: 'choose' }),
  title: localized(NAME_MAX),
  /** null: not stated. */
  on: PartialDateInput.nullable(),
  url: Link,
})

/** What the office says of a milestone of its commitment. */
export const StepContent = z.strictObject({
  milestone: Key,
  state: z.enum(REPORTED_STEP_STATES, { error: 'choose' }),
  /** null: not done yet. */
  doneOn: PartialDateInput.nullable(),
  note: localized(NOTE_MAX).nullable(),
})

/** An amount the report brings; what documents it stands under `evidence`. */
export const ReportMoneyContent = MoneyContent.pick({
  key: true,
  basis: true,
  scope: true,
  amount: true,
  currency: true,
  from: true,
  to: true,
  provider: true,
  note: true,
}).extend({ stage: z.enum(REPORTED_MONEY_STAGES, { error: 'choose' }) })

export const GroupContent = z.strictObject({
  name: localized(NAME_MAX),
  /** People; null: not stated. */
  count: z
    .string()
    .regex(/^(0|[1-9]\d{0,11})$/, { error: 'not_whole' })
    .nullable(),
})

export const EvidenceContent = SourceContent.omit({ key: true }).extend({
  url: Link,
  file: FileRef.nullable().default(null),
  language: z.string().max(12).nullable().default(null),
  /** What it shows (`claimOf`); empty: the report as a whole. */
  about: z
    .array(z.string().regex(CLAIM_PATTERN, { error: 'unknown_claim' }))
    .max(ROWS_MAX)
    .default([]),
})
export type EvidenceContent = z.output<typeof EvidenceContent>

const Story = localized(STORY_MAX).nullable().default(null)

/**
 * One published version of a progress report: what the ledger hashes, also from before a rule of today. Members with a
 * default came later than others.
 */
export const StoredReport = z.strictObject({
  commitment: REFERENCE,
  cycle: z.string().regex(CYCLE_KEY),
  implementation: z.enum(IMPLEMENTATION_STATUSES, { error: 'required' }),
  selfRating: z.enum(SELF_RATINGS).nullable(),
  done: localized(DONE_MAX),
  outputs: z.array(OutputContent).max(ROWS_MAX).default([]),
  /** New official values, by the indicator's key. */
  values: z
    .array(ValueContent.omit({ sources: true, saidBy: true }).extend({ indicator: Key }))
    .max(ROWS_MAX),
  steps: z.array(StepContent).max(ROWS_MAX).default([]),
  money: z.array(ReportMoneyContent).max(ROWS_MAX).default([]),
  groups: z.array(GroupContent).max(ROWS_MAX).default([]),
  challenges: Story,
  supportNeeded: Story,
  nextSteps: Story,
  evidence: z.array(EvidenceContent).max(ROWS_MAX),
  /** Documents that only reviewers saw: counted, never published. */
  reviewersOnly: z.int().min(0).max(ROWS_MAX).default(0),
  /** The office declared that what stands here is true to its knowledge; null: nobody asked for it yet. */
  declaration: z.boolean().nullable().default(null),
})

/** A report as it may be handed in now. */
export const ReportContent = StoredReport.superRefine((content, ctx) => {
  const once = (list: 'values' | 'steps' | 'money', field: string, keys: readonly string[]) => {
    for (const [index, key] of keys.entries())
      if (keys.indexOf(key) < index)
        ctx.addIssue({ code: 'custom', path: [list, index, field], message: 'repeated_key' })
  }
  once(
    'values',
    'value',
    content.values.map(({ indicator, from, on }) => `${indicator} ${from ?? ''} ${on}`),
  )
  once(
    'steps',
    'state',
    content.steps.map(({ milestone }) => milestone),
  )
  once(
    'money',
    'key',
    content.money.map(({ key }) => key),
  )
  for (const [index, { methodBreak, note }] of content.values.entries())
    if (methodBreak && !note)
      ctx.addIssue({ code: 'custom', path: ['values', index, 'note'], message: 'method_note' })
  for (const [index, { milestone, state }] of content.steps.entries())
    if (state === 'done' && !showsStep(content.evidence, milestone))
      ctx.addIssue({ code: 'custom', path: ['steps', index, 'state'], message: 'needs_source' })
  const claims = claimsOf(content)
  for (const [index, { url, file, about }] of content.evidence.entries()) {
    if (!url && !file)
      ctx.addIssue({ code: 'custom', path: ['evidence', index, 'url'], message: 'needs_document' })
    if (about.some((claim) => !claims.has(claim)))
      ctx.addIssue({ code: 'custom', path: ['evidence', index, 'about'], message: 'unknown_claim' })
  }
})
export type ReportContent = z.output<typeof ReportContent>

const claimsOf = (content: {
  values: readonly { indicator: string }[]
  steps: readonly { milestone: string }[]
  money: readonly { key: string }[]
  outputs: readonly unknown[]
}): Set<string> =>
  new Set([
    claimOf.done,
    ...content.values.map(({ indicator }) => claimOf.value(indicator)),
    ...content.steps.map(({ milestone }) => claimOf.step(milestone)),
    ...content.money.map(({ key }) => claimOf.money(key)),
    ...content.outputs.map((_, index) => claimOf.output(index + 1)),
  ])
