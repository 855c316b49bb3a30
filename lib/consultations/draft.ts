import { z } from 'zod'
import { checked, type Outcome } from '@/lib/assessments/draft'
import type { CommitmentDraft } from '@/lib/commitments/draft'
import { addDays, type IsoDate } from '@/lib/dates/partial'
import { dateFromEntry } from '@/lib/format/entry'
import { LOCALES, type Locale, pickText } from '@/lib/i18n/model'
import { entries, entry, readerOf } from '@/lib/reports/draft-parts'
import { AnswerContent, ConsultationContent, type PublishedConsultation, SuggestionContent } from './input'
import { WORDING_MAX } from './model'
import { AHEAD_DAYS_MAX, isExtendable, lengthOf, OPEN_DAYS_MIN } from './rules'

const language = z.enum(LOCALES).catch('en').default('en')

/** A consultation as typed; anything goes. */
export const ConsultationDraft = z.object({
  language,
  about: entry,
  action: entry,
  title: entry,
  wording: entry,
  opensOn: entry,
  days: entry,
  /** A word of answer to the comment it was returned with. */
  answer: entry,
  /** Findings of personal data that the writer has confirmed. */
  confirmed: entries,
})
export type ConsultationDraft = z.output<typeof ConsultationDraft>

/** An organisation's suggestion as typed. */
export const SuggestionDraft = z.object({
  language,
  suggestionKind: entry,
  words: entry,
  answer: entry,
  confirmed: entries,
})
export type SuggestionDraft = z.output<typeof SuggestionDraft>

/** An office's answer to a suggestion as typed. */
export const AnswerDraft = z.object({
  language,
  outcome: entry,
  words: entry,
  answer: entry,
  confirmed: entries,
})
export type AnswerDraft = z.output<typeof AnswerDraft>

export const emptyConsultation = (language: Locale): ConsultationDraft =>
  ConsultationDraft.parse({ language, about: 'theme', days: String(OPEN_DAYS_MIN * 2) })
export const emptySuggestion = (language: Locale): SuggestionDraft => SuggestionDraft.parse({ language })
export const emptyAnswer = (language: Locale): AnswerDraft => AnswerDraft.parse({ language })

/** What an office is drafting, as the form of its consultation begins; its indicators and steps are told in lines. */
export function consultationOn(draft: CommitmentDraft): ConsultationDraft {
  const told = [
    draft.wording.trim() || draft.summary.trim(),
    ...draft.indicators
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, unit, baselineValue, baselineOn, targetValue, targetOn }) => {
        const at = (value: string, on: string) => [value, on && `(${on})`].filter(Boolean).join(' ')
        const way = [at(baselineValue, baselineOn), at(targetValue, targetOn)].filter(Boolean).join(' → ')
        return `– ${[name, unit].filter(Boolean).join(', ')}${way && `: ${way}`}`
      }),
    ...draft.milestones
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, dueOn }) => `– ${name}${dueOn && `: ${dueOn}`}`),
  ]
  return ConsultationDraft.parse({
    ...emptyConsultation(draft.language),
    about: 'text',
    action: draft.actions[0] ?? '',
    title: draft.title,
    wording: told.filter(Boolean).join('\n').slice(0, WORDING_MAX),
  })
}

/** What stands, as the form that makes it longer begins. */
export function longerDraft(content: PublishedConsultation): ConsultationDraft {
  const language = LOCALES.find((locale) => content.title[locale]?.state === 'original') ?? 'en'
  return ConsultationDraft.parse({
    language,
    about: content.about,
    action: content.action === null ? '' : String(content.action),
    title: pickText(content.title, language)?.text ?? '',
    wording: pickText(content.wording, language)?.text ?? '',
    opensOn: content.opensOn,
    days: String(lengthOf(content)),
  })
}

interface ConsultationBase {
  maker: string
  /** What stands and is made longer; null: a new one. */
  standing: PublishedConsultation | null
  today: IsoDate
}

/** The consultation as it would be opened, or everything that is wrong, by the form's field names. */
export function fromConsultationDraft(
  draft: ConsultationDraft,
  { maker, standing, today }: ConsultationBase,
): Outcome<ConsultationContent> {
  const typed = readerOf(draft, today)
  const days = Number(typed.number(draft.days, 'days') ?? Number.NaN)
  // What is open for comment stays as it is: only its last day moves.
  if (standing !== null) {
    if (!isExtendable(standing, today)) typed.errors.days = 'consultation_over'
    else if (days <= lengthOf(standing)) typed.errors.days = 'only_longer'
    const { number: _, closesOn: __, answerBy: ___, ...stays } = standing
    return checked(ConsultationContent, typed.errors, 'wording', {}, { ...stays, days })
  }
  const opensOn = draft.opensOn.trim() === '' ? null : dateFromEntry(draft.opensOn)
  if (draft.opensOn.trim() !== '' && opensOn?.length !== 10) typed.errors.opensOn = 'not_a_day'
  else if (opensOn !== null && opensOn > addDays(today, AHEAD_DAYS_MAX))
    typed.errors.opensOn = 'too_far_ahead'
  return checked(
    ConsultationContent,
    typed.errors,
    'wording',
    {},
    {
      maker,
      about: draft.about,
      action: draft.action.trim() === '' ? null : Number(draft.action),
      title: typed.text(draft.title) ?? {},
      wording: typed.text(draft.wording),
      opensOn,
      days: Number.isNaN(days) ? undefined : days,
    },
  )
}

/** The suggestion as it would be published, or everything that is wrong, by the form's field names. */
export function fromSuggestionDraft(
  draft: SuggestionDraft,
  { consultation, isTaken, today }: { consultation: number; isTaken: boolean; today: IsoDate },
): Outcome<SuggestionContent> {
  const typed = readerOf(draft, today)
  if (!isTaken) typed.errors.words = 'consultation_closed'
  const outcome = checked(
    SuggestionContent,
    typed.errors,
    'words',
    {},
    { consultation, kind: draft.suggestionKind, words: typed.text(draft.words) },
  )
  return outcome.ok ? outcome : { ok: false, errors: renamed(outcome.errors, 'kind', 'suggestionKind') }
}

/** The answer as it would be published, or everything that is wrong, by the form's field names. */
export function fromAnswerDraft(
  draft: AnswerDraft,
  { consultation, suggestion, today }: { consultation: number; suggestion: number; today: IsoDate },
): Outcome<AnswerContent> {
  const typed = readerOf(draft, today)
  return checked(
    AnswerContent,
    typed.errors,
    'words',
    {},
    { consultation, suggestion, outcome: draft.outcome, text: typed.text(draft.words) ?? {} },
  )
}

const renamed = (errors: Record<string, string>, from: string, to: string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([path, code]) => [path === from ? to : path, code]))
