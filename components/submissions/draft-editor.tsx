import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AssessmentFields, ReplyFields } from '@/components/assessments/assessment-fields'
import { ConsultationInBrief, SuggestionInBrief } from '@/components/consultations/consultation-content'
import {
  AnswerFields,
  ConsultationFields,
  SuggestionFields,
} from '@/components/consultations/consultation-fields'
import { OfferInBrief } from '@/components/contributions/contribution-content'
import { AgreementFields, ContributionFields } from '@/components/contributions/contribution-fields'
import { FilesProvider, type FilesView } from '@/components/files/files-context'
import { FormMessages } from '@/components/forms/form-messages'
import { appDb } from '@/db/client'
import type { FieldErrors } from '@/lib/action-result'
import { AssessmentDraft, ReplyDraft } from '@/lib/assessments/draft'
import { isProtectedOrganisation } from '@/lib/assessments/queries'
import { listSignatories } from '@/lib/assessments/signatures'
import { CommitmentDraft } from '@/lib/commitments/draft'
import { publishedTexts } from '@/lib/commitments/draft-published'
import { publishedValueWords } from '@/lib/commitments/draft-view'
import { type CommitmentContent, TITLE_MAX } from '@/lib/commitments/input'
import { AnswerDraft, ConsultationDraft, SuggestionDraft } from '@/lib/consultations/draft'
import { findStanding, findSuggestion } from '@/lib/consultations/load'
import { listOfMaker } from '@/lib/consultations/queries'
import { AgreementDraft, ContributionDraft } from '@/lib/contributions/draft'
import { findContribution } from '@/lib/contributions/load'
import { partnerSteps } from '@/lib/contributions/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import type { Fields } from '@/lib/form-data'
import { entryOfDate } from '@/lib/format/entry'
import { type Locale, pickText } from '@/lib/i18n/model'
import { shown } from '@/lib/privacy/draft'
import { findPersonalDataIn } from '@/lib/privacy/queries'
import { ReportDraft } from '@/lib/reports/draft'
import { type DraftState, draftAction, dropRestoredAction } from '@/lib/submissions/actions'
import type { LoadedSubmission, Submission } from '@/lib/submissions/load'
import type { SubmissionKind } from '@/lib/submissions/model'
import type { FormVocabulary, ReportIndicator } from '@/lib/submissions/queries'
import type { ReportSetting } from '@/lib/submissions/report-setting'
import { idleSteps, STEPS, type Step } from '@/lib/submissions/steps'
import type { PublishedView } from './commitment/commitment-context'
import { CommitmentFields } from './commitment-fields'
import { DraftForm } from './draft-form'
import { COMMITMENT_WORDS, FORUM_WORDS, HELP_WORDS, REPORT_WORDS, SAID_WORDS } from './draft-words'
import { DROP_FORM } from './drop-form'
import { reportViewOf } from './report/report-view'
import { ReportFields } from './report-fields'

interface DraftEditorProps {
  submission: LoadedSubmission
  vocabulary: FormVocabulary
  indicators: readonly ReportIndicator[]
  setting: ReportSetting
  /** What its writer had typed before they had to sign in; null: nothing waits. */
  restored: Fields | null
  /** The commitment as it is published; null: not yet, or the draft is a report. */
  published: CommitmentContent | null
  /** What a change asks less or more of, in words. */
  changes: ReactNode
  /** False: somebody else hands it in. */
  submits: boolean
  step: Step
  /** What keeps it from being handed in; null: not looked for. */
  gaps: FieldErrors | null
  files: FilesView
  /** Whose copy may be kept on their own device; null: nobody's. */
  deviceOf: number | null
  locale: Locale
}

