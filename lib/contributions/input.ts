import { z } from 'zod'
import { NamedOrganisation } from '@/lib/assessments/input'
import { DecimalText, localized, PartialDateInput, REFERENCE } from '@/lib/commitments/input'
import { firstDay, lastDay } from '@/lib/dates/partial'
import { EvidenceContent, ROWS_MAX } from '@/lib/reports/input'
import {
  ANSWER_MAX,
  CONTRIBUTION_STAGES,
  DECISIONS,
  DETAILS_MAX,
  HELP_KINDS,
  OUTPUT_MAX,
  PARTNER_STAGES,
  WHAT_MAX,
} from './model'

const Shape = z.strictObject({
  commitment: REFERENCE,
  stage: z.enum(PARTNER_STAGES, { error: 'choose' }),
  help: z.enum(HELP_KINDS, { error: 'choose' }),
  /** In a line: "trainers for 14 regions". */
  what: localized(WHAT_MAX),
  details: localized(DETAILS_MAX).nullable(),
  /** Above zero, with its currency; null: not stated, or it is no money. */
  amount: DecimalText.nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'not_a_currency' })
    .nullable(),
  /** What comes of it, in words and figures: "120 judges trained"; null: not stated. */
  output: localized(OUTPUT_MAX).nullable(),
  from: PartialDateInput.nullable(),
  until: PartialDateInput.nullable(),
  evidence: z.array(EvidenceContent).max(ROWS_MAX),
  /** Documents that only reviewers see: counted, never published. */
  reviewersOnly: z.int().min(0).max(ROWS_MAX),
})

/** What a partner says of its contribution, as it was handed in. */
export const ContributionContent = Shape.superRefine((content, ctx) => {
  const fault = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  const { stage, amount, currency, output, from, until, evidence, reviewersOnly } = content
  if (amount !== null && !(Number(amount) > 0)) fault('amount', 'above_zero')
  if ((amount === null) !== (currency === null)) fault(amount === null ? 'amount' : 'currency', 'required')
  if (amount === null && output === null) fault('output', 'amount_or_output')
  if (from && until && firstDay(from) > lastDay(until)) fault('from', 'period_order')
  if (stage === 'delivered' && evidence.length + reviewersOnly === 0) fault('evidence', 'delivered_document')
})
export type ContributionContent = z.output<typeof ContributionContent>

const Agreement = z.strictObject({
  decision: z.enum(DECISIONS, { error: 'choose' }),
  /** In the government's words; null: it gave none. */
  text: localized(ANSWER_MAX).nullable(),
})

/** What a government answers to an offer. Declining needs a reason. */
export const AgreementContent = Agreement.extend({
  commitment: REFERENCE,
  number: z.int().positive(),
}).superRefine(({ decision, text }, ctx) => {
  if (decision === 'declined' && text === null)
    ctx.addIssue({ code: 'custom', path: ['text'], message: 'declined_reason' })
})
export type AgreementContent = z.output<typeof AgreementContent>

/** One published version of a contribution: what the ledger hashes. */
export const PublishedContribution = Shape.extend({
  number: z.int().positive(),
  stage: z.enum(CONTRIBUTION_STAGES),
  /** null: "a verified organisation". */
  organisation: NamedOrganisation.nullable(),
  /** The government's answer to it, with the civil day of its publication; null: none so far. */
  agreement: Agreement.extend({ on: PartialDateInput }).nullable(),
})
export type PublishedContribution = z.output<typeof PublishedContribution>
