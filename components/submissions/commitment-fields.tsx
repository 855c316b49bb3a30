'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fieldId, type Option } from '@/components/forms/field'
import { PublishedContext, type PublishedView } from './commitment/commitment-context'
import { Dates } from './commitment/dates'
import { DeliverySteps } from './commitment/delivery-steps'
import { Hints } from './commitment/hints'
import { Indicators } from './commitment/indicators'
import { Milestones } from './commitment/milestones'
import { MoneyLines } from './commitment/money'
import { Sources } from './commitment/sources'
import { Who } from './commitment/who'
import { Wording, type WordingProps } from './commitment/wording'
import { LongEntry } from './entries'
import { FormSection } from './form-section'

interface CommitmentFieldsProps extends WordingProps {
  /** Something published changes: the public history says why. */
  asksReason: boolean
  asksAnswer: boolean
  published: PublishedView
  /** What the change asks less or more of than before, in words. */
  changes: ReactNode
  /** Of its maker. */
  consultations: readonly Option[]
}

/** The questions about a commitment, step by step. */
export function CommitmentFields({
  asksReason,
  asksAnswer,
  published,
  changes,
  consultations,
  ...wording
}: CommitmentFieldsProps) {
  return (
    <PublishedContext value={published}>
      <Wording {...wording} />
      <Dates />
      <Who />
      <Indicators />
      <Milestones />
      <DeliverySteps />
      <MoneyLines />
      <Sources consultations={consultations} />
      <Finish
        asksReason={asksReason}
        asksAnswer={asksAnswer}
        changes={
          <>
            <Hints />
            {changes}
          </>
        }
      />
    </PublishedContext>
  )
}

interface FinishProps {
  asksReason: boolean
  /** It was returned: the office may answer in a word. */
  asksAnswer: boolean
  /** What is worth another look: what a change asks less or more of, a slip of a unit. */
  changes?: ReactNode
  /** The box to tick, where there is one; else a sentence stands for it. */
  declaration?: ReactNode
}

/** The last part of both forms: why, what is answered, and what submitting means. */
export function Finish({ asksReason, asksAnswer, changes, declaration }: FinishProps) {
  const t = useTranslations('submission')
  return (
    <FormSection id="finish" title={t('sections.finish')}>
      {changes}
      {asksReason && <LongEntry name="reason" label={t('field.reason')} hint={t('hint.reason')} rows={3} />}
      {asksAnswer && (
        <LongEntry name="answer" label={t('field.answer')} hint={t('hint.answer')} rows={3} optional />
      )}
      {declaration}
      <div id={fieldId('finish')} className="grid gap-2 text-ink-2">
        <p>{t('finish')}</p>
        {!declaration && <p>{t('declaration')}</p>}
      </div>
    </FormSection>
  )
}
