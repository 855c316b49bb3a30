'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextAreaField, TextField } from '@/components/forms/field'
import { rowCount, valueAt } from '@/lib/form-data'
import { LOCALES } from '@/lib/i18n/model'
import type { Direction, Measure } from '@/lib/indicators/model'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { Finish } from './commitment-fields'
import { Declaration } from './declaration'
import { useDraft } from './draft-context'
import { ChoiceEntry, Entry, LongEntry, Pair, SelectEntry } from './entries'
import { FormSection } from './form-section'
import { type RowProps, Rows } from './rows'

/** An indicator with the figures that stand beside its field, in words. */
export interface ReportFigure {
  key: string
  name: string
  direction: Direction
  measure: Measure
  unit: string
  latest: string | null
  target: string | null
  baseline: string | null
}

interface ReportFieldsProps {
  figures: readonly ReportFigure[]
  doneMax: number
  asksReason: boolean
}

/** The questions of a progress report. */
export function ReportFields({ figures, doneMax, asksReason }: ReportFieldsProps) {
  const t = useTranslations()
  return (
    <>
      <FormSection id="done" title={t('submission.sections.done')} lede={t('report.lede.done')}>
        <SelectEntry
          name="language"
          label={t('report.field.language')}
          hint={t('submission.hint.language')}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
        />
        <ChoiceEntry
          kind="radio"
          name="implementation"
          label={t('report.field.implementation')}
          options={IMPLEMENTATION_STATUSES.map((status) => ({
            value: status,
            label: t(`implementation.${status}`),
          }))}
        />
        <LongEntry
          name="done"
          label={t('report.field.done')}
          hint={t('report.hint.done', { max: doneMax })}
          rows={8}
        />
        <ChoiceEntry
          kind="radio"
          name="selfRating"
          label={t('report.field.selfRating')}
          hint={t('report.hint.selfRating')}
          options={[
            ...SELF_RATINGS.toReversed().map((rating) => ({
              value: rating,
              label: t(`selfRating.${rating}`),
            })),
            { value: '', label: t('report.noRating') },
          ]}
          optional
        />
      </FormSection>
      <FormSection id="figures" title={t('submission.sections.figures')} lede={t('report.lede.figures')}>
        {figures.length === 0 && <p className="note">{t('report.noIndicators')}</p>}
        {figures.map((figure, index) => (
          <FigureRow key={figure.key} figure={figure} index={index} />
        ))}
      </FormSection>
      <FormSection id="evidence" title={t('submission.sections.evidence')} lede={t('report.lede.evidence')}>
        <Rows
          list="evidence"
          legend={(index) => t('submission.row.evidence', { number: index + 1 })}
          remove={(index) => t('submission.remove.evidence', { number: index + 1 })}
          row={(row) => <EvidenceRow {...row} />}
        />
      </FormSection>
      <Finish asksReason={asksReason}>
        <Declaration />
      </Finish>
    </>
  )
}

function FigureRow({ figure, index }: { figure: ReportFigure; index: number }) {
  const t = useTranslations('report')
  const { values, errors } = useDraft()
  const common = useTranslations('submission')
  // A draft may be older than the commitment's present list of indicators: its rows are found by their key.
  const at = Array.from({ length: rowCount(values, 'values') }, (_, row) => row).find(
    (row) => valueAt(values, `values.${row}.indicator`) === figure.key,
  )
  const field = (name: 'value' | 'on' | 'from' | 'note') => ({
    name: `values.${index}.${name}`,
    error: errors[`values.${index}.${name}`],
    defaultValue: at === undefined ? '' : valueAt(values, `values.${at}.${name}`),
  })
  const counts = figure.measure === 'count'
  return (
    <fieldset className="card mb-4">
      <legend className="float-left mb-2 w-full font-serif text-[1.18rem] leading-tight">
        {figure.name}
      </legend>
      <div className="clear-both">
        <input type="hidden" name={`values.${index}.indicator`} value={figure.key} />
        <dl className="facts mb-5">
          <dt>{t('beside.latest')}</dt>
          <dd className="font-[560]">{figure.latest ?? t('beside.none')}</dd>
          <dt>{t('beside.target')}</dt>
          <dd className="font-[560]">{figure.target ?? t('beside.noTarget')}</dd>
          {figure.baseline && (
            <>
              <dt>{t('beside.baseline')}</dt>
              <dd>{figure.baseline}</dd>
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
            />
          ) : (
            <TextField {...field('value')} label={t('value.value')} inputMode="decimal" autoComplete="off" />
          )}
          {counts && (
            <TextField
              {...field('from')}
              label={t('value.from')}
              hint={common('dateHint')}
              optional={common('optional')}
              autoComplete="off"
            />
          )}
          <TextField
            {...field('on')}
            label={counts ? t('value.onCount') : t('value.on')}
            hint={common('dateHint')}
            autoComplete="off"
          />
        </Pair>
        <TextAreaField {...field('note')} label={t('value.note')} rows={2} optional={common('optional')} />
      </div>
    </fieldset>
  )
}

function EvidenceRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <Entry name={`${path}.title`} label={t('report.evidence.title')} autoFocus={isNew} />
      <Entry name={`${path}.url`} label={t('report.evidence.url')} inputMode="url" spellCheck={false} />
      <SelectEntry
        name={`${path}.kind`}
        label={t('report.evidence.kind')}
        options={SOURCE_KINDS.map((kind) => ({ value: kind, label: t(`sourceKind.${kind}`) }))}
        empty={t('submission.choose')}
      />
      <Pair>
        <Entry name={`${path}.publisher`} label={t('report.evidence.publisher')} optional />
        <Entry
          name={`${path}.publishedOn`}
          label={t('report.evidence.publishedOn')}
          hint={t('submission.dateHint')}
          optional
        />
      </Pair>
    </>
  )
}
