'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { addressOf } from '@/lib/commitments/draft-published'
import { valueAt } from '@/lib/form-data'
import { SPEAKERS } from '@/lib/indicators/model'
import { useDraft } from '../draft-context'
import { Entry, Pair, SelectEntry } from '../entries'
import { type RowProps, Rows } from '../rows'
import { Cite } from './cite'
import { usePublished } from './commitment-context'
import { TextEntry } from './text-entry'

/** Values of one indicator: those published are shown and stay, new ones are added after them. */
export function IndicatorValues({ path }: { path: string }) {
  const t = useTranslations('submission')
  const { values } = useDraft()
  const published = usePublished()
  const list = `${path}.values`
  const wordsOf = (index: number) => published.values[addressOf(values, `${list}.${index}`)]
  return (
    <div className="mt-6 border-line border-t pt-4">
      <h4 className="mb-1 font-sans font-semibold">{t('value.title')}</h4>
      <p className="meta mb-3">{t('value.lede')}</p>
      <Rows
        list={list}
        words="values"
        legend={(index) => wordsOf(index) ?? t('row.values', { number: index + 1 })}
        remove={(index) => t('remove.values', { number: index + 1 })}
        keeps={(index) => wordsOf(index) !== undefined}
        row={(row) => <ValueRow {...row} isPublished={wordsOf(row.index) !== undefined} />}
      />
    </div>
  )
}

function ValueRow({ isPublished, ...row }: RowProps & { isPublished: boolean }) {
  const t = useTranslations('submission.value')
  const { errors } = useDraft()
  if (!isPublished) return <ValueFields {...row} />
  return (
    <details
      className="fold"
      open={Object.keys(errors).some((path) => path.startsWith(`${row.path}.`)) || undefined}
    >
      <summary>{t('correct')}</summary>
      <p className="meta my-3">{t('correctLede')}</p>
      <ValueFields {...row} />
    </details>
  )
}

function ValueFields({ path, isNew }: RowProps) {
  const t = useTranslations()
  const { values } = useDraft()
  const indicator = path.split('.').slice(0, 2).join('.')
  const isCount = valueAt(values, `${indicator}.measure`) === 'count'
  return (
    <>
      <Pair>
        <Entry
          name={`${path}.value`}
          label={t('submission.value.value')}
          inputMode="decimal"
          autoFocus={isNew}
        />
        <SelectEntry
          name={`${path}.saidBy`}
          label={t('submission.value.saidBy')}
          options={SPEAKERS.map((speaker) => ({ value: speaker, label: t(`speaker.${speaker}`) }))}
          empty={t('submission.choose')}
        />
        <Entry
          name={`${path}.from`}
          label={t('submission.value.from')}
          hint={t(isCount ? 'submission.value.fromHint' : 'submission.value.fromLevel')}
          optional
        />
        <Entry name={`${path}.on`} label={t('submission.value.on')} hint={t('submission.dateHint')} />
      </Pair>
      <Tick name={`${path}.partial`} label={t('submission.value.partial')} />
      <Tick name={`${path}.methodBreak`} label={t('submission.value.methodBreak')} />
      <TextEntry
        name={`${path}.note`}
        label={t('submission.value.note')}
        hint={t('submission.value.noteHint')}
        rows={2}
        optional
      />
      <Cite path={path} label={t('submission.value.sources')} optional />
    </>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  const { values } = useDraft()
  const id = fieldId(name)
  return (
    <div className="choice mb-2">
      <input type="checkbox" id={id} name={name} value="yes" defaultChecked={valueAt(values, name) !== ''} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
