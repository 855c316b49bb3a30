'use client'

import { useTranslations } from 'next-intl'
import { CLOSURES } from '@/lib/commitments/model'
import { valueAt } from '@/lib/form-data'
import { useDraft } from '../draft-context'
import { ChoiceEntry, Entry, Pair } from '../entries'
import { FormSection } from '../form-section'
import { Cite } from './cite'
import { TextEntry } from './text-entry'

/** When it was made, when it is due, and how it ended. */
export function Dates() {
  const t = useTranslations()
  const { values, errors } = useDraft()
  const isOpen = (part: 'closure' | 'deadlineMissed', field: string) =>
    valueAt(values, `${part}.${field}`) !== '' ||
    Object.keys(errors).some((path) => path.startsWith(`${part}.`))
  return (
    <FormSection id="dates" title={t('submission.sections.dates')} lede={t('submission.lede.dates')}>
      <Entry name="madeOn" label={t('submission.field.madeOn')} hint={t('submission.hint.madeOn')} optional />
      <Pair>
        <Entry name="startsOn" label={t('submission.field.startsOn')} optional />
        <Entry name="dueOn" label={t('submission.field.dueOn')} hint={t('submission.hint.dueOn')} optional />
      </Pair>
      <details className="fold mb-5" open={isOpen('deadlineMissed', 'note') || undefined}>
        <summary>{t('commitmentForm.missed.title')}</summary>
        <p className="meta my-3">{t('commitmentForm.missed.lede')}</p>
        <TextEntry
          name="deadlineMissed.note"
          label={t('commitmentForm.missed.note')}
          hint={t('commitmentForm.missed.noteHint')}
          rows={3}
          optional
        />
        <Cite path="deadlineMissed" label={t('commitmentForm.missed.sources')} optional />
      </details>
      <details className="fold mb-5" open={isOpen('closure', 'kind') || undefined}>
        <summary>{t('commitmentForm.closure.title')}</summary>
        <p className="meta my-3">{t('commitmentForm.closure.lede')}</p>
        <ChoiceEntry
          kind="radio"
          name="closure.kind"
          label={t('commitmentForm.closure.kind')}
          options={[
            ...CLOSURES.map((kind) => ({ value: kind, label: t(`closure.${kind}`) })),
            { value: '', label: t('commitmentForm.closure.none') },
          ]}
        />
        <Entry
          name="closure.on"
          label={t('commitmentForm.closure.on')}
          hint={t('submission.dateHint')}
          optional
        />
        <TextEntry
          name="closure.reason"
          label={t('commitmentForm.closure.reason')}
          hint={t('commitmentForm.closure.reasonHint')}
          rows={3}
          optional
        />
        <Cite path="closure" label={t('commitmentForm.closure.sources')} optional />
      </details>
    </FormSection>
  )
}
