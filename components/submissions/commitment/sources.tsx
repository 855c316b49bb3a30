'use client'

import { useTranslations } from 'next-intl'
import { FileEntry } from '@/components/files/file-entry'
import { Files } from '@/components/files/files'
import type { Option } from '@/components/forms/field'
import { CERTAINTIES } from '@/lib/commitments/model'
import { valueAt } from '@/lib/form-data'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { useDraft } from '../draft-context'
import { Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { useSources } from './cite'
import { TextEntry } from './text-entry'

/** The documents that everything rests on, how well they show it, and where else somebody looked. */
export function Sources({ consultations }: { consultations: readonly Option[] }) {
  const t = useTranslations()
  const { values, errors } = useDraft()
  const sources = useSources()
  const hasSearch =
    valueAt(values, 'search.on') !== '' ||
    valueAt(values, 'search.places') !== '' ||
    Object.keys(errors).some((path) => path.startsWith('search.'))
  return (
    <FormSection id="sources" title={t('submission.sections.sources')} lede={t('submission.lede.sources')}>
      <Files list="sources" step="sources" />
      <Rows
        list="sources"
        legend={(index) => t('submission.row.sources', { key: `${index + 1}` })}
        remove={(index) => t('submission.remove.sources', { key: `${index + 1}` })}
        row={(row) => <SourceRow {...row} sourceKey={sources[row.index]?.key ?? ''} />}
      />
      <div className="mt-8">
        <SelectEntry
          name="certainty"
          label={t('submission.field.certainty')}
          options={CERTAINTIES.map((certainty) => ({ value: certainty, label: t(`certainty.${certainty}`) }))}
          empty={t('commitmentForm.certaintyEmpty')}
          optional
        />
        <TextEntry
          name="note"
          label={t('submission.field.note')}
          hint={t('commitmentForm.noteHint')}
          rows={3}
          optional
        />
      </div>
      {consultations.length > 0 && (
        <SelectEntry
          name="consultation"
          label={t('submission.field.consultation')}
          hint={t('commitmentForm.consultationHint')}
          options={consultations}
          empty={t('commitmentForm.consultationNone')}
          optional
        />
      )}
      <details className="fold mb-5" open={hasSearch || undefined}>
        <summary>{t('commitmentForm.search.title')}</summary>
        <p className="meta my-3">{t('commitmentForm.search.lede')}</p>
        <Entry
          name="search.on"
          label={t('commitmentForm.search.on')}
          hint={t('submission.dateHint')}
          optional
        />
        <TextEntry
          name="search.places"
          label={t('commitmentForm.search.places')}
          hint={t('commitmentForm.search.placesHint')}
          rows={3}
          optional
        />
      </details>
    </FormSection>
  )
}

function SourceRow({ path, isNew, sourceKey }: RowProps & { sourceKey: string }) {
  const t = useTranslations()
  return (
    <>
      <input type="hidden" name={`${path}.key`} value={sourceKey} readOnly />
      <FileEntry name={`${path}.file`} />
      <Entry name={`${path}.title`} label={t('submission.source.title')} autoFocus={isNew} />
      <Entry
        name={`${path}.url`}
        label={t('submission.source.url')}
        inputMode="url"
        spellCheck={false}
        optional
      />
      <Pair>
        <SelectEntry
          name={`${path}.kind`}
          label={t('submission.source.kind')}
          options={SOURCE_KINDS.map((kind) => ({ value: kind, label: t(`sourceKind.${kind}`) }))}
          empty={t('submission.choose')}
        />
        <Entry name={`${path}.publisher`} label={t('submission.source.publisher')} optional />
        <Entry
          name={`${path}.publishedOn`}
          label={t('submission.source.publishedOn')}
          hint={t('submission.dateHint')}
          optional
        />
        <Entry
          name={`${path}.language`}
          label={t('submission.source.language')}
          hint={t('submission.source.languageHint')}
          spellCheck={false}
          maxLength={12}
          optional
        />
      </Pair>
    </>
  )
}
