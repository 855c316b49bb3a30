'use client'

import { useTranslations } from 'next-intl'
import { DIRECTIONS, MEASURES } from '@/lib/indicators/model'
import { Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { Cite } from './cite'
import { KeptKey } from './kept-key'
import { TextEntry } from './text-entry'
import { IndicatorValues } from './values'

/** What can be counted: terms of each indicator, and the values that are known. */
export function Indicators() {
  const t = useTranslations('submission')
  return (
    <FormSection id="indicators" title={t('sections.indicators')} lede={t('lede.indicators')}>
      <Rows
        list="indicators"
        legend={(index) => t('row.indicators', { number: index + 1 })}
        remove={(index) => t('remove.indicators', { number: index + 1 })}
        row={(row) => <IndicatorRow {...row} />}
      />
    </FormSection>
  )
}

function IndicatorRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <KeptKey path={path} />
      <TextEntry
        name={`${path}.name`}
        label={t('submission.indicator.name')}
        hint={t('submission.indicator.nameHint')}
        autoFocus={isNew}
      />
      <TextEntry
        name={`${path}.unit`}
        label={t('submission.indicator.unit')}
        hint={t('submission.indicator.unitHint')}
      />
      <Pair>
        <SelectEntry
          name={`${path}.direction`}
          label={t('submission.indicator.direction')}
          hint={t('commitmentForm.directionHint')}
          options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.measure`}
          label={t('submission.indicator.measure')}
          hint={t('commitmentForm.measureHint')}
          options={MEASURES.map((measure) => ({ value: measure, label: t(`measure.${measure}`) }))}
          empty={t('submission.choose')}
        />
        <Entry
          name={`${path}.baselineValue`}
          label={t('submission.indicator.baselineValue')}
          inputMode="decimal"
          optional
        />
        <Entry
          name={`${path}.baselineOn`}
          label={t('submission.indicator.baselineOn')}
          hint={t('submission.dateHint')}
          optional
        />
        <Entry
          name={`${path}.targetValue`}
          label={t('submission.indicator.targetValue')}
          inputMode="decimal"
          optional
        />
        <Entry
          name={`${path}.targetOn`}
          label={t('submission.indicator.targetOn')}
          hint={t('submission.indicator.targetOnHint')}
          optional
        />
      </Pair>
      <TextEntry
        name={`${path}.method`}
        label={t('submission.indicator.method')}
        hint={t('commitmentForm.methodHint')}
        rows={2}
        optional
      />
      <Cite path={path} label={t('submission.indicator.sources')} optional />
      <IndicatorValues path={path} />
    </>
  )
}