/** The form of a draft, with all it needs beside what was saved. */
export async function DraftEditor({
  submission,
  vocabulary,
  indicators,
  setting,
  restored,
  published,
  changes,
  submits,
  step,
  gaps,
  files,
  deviceOf,
  locale,
}: DraftEditorProps) {
  const { row } = submission
  const address = `/${locale}/workspace/submissions/${row.id}`
  const shared = {
    kind: row.kind,
    send: draftAction.bind(null, locale, row.id),
    initial: { ...initialOf(row), reason: row.reason ?? '' },
    saved: { revision: row.revision, at: row.revision > 1 ? row.updatedAt.toISOString() : null },
    step,
    gaps,
    findings: shown(await findPersonalDataIn(appDb, row.id, { ...row.content, reason: row.reason })),
    device: deviceOf === null ? null : { person: deviceOf, draft: row.id },
    beacon: `/api/drafts/${row.id}`,
    timeZone: env().VAADA_TIME_ZONE,
    restored: restoredDraft(row.kind, restored),
    submits,
    signInAddress: `/${locale}/sign-in?back=${encodeURIComponent(address)}`,
  }
  const asksReason = row.baseVersion > 0
  const drop = shared.restored && (
    <form id={DROP_FORM} action={dropRestoredAction.bind(null, locale, row.id)} />
  )
  if (row.kind === 'assessment' || row.kind === 'reply')
    return (
      <FormMessages namespaces={SAID_WORDS}>
        {drop}
        <FilesProvider files={files}>
          <SaidEditor
            submission={submission}
            shared={shared}
            indicators={indicators}
            setting={setting}
            locale={locale}
          />
        </FilesProvider>
      </FormMessages>
    )
  if (row.kind === 'contribution' || row.kind === 'agreement')
    return (
      <FormMessages namespaces={HELP_WORDS}>
        {drop}
        <FilesProvider files={files}>
          <HelpEditor submission={submission} shared={shared} locale={locale} />
        </FilesProvider>
      </FormMessages>
    )
  if (row.kind === 'consultation' || row.kind === 'suggestion' || row.kind === 'answer')
    return (
      <FormMessages namespaces={FORUM_WORDS}>
        {drop}
        <FilesProvider files={files}>
          <ForumEditor row={row} shared={shared} vocabulary={vocabulary} locale={locale} />
        </FilesProvider>
      </FormMessages>
    )
  if (row.kind === 'report') {
    const report = await reportViewOf(indicators, setting, locale)
    return (
      <FormMessages namespaces={REPORT_WORDS}>
        {drop}
        <FilesProvider files={files}>
          <DraftForm
            {...shared}
            idle={idleSteps({ indicators: report.figures.length, milestones: report.steps.length })}
            figures={report.figures.map(({ key, name, measure }) => ({ key, name, measure }))}
          >
            <ReportFields report={report} asksReason={asksReason} asksAnswer={row.state === 'returned'} />
          </DraftForm>
        </FilesProvider>
      </FormMessages>
    )
  }
  return (
    <FormMessages namespaces={COMMITMENT_WORDS}>
      {drop}
      <FilesProvider files={files}>
        <DraftForm {...shared}>
          <CommitmentFields
            frameworks={vocabulary.frameworks.map(({ key, name }) => ({
              value: key,
              label: pickText(name, locale)?.text ?? key,
            }))}
            actions={actionOptions(vocabulary, locale)}
            consultations={(await listOfMaker(appDb, row.makerCode)).map(({ number, title }) => ({
              value: String(number),
              label: `${number}. ${pickText(title, locale)?.text ?? ''}`,
            }))}
            languageFixed={row.commitmentId !== null}
            titleMax={TITLE_MAX}
            asksReason={asksReason}
            asksAnswer={row.state === 'returned'}
            published={await publishedView(published, locale)}
            changes={changes}
          />
        </DraftForm>
      </FilesProvider>
    </FormMessages>
  )
}

type Shared = Omit<Parameters<typeof DraftForm>[0], 'children'>

/** The form of an assessment or of a reply. */
async function SaidEditor({
  submission: { row, subject },
  shared,
  indicators,
  setting,
  locale,
}: Pick<DraftEditorProps, 'submission' | 'indicators' | 'setting' | 'locale'> & { shared: Shared }) {
  const report = await reportViewOf(indicators, setting, locale)
  const asksAnswer = row.state === 'returned'
  if (row.kind === 'reply' || row.organisationId === null)
    return (
      <DraftForm {...shared}>
        <ReplyFields today={report.today} asksAnswer={asksAnswer} />
      </DraftForm>
    )
  const [signatories, isProtected] = await Promise.all([
    listSignatories(appDb, row.organisationId),
    isProtectedOrganisation(appDb, row.organisationId),
  ])
  return (
    <DraftForm
      {...shared}
      idle={idleSteps({ indicators: report.figures.length, milestones: 1 })}
      figures={report.figures.map(({ key, name, measure }) => ({ key, name, measure }))}
    >
      <AssessmentFields
        report={report}
        signatories={signatories.map(({ number, name }) => ({ value: String(number), label: name }))}
        hasOffice={subject.hasOffice}
        isProtected={isProtected}
        asksAnswer={asksAnswer}
      />
    </DraftForm>
  )
}

