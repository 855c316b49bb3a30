import { z } from 'zod'
import type { FieldErrors } from '@/lib/action-result'
import type { IsoDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import { entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { Measure } from '@/lib/indicators/model'
import {
  CODE,
  EVIDENCE_ROW,
  entries,
  entry,
  fieldPath,
  filledEvidence,
  filledValues,
  readEvidence,
  readerOf,
  readValues,
  rows,
  VALUE_ROW,
} from '@/lib/reports/draft-parts'
import { AssessmentContent, ReplyContent } from './input'
import { type Hearing, SIGNATURES_MAX } from './model'

const language = z.enum(LOCALES).catch('en').default('en')

/** An assessment as typed; anything goes. */
export const AssessmentDraft = z.object({
  language,
  /** A word of the scale, `none` for no basis; empty: not answered yet. */
  verdict: entry,
  /** Its text. Not named `text`, as the form of comments on the same page has a field of that name. */
  finding: entry,
  coverage: entry,
  settle: entry,
  values: rows(VALUE_ROW),
  evidence: rows(EVIDENCE_ROW),
  /** `after`: the office is heard after publication; empty: before. */
  hearing: entry,
  /** Numbers of organisations that are asked to sign it too. */
  signatures: entries.transform((list) => list.slice(0, SIGNATURES_MAX)),
  /** A word of answer to the comment it was returned with. */
  answer: entry,
  /** Findings of personal data that the writer has confirmed. */
  confirmed: entries,
})
export type AssessmentDraft = z.output<typeof AssessmentDraft>

/** A reply as typed. */
export const ReplyDraft = z.object({
  language,
  reply: entry,
  evidence: rows(EVIDENCE_ROW),
  answer: entry,
  confirmed: entries,
})
export type ReplyDraft = z.output<typeof ReplyDraft>

export const emptyAssessment = (language: Locale): AssessmentDraft => AssessmentDraft.parse({ language })
export const emptyReply = (language: Locale): ReplyDraft => ReplyDraft.parse({ language })

/** What was accepted or published before, as a form shows it, in the language it was written in. */
export function toAssessmentDraft(
  content: Omit<AssessmentContent, 'hearing'> & { hearing: Hearing },
): AssessmentDraft {
  const language = LOCALES.find((locale) => content.text[locale]?.state === 'original') ?? 'en'
  const text = (words: LocalizedText | null) => pickText(words, language)?.text ?? ''
  const yes = (is: boolean) => (is ? 'yes' : '')
  return AssessmentDraft.parse({
    language,
    verdict: content.verdict ?? 'none',
    finding: text(content.text),
    coverage: text(content.coverage),
    settle: text(content.settle),
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
      about: [],
    })),
    hearing: content.hearing === 'after' ? 'after' : '',
  })
}

export interface AnsweringBase {
  reference: string
  cycle: string
  /** Attached to the submission, or published with the version before. */
  files: readonly FileRef[]
  /** Last day that a figure or a document can be of. */
  today: IsoDate
}

export type Outcome<Content> = { ok: true; content: Content } | { ok: false; errors: FieldErrors }

/** The assessment as it would be published, or everything that is wrong, by the form's field names. */
export function fromAssessmentDraft(
  draft: AssessmentDraft,
  base: AnsweringBase & { indicators: readonly { key: string; measure: Measure }[] },
): Outcome<AssessmentContent> {
  const typed = readerOf(draft, base.today)
  const values = filledValues(draft.values)
  const documents = documentsOf(draft, typed, base)
  if (draft.verdict === '') typed.errors.verdict = 'choose'
  return checked(
    AssessmentContent,
    typed.errors,
    'finding',
    { values, evidence: documents.places },
    {
      commitment: base.reference,
      cycle: base.cycle,
      verdict: draft.verdict === 'none' || draft.verdict === '' ? null : draft.verdict,
      text: typed.text(draft.finding) ?? {},
      coverage: typed.text(draft.coverage),
      settle: typed.text(draft.settle),
      values: readValues(typed, values, base.indicators),
      ...documents.content,
      hearing: draft.hearing === 'after' ? 'after' : 'before',
    },
  )
}

/** The reply as it would be published, or everything that is wrong, by the form's field names. */
export function fromReplyDraft(draft: ReplyDraft, base: AnsweringBase): Outcome<ReplyContent> {
  const typed = readerOf(draft, base.today)
  const documents = documentsOf(draft, typed, base)
  return checked(
    ReplyContent,
    typed.errors,
    'reply',
    { evidence: documents.places },
    {
      commitment: base.reference,
      cycle: base.cycle,
      text: typed.text(draft.reply) ?? {},
      ...documents.content,
    },
  )
}

/** The public documents, how many only reviewers see, and where each stands in the form. */
export function documentsOf(
  { evidence }: Pick<AssessmentDraft, 'evidence'>,
  typed: ReturnType<typeof readerOf>,
  { files }: Pick<AnsweringBase, 'files'>,
) {
  const filled = filledEvidence(evidence)
  const isPublic = filled.map(({ row }) => row.audience !== 'reviewers')
  const read = readEvidence(typed, filled, files)
  const shown = read.filter((_, at) => isPublic[at])
  return {
    places: filled.filter((_, at) => isPublic[at]),
    content: { evidence: shown, reviewersOnly: read.length - shown.length },
  }
}

/** A candidate of the strict shape, or what is wrong with it, at the form's fields. */
export function checked<Content>(
  shape: z.ZodType<Content>,
  errors: FieldErrors,
  /** What the form calls the text. */
  text: string,
  places: Record<string, readonly { index: number }[]>,
  candidate: unknown,
): Outcome<Content> {
  const parsed = shape.safeParse(candidate)
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      errors[path[0] === 'text' ? text : fieldPath(path, places)] ??= CODE.test(message)
        ? message
        : 'required'
  return Object.keys(errors).length || !parsed.success
    ? { ok: false, errors }
    : { ok: true, content: parsed.data }
}
