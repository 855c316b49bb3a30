'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  DONE_MAX,
  IMPLEMENTATION_STATUSES,
  OUTPUT_KINDS,
  OUTPUT_STATES,
  SELF_RATINGS,
  STORY_MAX,
} from '@/lib/reports/model'
import { ChoiceEntry, Entry, LongEntry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { LanguageEntry } from '../language-entry'
import { type RowProps, Rows } from '../rows'
import { LastTime } from './last-time'
import { useReport } from './report-context'

/** How far the work is, what came of it, whom it reached, and what comes next. */
export function Done() {
  const t = useTranslations()
  return (
    <FormSection id="done" title={t('submission.sections.done')} lede={t('report.lede.done')}>
      <LanguageEntry label={t('report.field.language')} />
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
        hint={t('report.hint.done', { max: DONE_MAX })}
        rows={8}
      />
      <LastTime of="done" />
      <ChoiceEntry
        kind="radio"
        name="selfRating"
        label={t('report.field.selfRating')}
        hint={t('report.hint.selfRating')}
        options={[
          ...SELF_RATINGS.toReversed().map((rating) => ({ value: rating, label: t(`selfRating.${rating}`) })),
          { value: '', label: t('report.noRating') },
        ]}
        optional
      />
      <Part title={t('report.field.outputs')} lede={t('report.lede.outputs')}>
        <Rows {...useNumbered('outputs')} row={(row) => <OutputRow {...row} />} />
      </Part>
      <Part title={t('report.field.groups')} lede={t('report.lede.groups')}>
        <Rows {...useNumbered('groups')} row={(row) => <GroupRow {...row} />} />
      </Part>
      <div className="mt-8">
        {(['challenges', 'supportNeeded', 'nextSteps'] as const).map((name) => (
          <div key={name}>
            <LongEntry
              name={name}
              label={t(`report.field.${name}`)}
              hint={t(`report.hint.${name}`, { max: STORY_MAX })}
              rows={4}
              optional
            />
            <LastTime of={name} />
          </div>
        ))}
      </div>
    </FormSection>
  )
}

/** Legends of the numbered rows of a list. */
export function useNumbered(list: 'outputs' | 'groups' | 'money' | 'evidence') {
  const t = useTranslations('submission')
  return {
    list,
    legend: (index: number) => t(`row.${list}`, { number: index + 1 }),
    remove: (index: number) => t(`remove.${list}`, { number: index + 1 }),
  }
}

function Part({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h3 className="text-[1.25rem]">{title}</h3>
      <p className="mt-1 mb-4 text-ink-2">{lede}</p>
      {children}
    </section>
  )
}

function OutputRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  const { today } = useReport()
  return (
    <>
      <Entry name={`${path}.title`} label={t('report.output.title')} autoFocus={isNew} />
      <Pair>
        <SelectEntry
          name={`${path}.kind`}
          label={t('report.output.kind')}
          options={OUTPUT_KINDS.map((kind) => ({ value: kind, label: t(`outputKind.${kind}`) }))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.state`}
          label={t('report.output.state')}
          options={OUTPUT_STATES.map((state) => ({ value: state, label: t(`outputState.${state}`) }))}
          empty={t('submission.choose')}
        />
        <Entry
          name={`${path}.on`}
          label={t('report.output.on')}
          hint={t('report.pastDateHint', { today })}
          optional
        />
        <Entry
          name={`${path}.url`}
          label={t('report.output.url')}
          inputMode="url"
          spellCheck={false}
          optional
        />
      </Pair>
    </>
  )
}

function GroupRow({ path, isNew }: RowProps) {
  const t = useTranslations('report.group')
  return (
    <Pair>
      <Entry name={`${path}.name`} label={t('name')} autoFocus={isNew} />
      <Entry name={`${path}.count`} label={t('count')} hint={t('countHint')} inputMode="decimal" optional />
    </Pair>
  )
}
