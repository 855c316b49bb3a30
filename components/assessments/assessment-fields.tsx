'use client'

import { useTranslations } from 'next-intl'
import type { Option } from '@/components/forms/field'
import { Finish } from '@/components/submissions/commitment-fields'
import { ChoiceEntry, Entry, LongEntry } from '@/components/submissions/entries'
import { FormSection } from '@/components/submissions/form-section'
import { LanguageEntry } from '@/components/submissions/language-entry'
import { Evidence } from '@/components/submissions/report/evidence'
import { Figures } from '@/components/submissions/report/figures'
import { ReportContext, type ReportView } from '@/components/submissions/report/report-context'
import { SELF_RATINGS } from '@/lib/reports/model'

interface AssessmentFieldsProps {
  report: ReportView
  /** Organisations that may be asked to sign it too. */
  signatories: readonly Option[]
  /** The maker has an office here, which may be heard. */
  hasOffice: boolean
  /** It is published as "a verified organisation". */
  isProtected: boolean
  asksAnswer: boolean
}

/** The questions of an assessment. */
export function AssessmentFields({
  report,
  signatories,
  hasOffice,
  isProtected,
  asksAnswer,
}: AssessmentFieldsProps) {
  return (
    <ReportContext value={report}>
      <Verdict />
      <Figures lede="assessment.formLede.figures" />
      <Evidence isAboutAll />
      <Signing signatories={signatories} hasOffice={hasOffice} isProtected={isProtected} />
      <Finish asksReason={false} asksAnswer={asksAnswer} declaration={<WhatFollows />} />
    </ReportContext>
  )
}

/** The verdict with the rule of each word beside it, and the words that carry it. */
function Verdict() {
  const t = useTranslations()
  return (
    <FormSection id="verdict" title={t('submission.sections.verdict')} lede={t('submission.lede.verdict')}>
      <LanguageEntry label={t('assessment.field.language')} />
      <ChoiceEntry
        kind="radio"
        name="verdict"
        label={t('assessment.field.verdict')}
        hint={t('assessment.hint.verdict')}
        options={[...SELF_RATINGS.toReversed(), 'none' as const].map((word) => ({
          value: word,
          label: t(`assessment.verdict.${word}`),
          hint: t(`assessment.rubric.${word}`),
        }))}
      />
      <LongEntry
        name="finding"
        label={t('assessment.field.finding')}
        hint={t('assessment.hint.finding')}
        rows={8}
      />
      <Entry
        name="coverage"
        label={t('assessment.field.coverage')}
        hint={t('assessment.hint.coverage')}
        optional
      />
      <LongEntry
        name="settle"
        label={t('assessment.field.settle')}
        hint={t('assessment.hint.settle')}
        rows={3}
        optional
      />
    </FormSection>
  )
}

function Signing({
  signatories,
  hasOffice,
  isProtected,
}: Pick<AssessmentFieldsProps, 'signatories' | 'hasOffice' | 'isProtected'>) {
  const t = useTranslations()
  return (
    <FormSection id="signing" title={t('submission.sections.signing')} lede={t('submission.lede.signing')}>
      <p className="note mb-6" data-tone="plain">
        {t(isProtected ? 'assessment.signedUnnamed' : 'assessment.signedByName')}
      </p>
      {hasOffice ? (
        <ChoiceEntry
          kind="radio"
          name="hearing"
          label={t('assessment.field.hearing')}
          options={[
            { value: '', label: t('assessment.before'), hint: t('assessment.beforeHint') },
            { value: 'after', label: t('assessment.after'), hint: t('assessment.afterHint') },
          ]}
        />
      ) : (
        <p className="mb-6">{t('assessment.nobody')}</p>
      )}
      {signatories.length > 0 && (
        <ChoiceEntry
          kind="checkbox"
          name="signatures"
          label={t('assessment.field.signatures')}
          hint={t('assessment.hint.signatures')}
          options={signatories}
          optional
        />
      )}
    </FormSection>
  )
}

function WhatFollows() {
  const t = useTranslations('assessment')
  return (
    <ol className="mb-5 grid max-w-[65ch] list-decimal gap-1.5 ps-5">
      {(['check', 'hearing', 'published', 'yours'] as const).map((step) => (
        <li key={step}>{t(`follows.${step}`)}</li>
      ))}
    </ol>
  )
}

/** The questions of a reply. */
export function ReplyFields({ today, asksAnswer }: { today: string; asksAnswer: boolean }) {
  const t = useTranslations()
  return (
    <ReportContext value={{ figures: [], steps: [], amounts: [], today, last: null }}>
      <FormSection id="reply" title={t('submission.sections.reply')} lede={t('submission.lede.reply')}>
        <LanguageEntry label={t('reply.field.language')} />
        <LongEntry name="reply" label={t('reply.field.reply')} hint={t('reply.hint.reply')} rows={8} />
      </FormSection>
      <Evidence isAboutAll />
      <Finish
        asksReason={false}
        asksAnswer={asksAnswer}
        declaration={<p className="mb-5">{t('reply.follows')}</p>}
      />
    </ReportContext>
  )
}
