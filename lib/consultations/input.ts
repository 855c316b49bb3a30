import { z } from 'zod'
import { NamedOrganisation } from '@/lib/assessments/input'
import { localized, MAKER_CODE, PartialDateInput } from '@/lib/commitments/input'
import { ABOUT, OUTCOMES, REASON_MAX, SUGGESTION_KINDS, TITLE_MAX, WORDING_MAX, WORDS_MAX } from './model'
import { OPEN_DAYS_MAX, OPEN_DAYS_MIN } from './rules'

const Opened = z.strictObject({
  maker: MAKER_CODE,
  about: z.enum(ABOUT, { error: 'choose' }),
  /** Number of the action that it serves; null: not stated. */
  action: z.int().min(1).max(99).nullable(),
  title: localized(TITLE_MAX),
  /** The text that is open; of a theme what it is about; null: nothing more. */
  wording: localized(WORDING_MAX).nullable(),
})

/** What an office asks to open, as it was handed in. */
export const ConsultationContent = Opened.extend({
  /** First day wished for; null: as soon as it is published. */
  opensOn: PartialDateInput.nullable(),
  /** For how many days it is open after the first. */
  days: z
    .int({ error: 'not_a_number' })
    .min(OPEN_DAYS_MIN, { error: 'too_short_open' })
    .max(OPEN_DAYS_MAX, { error: 'too_long_open' }),
}).superRefine(({ about, wording }, ctx) => {
  if (about === 'text' && wording === null)
    ctx.addIssue({ code: 'custom', path: ['wording'], message: 'required' })
})
export type ConsultationContent = z.output<typeof ConsultationContent>

/** One published version of a consultation: what the ledger hashes. */
export const PublishedConsultation = Opened.extend({
  number: z.int().positive(),
  opensOn: PartialDateInput,
  closesOn: PartialDateInput,
  answerBy: PartialDateInput,
})
export type PublishedConsultation = z.output<typeof PublishedConsultation>

const Suggested = z.strictObject({
  consultation: z.int().positive(),
  kind: z.enum(SUGGESTION_KINDS, { error: 'choose' }),
  /** null: support without words. */
  words: localized(WORDS_MAX).nullable(),
})

/** What an organisation suggests, as it was handed in. */
export const SuggestionContent = Suggested.superRefine(({ kind, words }, ctx) => {
  if (kind !== 'support' && words === null)
    ctx.addIssue({ code: 'custom', path: ['words'], message: 'required' })
})
export type SuggestionContent = z.output<typeof SuggestionContent>

const Answer = z.strictObject({
  outcome: z.enum(OUTCOMES, { error: 'choose' }),
  /** Why, in the office's words. */
  text: localized(REASON_MAX),
})

/** What an office answers to a suggestion. */
export const AnswerContent = Answer.extend({
  consultation: z.int().positive(),
  suggestion: z.int().positive(),
})
export type AnswerContent = z.output<typeof AnswerContent>

/** One published version of a suggestion: what the ledger hashes. How often it came by the open form is a count beside it. */
export const PublishedSuggestion = Suggested.extend({
  number: z.int().positive(),
  organisations: z.array(NamedOrganisation).max(1000),
  unnamed: z.int().min(0),
  /** Why it is not shown; null: it is. */
  refusal: localized(REASON_MAX).nullable(),
  answer: Answer.extend({ on: PartialDateInput }).nullable(),
})
export type PublishedSuggestion = z.output<typeof PublishedSuggestion>

/** What somebody sends by the open form. Without marks that turn text round or hide in it; line breaks stay. */
export const NoteInput = z
  .object({
    consultation: z.coerce.number().int().positive(),
    kind: z.enum(SUGGESTION_KINDS, { error: 'choose' }),
    words: z
      .string()
      .catch('')
      .transform((text) =>
        text
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/[^\P{C}\n]/gu, '')
          .normalize('NFC')
          .trim(),
      )
      .pipe(z.string().max(WORDS_MAX, { error: 'too_long' })),
  })
  .superRefine(({ kind, words }, ctx) => {
    if (kind !== 'support' && words === '')
      ctx.addIssue({ code: 'custom', path: ['words'], message: 'required' })
  })
export type NoteInput = z.output<typeof NoteInput>

/** What a reviewer says of notes that came by the open form. */
export const CheckInput = z.object({
  intent: z.enum(['publish', 'refuse'], { error: 'choose' }),
  /** Keys of the texts, each with all that came with it. */
  texts: z.preprocess(
    (typed) => (typeof typed === 'string' ? [typed] : typed),
    z
      .array(z.string().regex(/^[0-9a-f]{64}$/), { error: 'choose' })
      .min(1, { error: 'choose' })
      .max(200),
  ),
  /** Of a refusal, for everybody. */
  reason: z
    .string()
    .catch('')
    .pipe(z.string().trim().max(REASON_MAX, { error: 'too_long' })),
})
export type CheckInput = z.output<typeof CheckInput>
