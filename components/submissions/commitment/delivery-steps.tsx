'use client'

import { useTranslations } from 'next-intl'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import { Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { Cite } from './cite'
import { TextEntry } from './text-entry'

/** How far a law, a policy or a service has come, each stage with its document. */
export function DeliverySteps() {
  const t = useTranslations('submission')
  return (
    <FormSection id="deliverySteps" title={t('sections.deliverySteps')} lede={t('lede.deliverySteps')}>
      <Rows
        list="deliverySteps"
        legend={(index) => t('row.deliverySteps', { number: index + 1 })}
        remove={(index) => t('remove.deliverySteps', { number: index + 1 })}
        row={(row) => <DeliveryRow {...row} />}
      />
    </FormSection>
  )
}

function DeliveryRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <Pair>
        <SelectEntry
          name={`${path}.stage`}
          label={t('submission.deliveryStep.stage')}
          options={DELIVERY_STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          empty={t('submission.choose')}
          autoFocus={isNew}
        />
        <Entry
          name={`${path}.reachedOn`}
          label={t('submission.deliveryStep.reachedOn')}
          hint={t('submission.dateHint')}
          optional
        />
      </Pair>
      <TextEntry name={`${path}.note`} label={t('submission.deliveryStep.note')} rows={2} optional />
      <Cite path={path} label={t('submission.deliveryStep.sources')} />
    </>
  )
}
