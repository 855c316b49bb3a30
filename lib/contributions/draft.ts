import { z } from 'zod'
import { checked, documentsOf, type Outcome } from '@/lib/assessments/draft'
import type { IsoDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import { dateFromEntry, entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import { EVIDENCE_ROW, entries, entry, readerOf, rows } from '@/lib/reports/draft-parts'
import { AgreementContent, ContributionContent, type PublishedContribution } from './input'
import type { PartnerStage } from './model'

const language = z.enum(LOCALES).catch('en').default('en')

/** A contribution as typed; anything goes. */
export const ContributionDraft = z.object({
  language,
  stage: entry,
  help: entry,
  what: entry,
  details: entry,
  amount: entry,
  currency: entry,
  output: entry,
  from: entry,
  until: entry,
  evidence: rows(EVIDENCE_ROW),
  /** A word of answer to the comment it was returned with. */
  answer: entry,
  /** Findings of personal data that the writer has confirmed. */
  confirmed: entries,
})
export type ContributionDraft = z.output<typeof ContributionDraft>

/** A government's answer as typed. */
export const AgreementDraft = z.object({
  language,
  decision: entry,
  /** The answer's text. Not named `text`, as the form of comments on the same page has a field of that name. */
  words: entry,
  answer: entry,
  confirmed: entries,
})
export type AgreementDraft = z.output<typeof AgreementDraft>

export const emptyContribution = (language: Locale): ContributionDraft =>
  ContributionDraft.parse({ language, stage: 'offered' })
export const emptyAgreement = (language: Locale): AgreementDraft => AgreementDraft.parse({ language })

/** What is published, as the form of its next step begins, in the language it was written in. */
export function toContributionDraft(
  content: Omit<PublishedContribution, 'stage'>,
  stage: PartnerStage,
): ContributionDraft {
  const language = LOCALES.find((locale) => content.what[locale]?.state === 'original') ?? 'en'
  const text = (words: LocalizedText | null) => pickText(words, language)?.text ?? ''
  return ContributionDraft.parse({
    language,
    stage,
    help: content.help,
    what: text(content.what),
    details: text(content.details),
    amount: content.amount === null ? '' : entryOfDecimal(content.amount, language),
    currency: content.currency ?? '',
    output: text(content.output),
    from: entryOfDate(content.from),
    until: entryOfDate(content.until),
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
  })
}

interface ContributionBase {
  reference: string
  /** Attached to the submission, or published with the version before. */
  files: readonly FileRef[]
  today: IsoDate
  /** Stages that may be published next. */
  next: readonly PartnerStage[]
}

/** The contribution as it would be published, or everything that is wrong, by the form's field names. */
export function fromContributionDraft(
  draft: ContributionDraft,
  base: ContributionBase,
): Outcome<ContributionContent> {
  const typed = readerOf(draft, base.today)
  const documents = documentsOf(draft, typed, base)
  const date = (entered: string, path: string) => {
    if (entered.trim() === '') return null
    const read = dateFromEntry(entered)
    if (read === null) typed.errors[path] = 'not_a_date'
    return read
  }
  if (!base.next.some((stage) => stage === draft.stage)) typed.errors.stage = 'not_next'
  return checked(
    ContributionContent,
    typed.errors,
    'what',
    { evidence: documents.places },
    {
      commitment: base.reference,
      stage: draft.stage,
      help: draft.help,
      what: typed.text(draft.what) ?? {},
      details: typed.text(draft.details),
      amount: typed.number(draft.amount, 'amount'),
      // The word for money differs by country, so it is read as it is meant there.
      currency:
        draft.currency.trim() === ''
          ? null
          : typed.currency(draft.currency, base.reference.split('-')[0] ?? '', 'currency'),
      output: typed.text(draft.output),
      from: date(draft.from, 'from'),
      until: date(draft.until, 'until'),
      ...documents.content,
    },
  )
}

/** The answer as it would be published, or everything that is wrong, by the form's field names. */
export function fromAgreementDraft(
  draft: AgreementDraft,
  { reference, number, today }: { reference: string; number: number; today: IsoDate },
): Outcome<AgreementContent> {
  const typed = readerOf(draft, today)
  return checked(
    AgreementContent,
    typed.errors,
    'words',
    {},
    {
      commitment: reference,
      number,
      decision: draft.decision,
      text: typed.text(draft.words),
    },
  )
}
