'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Option } from '@/components/forms/field'
import { Finish } from '@/components/submissions/commitment-fields'
import { ChoiceEntry, Entry, LongEntry, Pair, SelectEntry } from '@/components/submissions/entries'
import { FormSection } from '@/components/submissions/form-section'
import { LanguageEntry } from '@/components/submissions/language-entry'
import { ABOUT, OUTCOMES, SUGGESTION_KINDS } from '@/lib/consultations/model'
import { ANSWER_DAYS, OPEN_DAYS_MIN } from '@/lib/consultations/rules'

interface ConsultationFieldsProps {
  /** What stands and is made longer; null: a new one. */
  standing: ReactNode
  actions: readonly Option[]
  asksAnswer: boolean
}

/** The questions of a consultation; of one that stands only how long it is open. */
export function ConsultationFields({ standing, actions, asksAnswer }: ConsultationFieldsProps) {
  const t = useTranslations()
  const days = (
    <Entry
      name="days"
      label={t('consultation.field.days')}
      hint={t('consultation.hint.days', { min: OPEN_DAYS_MIN })}
      inputMode="decimal"
    />
  )
  return (
    <>
      <FormSection
        id="consultation"
        title={t('submission.sections.consultation')}
        lede={t(standing ? 'consultation.longerLede' : 'submission.lede.consultation')}
      >
        {standing ? (
          <>
            <div className="card mb-6">{standing}</div>
            {days}
          </>
        ) : (
          <>
            <LanguageEntry label={t('consultation.field.language')} />
            <ChoiceEntry
              kind="radio"
              name="about"
              label={t('consultation.field.about')}
              options={ABOUT.map((about) => ({
                value: about,
                label: t(`consultation.about.${about}`),
                hint: t(`consultation.aboutHint.${about}`),
              }))}
            />
            <Entry name="title" label={t('consultation.field.title')} hint={t('consultation.hint.title')} />
            <LongEntry
              name="wording"
              label={t('consultation.field.wording')}
              hint={t('consultation.hint.wording')}
              rows={10}
              optional
            />
            <SelectEntry
              name="action"
              label={t('consultation.field.action')}
              options={actions}
              empty={t('consultation.noAction')}
              optional
            />
            <Pair>
              <Entry
                name="opensOn"
                label={t('consultation.field.opensOn')}
                hint={t('consultation.hint.opensOn')}
                optional
              />
              {days}
            </Pair>
          </>
        )}
      </FormSection>
      <End asksAnswer={asksAnswer}>{t('consultation.follows', { days: ANSWER_DAYS })}</End>
    </>
  )
}

interface SuggestionFieldsProps {
  consultation: ReactNode
  /** It is published without its name. */
  isProtected: boolean
  asksAnswer: boolean
}

/** The questions of what an organisation suggests. */
export function SuggestionFields({ consultation, isProtected, asksAnswer }: SuggestionFieldsProps) {
  const t = useTranslations()
  return (
    <>
      <FormSection
        id="suggestion"
        title={t('submission.sections.suggestion')}
        lede={t('submission.lede.suggestion')}
      >
        {consultation && <div className="card mb-6">{consultation}</div>}
        <p className="note mb-6" data-tone="plain">
          {t(isProtected ? 'suggestion.signedUnnamed' : 'suggestion.signedByName')}
        </p>
        <LanguageEntry label={t('suggestion.field.language')} />
        <ChoiceEntry
          kind="radio"
          name="suggestionKind"
          label={t('suggestion.field.suggestionKind')}
          options={SUGGESTION_KINDS.map((kind) => ({
            value: kind,
            label: t(`suggestion.kind.${kind}`),
            hint: t(`suggestion.kindHint.${kind}`),
          }))}
        />
        <LongEntry
          name="words"
          label={t('suggestion.field.words')}
          hint={t('suggestion.hint.words')}
          rows={6}
        />
      </FormSection>
      <End asksAnswer={asksAnswer}>{t('suggestion.follows')}</End>
    </>
  )
}

/** The questions of an office's answer. */
export function AnswerFields({ suggestion, asksAnswer }: { suggestion: ReactNode; asksAnswer: boolean }) {
  const t = useTranslations()
  return (
    <>
      <FormSection id="answer" title={t('submission.sections.answer')} lede={t('submission.lede.answer')}>
        {suggestion && <div className="card mb-6">{suggestion}</div>}
        <LanguageEntry label={t('answer.field.language')} />
        <ChoiceEntry
          kind="radio"
          name="outcome"
          label={t('answer.field.outcome')}
          options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`answer.outcome.${outcome}`) }))}
        />
        <LongEntry name="words" label={t('answer.field.words')} hint={t('answer.hint.words')} rows={5} />
      </FormSection>
      <End asksAnswer={asksAnswer}>{t('answer.follows')}</End>
    </>
  )
}

const End = ({ asksAnswer, children }: { asksAnswer: boolean; children: ReactNode }) => (
  <Finish asksReason={false} asksAnswer={asksAnswer} declaration={<p className="mb-5">{children}</p>} />
)
