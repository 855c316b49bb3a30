'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldId, SelectField, TextAreaField, TextField } from '@/components/forms/field'
import { rowCount, valueAt } from '@/lib/form-data'
import { decimalFromEntry } from '@/lib/format/entry'
import { localeOf } from '@/lib/i18n/model'
import { useDraft } from '../draft-context'
import { Pair } from '../entries'
import { FormSection } from '../form-section'
import { LiveFigure } from './live-figure'
import { type ReportFigure, useReport } from './report-context'
import { Tick } from './tick'

type FiguresLede = 'report.lede.figures' | 'assessment.formLede.figures'

/** New values of the commitment's indicators. `lede`: whose they are. */
export function Figures({ lede = 'report.lede.figures' }: { lede?: FiguresLede }) {
  const t = useTranslations()
  const { figures } = useReport()
  const { values } = useDraft()
  // A draft may be older than the commitment's list of indicators, or come from a workbook: rows are found by their key.
  const count = rowCount(values, 'values')
  const keys = Array.from({ length: count }, (_, index) => valueAt(values, `values.${index}.indicator`))
  let next = count
  const rows = figures.map((figure) => {
    const found = keys.indexOf(figure.key)
    return { figure, index: found >= 0 ? found : next++ }
  })
  return (
    <FormSection
      id="figures"
      title={t('submission.sections.figures')}
      lede={figures.length ? t(lede) : undefined}
    >
      {figures.length === 0 && <p className="note">{t('report.noIndicators')}</p>}
      {rows.map(({ figure, index }) => (
        <FigureRow key={figure.key} figure={figure} index={index} />
      ))}
    </FormSection>
  )
}

function FigureRow({ figure, index }: { figure: ReportFigure; index: number }) {
  const t = useTranslations('report')
  const common = useTranslations('submission')
  const { today } = useReport()
  const { values, errors } = useDraft()
  const path = `values.${index}`
  const [typed, setTyped] = useState(() => valueAt(values, `${path}.value`))
  const [methodBreak, setMethodBreak] = useState(() => valueAt(values, `${path}.methodBreak`) !== '')
  const [partial, setPartial] = useState(() => valueAt(values, `${path}.partial`) !== '')
  const field = (name: 'value' | 'on' | 'from' | 'note') => ({
    name: `${path}.${name}`,
    error: errors[`${path}.${name}`],
    defaultValue: valueAt(values, `${path}.${name}`),
  })
  const counts = figure.measure === 'count'
  const { latest, target, baseline } = figure.words
  const understood = decimalFromEntry(typed, localeOf(values.language))
  return (
    <fieldset className="card mb-4" id={fieldId(path)} tabIndex={-1}>
      <legend className="float-left mb-2 w-full font-serif text-[1.18rem] leading-tight">
        {figure.name}
      </legend>
      <div className="clear-both">
        <input type="hidden" name={`${path}.row`} value={figure.key} readOnly />
        <input type="hidden" name={`${path}.indicator`} value={figure.key} readOnly />
        <dl className="facts mb-4">
          <dt>{t('beside.latest')}</dt>
          <dd className="font-[560]">{latest ?? t('beside.none')}</dd>
          <dt>{t('beside.target')}</dt>
          <dd className="font-[560]">{target ?? t('beside.noTarget')}</dd>
          {baseline && (
            <>
              <dt>{t('beside.baseline')}</dt>
              <dd>{baseline}</dd>
            </>
          )}
          <dt>{t('beside.unit')}</dt>
          <dd>{figure.unit}</dd>
        </dl>
        <Pair>
          {figure.direction === 'yes_no' ? (
            <SelectField
              {...field('value')}
              label={t('value.value')}
              options={[
                { value: '1', label: t('value.yes') },
                { value: '0', label: t('value.no') },
              ]}
              empty={t('value.none')}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          ) : (
            <TextField
              {...field('value')}
              label={t('value.value')}
              inputMode="decimal"
              autoComplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {counts && (
            <TextField
              {...field('from')}
              label={t('value.from')}
              hint={t('pastDateHint', { today })}
              autoComplete="off"
            />
          )}
          <TextField
            {...field('on')}
            label={counts ? t('value.onCount') : t('value.on')}
            hint={t('pastDateHint', { today })}
            autoComplete="off"
          />
        </Pair>
        <LiveFigure
          figure={figure}
          field={fieldId(`${path}.value`)}
          typed={understood}
          unreadable={typed.trim() !== '' && understood === null}
          methodBreak={methodBreak}
          partial={partial}
        />
        {counts && <Tick name={`${path}.partial`} label={t('value.partial')} onTick={setPartial} />}
        <Tick name={`${path}.methodBreak`} label={t('value.methodBreak')} onTick={setMethodBreak} />
        <TextAreaField
          {...field('note')}
          label={t(methodBreak ? 'value.methodNote' : 'value.note')}
          rows={2}
          optional={methodBreak ? undefined : common('optional')}
        />
      </div>
    </fieldset>
  )
}
