'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Finish } from '@/components/submissions/commitment-fields'
import { ChoiceEntry, Entry, LongEntry, Pair } from '@/components/submissions/entries'
import { FormSection } from '@/components/submissions/form-section'
import { LanguageEntry } from '@/components/submissions/language-entry'
import { Evidence } from '@/components/submissions/report/evidence'
import { ReportContext } from '@/components/submissions/report/report-context'
import { DECISIONS, HELP_KINDS, type PartnerStage } from '@/lib/contributions/model'

interface ContributionFieldsProps {
  /** As it is typed. */
  today: string
  /** What may come next; the first where there is no choice. */
  stages: readonly PartnerStage[]
  /** It is published as "a verified organisation". */
  isProtected: boolean
  asksAnswer: boolean
}

/** The questions of a contribution, from the offer to the last step. */
export function ContributionFields({ today, stages, isProtected, asksAnswer }: ContributionFieldsProps) {
  const t = useTranslations()
  return (
    <ReportContext value={{ figures: [], steps: [], amounts: [], today, last: null }}>
      <FormSection
        id="contribution"
        title={t('submission.sections.contribution')}
        lede={t('submission.lede.contribution')}
      >
        <p className="note mb-6" data-tone="plain">
          {t(isProtected ? 'contribution.signedUnnamed' : 'contribution.signedByName')}
        </p>
        <LanguageEntry label={t('contribution.field.language')} />
        <Stage stages={stages} />
        <Entry name="what" label={t('contribution.field.what')} hint={t('contribution.hint.what')} />
        <ChoiceEntry
          kind="radio"
          name="help"
          label={t('contribution.field.help')}
          options={HELP_KINDS.map((kind) => ({ value: kind, label: t(`contribution.kind.${kind}`) }))}
        />
        <Pair>
          <Entry
            name="amount"
            label={t('contribution.field.amount')}
            hint={t('contribution.hint.amount')}
            inputMode="decimal"
            optional
          />
          <Entry name="currency" label={t('contribution.field.currency')} spellCheck={false} optional />
        </Pair>
        <Entry
          name="output"
          label={t('contribution.field.output')}
          hint={t('contribution.hint.output')}
          optional
        />
        <Pair>
          <Entry
            name="from"
            label={t('contribution.field.from')}
            hint={t('contribution.hint.dates')}
            optional
          />
          <Entry name="until" label={t('contribution.field.until')} optional />
        </Pair>
        <LongEntry
          name="details"
          label={t('contribution.field.details')}
          hint={t('contribution.hint.details')}
          rows={5}
          optional
        />
      </FormSection>
      <Evidence isAboutAll lede={t('contribution.evidenceLede')} />
      <Finish
        asksReason={false}
        asksAnswer={asksAnswer}
        declaration={<p className="mb-5">{t('contribution.follows')}</p>}
      />
    </ReportContext>
  )
}

/** How far it has come: asked where there is a choice. */
function Stage({ stages }: { stages: readonly PartnerStage[] }) {
  const t = useTranslations('contribution')
  const [only, ...others] = stages
  if (only !== undefined && others.length === 0)
    return (
      <p className="mb-6">
        <input type="hidden" name="stage" value={only} />
        {t(`stepHint.${only}`)}
      </p>
    )
  return (
    <ChoiceEntry
      kind="radio"
      name="stage"
      label={t('field.stage')}
      options={stages.map((stage) => ({
        value: stage,
        label: t(`step.${stage}`),
        hint: t(`stepHint.${stage}`),
      }))}
    />
  )
}

/** The questions of a government's answer to an offer. */
export function AgreementFields({ offer, asksAnswer }: { offer: ReactNode; asksAnswer: boolean }) {
  const t = useTranslations()
  return (
    <>
      <FormSection
        id="agreement"
        title={t('submission.sections.agreement')}
        lede={t('submission.lede.agreement')}
      >
        {offer && <div className="card mb-6">{offer}</div>}
        <LanguageEntry label={t('agreement.field.language')} />
        <ChoiceEntry
          kind="radio"
          name="decision"
          label={t('agreement.field.decision')}
          options={DECISIONS.map((decision) => ({
            value: decision,
            label: t(`agreement.decision.${decision}`),
            hint: t(`agreement.decisionHint.${decision}`),
          }))}
        />
        <LongEntry
          name="words"
          label={t('agreement.field.words')}
          hint={t('agreement.hint.words')}
          rows={5}
          optional
        />
      </FormSection>
      <Finish
        asksReason={false}
        asksAnswer={asksAnswer}
        declaration={<p className="mb-5">{t('agreement.follows')}</p>}
      />
    </>
  )
}
