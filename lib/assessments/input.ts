import { z } from 'zod'
import { Key, localized, PartialDateInput, REFERENCE, ValueContent } from '@/lib/commitments/input'
import { CYCLE_KEY } from '@/lib/cycles/rules'
import { EvidenceContent, ROWS_MAX } from '@/lib/reports/input'
import { SELF_RATINGS } from '@/lib/reports/model'
import { ASSESSMENT_MAX, COVERAGE_MAX, HEARINGS, SETTLE_MAX, SIGNATURES_MAX, WITHDRAWALS } from './model'

export const NamedOrganisation = z.strictObject({
  number: z.int().positive(),
  name: z.string().min(1).max(300),
})
const Cycle = z.string().regex(CYCLE_KEY)
const Voice = z.int().positive()

/** Documents of an assessment or a reply, which are about it as a whole. */
const Evidence = z.array(EvidenceContent).max(ROWS_MAX)
const ReviewersOnly = z.int().min(0).max(ROWS_MAX)

/** What an organisation says, as it was accepted: who signs it and who replied is added at publication. */
export const AssessmentContent = z
  .strictObject({
    commitment: REFERENCE,
    cycle: Cycle,
    /** On the common scale; null: no basis for a verdict. */
    verdict: z.enum(SELF_RATINGS).nullable(),
    text: localized(ASSESSMENT_MAX),
    coverage: localized(COVERAGE_MAX).nullable(),
    settle: localized(SETTLE_MAX).nullable(),
    /** Its own figures, by the indicator's key. */
    values: z
      .array(ValueContent.omit({ sources: true, saidBy: true }).extend({ indicator: Key }))
      .max(ROWS_MAX),
    evidence: Evidence,
    reviewersOnly: ReviewersOnly,
    /** When the author lets the office be heard. */
    hearing: z.enum(['before', 'after']),
  })
  .superRefine(({ values, evidence }, ctx) => {
    const keys = values.map(({ indicator, from, on }) => `${indicator} ${from ?? ''} ${on}`)
    for (const [index, key] of keys.entries())
      if (keys.indexOf(key) < index)
        ctx.addIssue({ code: 'custom', path: ['values', index, 'value'], message: 'repeated_key' })
    for (const [index, { url, file }] of evidence.entries())
      if (!url && !file)
        ctx.addIssue({ code: 'custom', path: ['evidence', index, 'url'], message: 'needs_document' })
  })
export type AssessmentContent = z.output<typeof AssessmentContent>

/** One published version of an assessment: what the ledger hashes. */
export const PublishedAssessment = z.strictObject({
  ...AssessmentContent.shape,
  voice: Voice,
  /** null: "a verified organisation". */
  organisation: NamedOrganisation.nullable(),
  signatures: z.array(NamedOrganisation).max(SIGNATURES_MAX),
  hearing: z.enum(HEARINGS),
  /** Civil day on which a first reply came before this was published; null: none came. */
  replyReceivedOn: PartialDateInput.nullable(),
  /** From this day on the organisation agrees with what the record says; null: it has not said so. */
  agreedOn: PartialDateInput.nullable(),
})
export type PublishedAssessment = z.output<typeof PublishedAssessment>

/** What is left of an assessment that its organisation withdrew. */
export const Tombstone = z.strictObject({
  commitment: REFERENCE,
  cycle: Cycle,
  voice: Voice,
  organisation: NamedOrganisation.nullable(),
  withdrawn: z.enum(WITHDRAWALS),
})
export type Tombstone = z.output<typeof Tombstone>

/** What an office answers. */
export const ReplyContent = z.strictObject({
  commitment: REFERENCE,
  cycle: Cycle,
  text: localized(ASSESSMENT_MAX),
  evidence: Evidence,
  reviewersOnly: ReviewersOnly,
})
export type ReplyContent = z.output<typeof ReplyContent>
