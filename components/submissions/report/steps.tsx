'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { rowCount, valueAt } from '@/lib/form-data'
import { useDraft } from '../draft-context'
import { ChoiceEntry, Entry, LongEntry } from '../entries'
import { FormSection } from '../form-section'
import { type ReportStep, useReport } from './report-context'

/** What happened to the milestones of the commitment. */
export function Steps() {
  const t = useTranslations()
  const { steps } = useReport()
  const { values } = useDraft()
  const count = rowCount(values, 'steps')
  const keys = Array.from({ length: count }, (_, index) => valueAt(values, `steps.${index}.milestone`))
  let next = count
  const rows = steps.map((step) => {
    const found = keys.indexOf(step.key)
    return { step, index: found >= 0 ? found : next++ }
  })
  return (
    <FormSection
      id="steps"
      title={t('submission.sections.steps')}
      lede={steps.length ? t('report.lede.steps') : undefined}
    >
      {steps.length === 0 && <p className="note">{t('report.noMilestones')}</p>}
      {rows.map(({ step, index }) => (
        <StepRow key={step.key} step={step} index={index} />
      ))}
    </FormSection>
  )
}

function StepRow({ step, index }: { step: ReportStep; index: number }) {
  const t = useTranslations('report.step')
  const report = useTranslations('report')
  const { today } = useReport()
  const path = `steps.${index}`
  return (
    <fieldset className="card mb-4" id={fieldId(path)} tabIndex={-1}>
      <legend className="float-left w-full font-serif text-[1.18rem] leading-tight">{step.name}</legend>
      <div className="clear-both">
        <p className="meta mb-4">{step.stands}</p>
        <input type="hidden" name={`${path}.row`} value={step.key} readOnly />
        <input type="hidden" name={`${path}.milestone`} value={step.key} readOnly />
        <ChoiceEntry
          kind="radio"
          name={`${path}.state`}
          label={t('state')}
          options={[
            { value: '', label: t('nothing') },
            { value: 'in_progress', label: t('inProgress') },
            { value: 'done', label: t('done'), hint: t('doneHint') },
          ]}
        />
        <Entry name={`${path}.doneOn`} label={t('doneOn')} hint={report('pastDateHint', { today })} />
        <LongEntry name={`${path}.note`} label={t('note')} rows={2} optional />
      </div>
    </fieldset>
  )
}
