'use client'

import { useTranslations } from 'next-intl'
import { FileEntry } from '@/components/files/file-entry'
import { Files } from '@/components/files/files'
import { rowCount, valueAt } from '@/lib/form-data'
import { claimOf } from '@/lib/reports/claims'
import { AUDIENCES } from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { useDraft } from '../draft-context'
import { ChoiceEntry, Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { useNumbered } from './done'
import { useReport } from './report-context'

interface EvidenceProps {
  /** Each is about the whole, so that nobody is asked. */
  isAboutAll?: boolean
  /** What is asked for; left out: the words of its form. */
  lede?: string
}

/** Documents that show what is reported. */
export function Evidence({ isAboutAll = false, lede }: EvidenceProps) {
  const t = useTranslations()
  return (
    <FormSection
      id="evidence"
      title={t('submission.sections.evidence')}
      lede={lede ?? t(isAboutAll ? 'assessment.formLede.evidence' : 'report.lede.evidence')}
    >
      <Files list="evidence" step="evidence" />
      <Rows {...useNumbered('evidence')} row={(row) => <EvidenceRow {...row} isAboutAll={isAboutAll} />} />
    </FormSection>
  )
}

function EvidenceRow({ path, isNew, isAboutAll }: RowProps & { isAboutAll: boolean }) {
  const t = useTranslations()
  const { today } = useReport()
  const claims = useClaims()
  return (
    <>
      <Entry name={`${path}.title`} label={t('report.evidence.title')} autoFocus={isNew} />
      <Entry name={`${path}.url`} label={t('report.evidence.url')} inputMode="url" spellCheck={false} />
      <FileEntry name={`${path}.file`} />
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
          hint={t('report.pastDateHint', { today })}
          optional
        />
      </Pair>
      <Entry
        name={`${path}.language`}
        label={t('report.evidence.language')}
        hint={t('submission.source.languageHint')}
        optional
      />
      {!isAboutAll && (
        <ChoiceEntry
          kind="checkbox"
          name={`${path}.about`}
          label={t('report.evidence.about')}
          hint={t('report.hint.about')}
          options={claims}
          optional
        />
      )}
      <SelectEntry
        name={`${path}.audience`}
        label={t('report.evidence.audience')}
        hint={t('report.hint.audience')}
        options={AUDIENCES.map((audience) => ({ value: audience, label: t(`report.audience.${audience}`) }))}
      />
    </>
  )
}

/** All that a document may show: what is asked of everybody, and the rows there are. */
function useClaims() {
  const t = useTranslations()
  const { values } = useDraft()
  const { figures, steps } = useReport()
  const rows = (list: 'money' | 'outputs', claim: (row: string) => string, name: (index: number) => string) =>
    Array.from({ length: rowCount(values, list) }, (_, index) => ({
      value: claim(valueAt(values, `${list}.${index}.row`) || String(index + 1)),
      label: name(index),
    }))
  return [
    { value: claimOf.done, label: t('report.field.done') },
    ...figures.map(({ key, name }) => ({ value: claimOf.value(key), label: name })),
    ...steps.map(({ key, name }) => ({ value: claimOf.step(key), label: name })),
    ...rows(
      'outputs',
      claimOf.output,
      (index) =>
        valueAt(values, `outputs.${index}.title`) || t('submission.row.outputs', { number: index + 1 }),
    ),
    ...rows('money', claimOf.money, (index) => {
      const amount = `${valueAt(values, `money.${index}.amount`)} ${valueAt(values, `money.${index}.currency`)}`
      return amount.trim() || t('submission.row.money', { number: index + 1 })
    }),
  ]
}