/** The form of a contribution or of a government's answer to one. */
async function HelpEditor({
  submission: { row, subject },
  shared,
  locale,
}: Pick<DraftEditorProps, 'submission' | 'locale'> & { shared: Shared }) {
  const standing = row.contributionId === null ? null : await findContribution(appDb, row.contributionId)
  const asksAnswer = row.state === 'returned'
  if (row.kind === 'agreement' || row.organisationId === null)
    return (
      <DraftForm {...shared}>
        <AgreementFields
          offer={standing?.content && <OfferInBrief content={standing.content} locale={locale} />}
          asksAnswer={asksAnswer}
        />
      </DraftForm>
    )
  return (
    <DraftForm {...shared}>
      <ContributionFields
        today={entryOfDate(civilDate(new Date(), env().VAADA_TIME_ZONE))}
        stages={partnerSteps(standing?.stage ?? null, subject.hasOffice)}
        isProtected={await isProtectedOrganisation(appDb, row.organisationId)}
        asksAnswer={asksAnswer}
      />
    </DraftForm>
  )
}

/** The form of a consultation, of a suggestion in one, or of an office's answer. */
async function ForumEditor({
  row,
  shared,
  vocabulary,
  locale,
}: Pick<DraftEditorProps, 'vocabulary' | 'locale'> & { row: Submission; shared: Shared }) {
  const asksAnswer = row.state === 'returned'
  const consultation = row.consultation === null ? null : await findStanding(appDb, row.consultation)
  if (row.kind === 'answer') {
    const suggestion = await findSuggestion(appDb, row.consultation ?? 0, { number: row.suggestion ?? 0 })
    return (
      <DraftForm {...shared}>
        <AnswerFields
          suggestion={
            suggestion?.content && <SuggestionInBrief content={suggestion.content} locale={locale} />
          }
          asksAnswer={asksAnswer}
        />
      </DraftForm>
    )
  }
  const opened = consultation?.content && (
    <ConsultationInBrief content={consultation.content} locale={locale} />
  )
  return (
    <DraftForm {...shared}>
      {row.kind === 'suggestion' && row.organisationId !== null ? (
        <SuggestionFields
          consultation={opened}
          isProtected={await isProtectedOrganisation(appDb, row.organisationId)}
          asksAnswer={asksAnswer}
        />
      ) : (
        <ConsultationFields
          standing={opened}
          actions={actionOptions(vocabulary, locale)}
          asksAnswer={asksAnswer}
        />
      )}
    </DraftForm>
  )
}

const actionOptions = ({ actions }: FormVocabulary, locale: Locale) =>
  actions.map(({ number, name }) => ({
    value: String(number),
    label: `${number}. ${pickText(name, locale)?.text ?? ''}`,
  }))

/** Against what the form says the states of its texts, and which values are published. */
async function publishedView(content: CommitmentContent | null, locale: Locale): Promise<PublishedView> {
  const t = await getTranslations()
  return {
    texts: publishedTexts(content),
    values: publishedValueWords(content, locale, ({ value, date, speaker }) =>
      t('commitmentForm.publishedValue', { value, date, speaker: t(`speaker.${speaker}`) }),
    ),
  }
}

/**
 * What was typed, with the revision it was written on: if somebody saved meanwhile, saving says so. Null: nothing
 * waits, or it is from another form of the page.
 */
function restoredDraft(kind: SubmissionKind, waiting: Fields | null): DraftState | null {
  if (waiting?.revision === undefined) return null
  const { revision, part, ...typed } = waiting
  // A question whose last box was unticked, or last row taken out, sends nothing: it was emptied, not left alone.
  const sent =
    typeof part === 'string' ? part.split(',') : STEPS[kind].flatMap(({ fields }): string[] => [...fields])
  for (const field of sent) typed[field] ??= []
  return { ok: false, formError: 'restored', typed, revision: Number(revision) }
}

/** A form never saved begins with an empty row where nearly everybody needs one. */
function initialOf({ kind, content, revision }: LoadedSubmission['row']): Fields {
  if (kind === 'assessment') return withRow(AssessmentDraft.parse(content) as Fields, revision, ['evidence'])
  if (kind === 'reply') return ReplyDraft.parse(content) as Fields
  if (kind === 'contribution')
    return withRow(ContributionDraft.parse(content) as Fields, revision, ['evidence'])
  if (kind === 'agreement') return AgreementDraft.parse(content) as Fields
  if (kind === 'consultation') return ConsultationDraft.parse(content) as Fields
  if (kind === 'suggestion') return SuggestionDraft.parse(content) as Fields
  if (kind === 'answer') return AnswerDraft.parse(content) as Fields
  if (kind === 'report') return withRow(ReportDraft.parse(content) as Fields, revision, ['evidence'])
  return withRow(CommitmentDraft.parse(content) as Fields, revision, ['indicators', 'sources'])
}

const withRow = (fields: Fields, revision: number, lists: readonly string[]): Fields =>
  revision > 1
    ? fields
    : {
        ...fields,
        ...Object.fromEntries(
          lists.flatMap((list) =>
            Array.isArray(fields[list]) && fields[list].length === 0 ? [[list, [{}]]] : [],
          ),
        ),
      }
