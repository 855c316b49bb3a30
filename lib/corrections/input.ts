import { z } from 'zod'
import { subjectOf } from '@/lib/follow/subject'
import { linkProblem } from '@/lib/links/unsafe'
import { Email } from '@/lib/people/input'
import { OUTCOMES } from './model'

const NOTE_MAX = 2000
const QUESTION_MAX = 400
const ANSWER_MAX = 1000
const LINK_MAX = 1000

/** Without marks that turn text round or hide in it; line breaks stay. */
const words = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((text) =>
      text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{C}\n]/gu, '')
        .normalize('NFC')
        .trim(),
    )
    .pipe(z.string().min(1, { error: 'required' }).max(max, { error: 'too_long' }))

const blankIsNull = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null)

/** Somebody says what is wrong, and what it should be. */
export const NoteInput = z.object({
  /** Path of the page it is about. */
  subject: z.string().refine((path) => subjectOf(path) !== null, { error: 'required' }),
  wrong: words(NOTE_MAX),
  right: words(NOTE_MAX),
  source: z.preprocess(
    blankIsNull,
    z
      .url({ protocol: /^https?$/, error: 'not_a_link' })
      .max(LINK_MAX, { error: 'too_long' })
      .refine((url) => linkProblem(url) !== 'link_hidden', { error: 'link_hidden' })
      .refine((url) => linkProblem(url) !== 'link_to_program', { error: 'link_to_program' })
      .nullable(),
  ),
  email: z.preprocess(blankIsNull, Email.nullable()),
})
export type NoteInput = z.output<typeof NoteInput>

const Entry = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined),
  z.int({ error: 'wrong_entry' }).min(1, { error: 'wrong_entry' }),
)

/** What a reviewer answers. Where it isn't about the record, nothing of it is published but its number. */
export const AnswerInput = z.discriminatedUnion(
  'outcome',
  [
    z.object({
      outcome: z.literal(OUTCOMES[0]),
      question: words(QUESTION_MAX),
      answer: words(ANSWER_MAX),
      /** Number of the ledger entry that corrected it. */
      entry: Entry,
    }),
    z.object({
      outcome: z.literal(OUTCOMES[1]),
      question: words(QUESTION_MAX),
      answer: words(ANSWER_MAX),
    }),
    z.object({ outcome: z.literal(OUTCOMES[2]) }),
  ],
  { error: 'required' },
)
export type AnswerInput = z.output<typeof AnswerInput>
