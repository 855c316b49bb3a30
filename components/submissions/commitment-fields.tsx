'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fieldId } from '@/components/forms/field'
import { PublishedContext, type PublishedView } from './commitment/commitment-context'
import { Dates } from './commitment/dates'
import { DeliverySteps } from './commitment/delivery-steps'
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
  published: PublishedView
  /** What the change asks less or more of than before, in words. */
  changes: ReactNode
}

/** The questions about a commitment, step by step. */
export function CommitmentFields({ asksReason, published, changes, ...wording }: CommitmentFieldsProps) {
  return (
    <PublishedContext value={published}>
      <Wording {...wording} />
      <Dates />
      <Who />
      <Indicators />
      <Milestones />
      <DeliverySteps />
      <MoneyLines />
      <Sources />
      <Finish asksReason={asksReason}>{changes}</Finish>
    </PublishedContext>
  )
}

/** The last part of both forms: why, and what submitting means. */
export function Finish({ asksReason, children }: { asksReason: boolean; children?: ReactNode }) {
  const t = useTranslations('submission')
  return (
    <FormSection id="finish" title={t('sections.finish')}>
      {children}
      {asksReason && <LongEntry name="reason" label={t('field.reason')} hint={t('hint.reason')} rows={3} />}
      {children}
      <div id={fieldId('finish')} className="grid gap-2 text-ink-2">
        <p>{t('finish')}</p>
        {!children && <p>{t('declaration')}</p>}
      </div>
    </FormSection>
  )
}
