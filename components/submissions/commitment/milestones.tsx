'use client'

import { useTranslations } from 'next-intl'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { Cite } from './cite'
import { KeptKey } from './kept-key'
import { TextEntry } from './text-entry'

/** Steps named in the promise, and events. */
export function Milestones() {
  const t = useTranslations('submission')
  return (
    <FormSection id="milestones" title={t('sections.milestones')} lede={t('lede.milestones')}>
      <Rows
        list="milestones"
        legend={(index) => t('row.milestones', { number: index + 1 })}
        remove={(index) => t('remove.milestones', { number: index + 1 })}
        row={(row) => <MilestoneRow {...row} />}
      />
    </FormSection>
  )
}

function MilestoneRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <KeptKey path={path} />
      <TextEntry name={`${path}.name`} label={t('submission.milestone.name')} autoFocus={isNew} />
      <Pair>
        <SelectEntry
          name={`${path}.kind`}
          label={t('submission.milestone.kind')}
          hint={t('commitmentForm.milestoneKindHint')}
          options={MILESTONE_KINDS.map((kind) => ({ value: kind, label: t(`milestoneKind.${kind}`) }))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.state`}
          label={t('submission.milestone.state')}
          hint={t('commitmentForm.milestoneStateHint')}
          options={MILESTONE_STATES.map((state) => ({ value: state, label: t(`milestoneState.${state}`) }))}
          empty={t('submission.choose')}
        />
        <Entry
          name={`${path}.dueOn`}
          label={t('submission.milestone.dueOn')}
          hint={t('submission.dateHint')}
          optional
        />
        <Entry
          name={`${path}.doneOn`}
          label={t('submission.milestone.doneOn')}
          hint={t('submission.dateHint')}
          optional
        />
      </Pair>
      <TextEntry name={`${path}.note`} label={t('submission.milestone.note')} rows={2} optional />
      <Cite path={path} label={t('submission.milestone.sources')} optional />
    </>
  )
}
