'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fieldId, type Option } from '@/components/forms/field'
import { COMMITMENT_TYPES, DELIVERY_STAGES, LEVEL_BASES, LEVELS } from '@/lib/commitments/model'
import { rowCount, valueAt } from '@/lib/form-data'
import { isLocale, LOCALES, type Locale } from '@/lib/i18n/model'
import { DIRECTIONS, MEASURES } from '@/lib/indicators/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { useDraft } from './draft-context'
import { ChoiceEntry, Entry, LongEntry, Pair, SelectEntry } from './entries'
import { FormSection } from './form-section'
import { type RowProps, Rows } from './rows'

interface CommitmentFieldsProps {
  frameworks: readonly Option[]
  actions: readonly Option[]
  /** A change keeps the language the record was written in. */
  languageFixed: boolean
  titleMax: number
  /** Something published changes: the public history says why. */
  asksReason: boolean
}

/** The questions about a commitment, in the order of its page. */
export function CommitmentFields({
  frameworks,
  actions,
  languageFixed,
  titleMax,
  asksReason,
}: CommitmentFieldsProps) {
  const t = useTranslations('submission')
  const section = (
    id: 'dates' | 'who' | 'indicators' | 'milestones' | 'deliverySteps' | 'money' | 'sources',
  ) => ({
    id,
    title: t(`sections.${id}`),
    lede: t(`lede.${id}`),
  })
  const numbered = (list: 'indicators' | 'milestones' | 'deliverySteps' | 'money') => ({
    list,
    legend: (index: number) => t(`row.${list}`, { number: index + 1 }),
    remove: (index: number) => t(`remove.${list}`, { number: index + 1 }),
  })
  const sourceKeys = useSourceKeys()
  return (
    <>
      <Wording frameworks={frameworks} actions={actions} languageFixed={languageFixed} titleMax={titleMax} />
      <FormSection {...section('dates')}>
        <Entry name="madeOn" label={t('field.madeOn')} hint={t('hint.madeOn')} optional />
        <Pair>
          <Entry name="startsOn" label={t('field.startsOn')} optional />
          <Entry name="dueOn" label={t('field.dueOn')} hint={t('hint.dueOn')} optional />
        </Pair>
      </FormSection>
      <FormSection {...section('who')}>
        <Entry name="leadInstitution" label={t('field.leadInstitution')} optional />
        <LongEntry name="partners" label={t('field.partners')} hint={t('hint.partners')} rows={3} optional />
        <Entry name="geography" label={t('field.geography')} hint={t('hint.geography')} optional />
        <Entry name="groups" label={t('field.groups')} hint={t('hint.groups')} optional />
      </FormSection>
      <FormSection {...section('indicators')}>
        <Rows {...numbered('indicators')} row={(row) => <IndicatorRow {...row} />} />
      </FormSection>
      <FormSection {...section('milestones')}>
        <Rows {...numbered('milestones')} row={(row) => <MilestoneRow {...row} />} />
      </FormSection>
      <FormSection {...section('deliverySteps')}>
        <Rows {...numbered('deliverySteps')} row={(row) => <DeliveryRow {...row} />} />
      </FormSection>
      <FormSection {...section('money')}>
        <Rows {...numbered('money')} row={(row) => <MoneyRow {...row} />} />
      </FormSection>
      <FormSection {...section('sources')}>
        <Rows
          list="sources"
          legend={(index) => t('row.sources', { key: sourceKeys[index] ?? '' })}
          remove={(index) => t('remove.sources', { key: sourceKeys[index] ?? '' })}
          row={(row) => <SourceRow {...row} sourceKey={sourceKeys[row.index] ?? ''} />}
        />
      </FormSection>
      <Finish asksReason={asksReason} />
    </>
  )
}

/** The language the record was written in: a change is written in it too. */
const originalOf = (values: Parameters<typeof valueAt>[0]): Locale => {
  const language = valueAt(values, 'language')
  return isLocale(language) ? language : 'en'
}

function Wording({
  frameworks,
  actions,
  languageFixed,
  titleMax,
}: Omit<CommitmentFieldsProps, 'asksReason'>) {
  const t = useTranslations()
  const { values } = useDraft()
  return (
    <FormSection id="wording" title={t('submission.sections.wording')} lede={t('submission.lede.wording')}>
      {languageFixed ? (
        <>
          <input type="hidden" name="language" value={valueAt(values, 'language')} />
          <p className="note mb-5">
            {t('submission.originalLanguage', { language: t(`language.${originalOf(values)}`) })}
          </p>
        </>
      ) : (
        <SelectEntry
          name="language"
          label={t('submission.field.language')}
          hint={t('submission.hint.language')}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
        />
      )}
      <SelectEntry
        name="framework"
        label={t('submission.field.framework')}
        options={frameworks}
        empty={t('submission.choose')}
      />
      <ChoiceEntry
        kind="radio"
        name="level"
        label={t('submission.field.level')}
        hint={t('submission.hint.level')}
        options={LEVELS.map((level) => ({
          value: level,
          label: t(`level.${level}`),
          hint: t(`levelMeaning.${level}`),
        }))}
      />
      <ChoiceEntry
        kind="radio"
        name="levelBasis"
        label={t('submission.field.levelBasis')}
        hint={t('submission.hint.levelBasis')}
        options={LEVEL_BASES.map((basis) => ({ value: basis, label: t(`levelBasis.${basis}`) }))}
      />
      <ChoiceEntry
        kind="checkbox"
        name="types"
        label={t('submission.field.types')}
        hint={t('submission.hint.types')}
        options={COMMITMENT_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
      />
      <ChoiceEntry
        kind="checkbox"
        name="actions"
        label={t('submission.field.actions')}
        hint={t('submission.hint.actions')}
        options={actions}
        optional
      />
      <Entry
        name="title"
        label={t('submission.field.title')}
        hint={t('submission.hint.title', { max: titleMax })}
      />
      <LongEntry
        name="wording"
        label={t('submission.field.wording')}
        hint={t('submission.hint.wording')}
        rows={6}
        optional
      />
      <LongEntry
        name="summary"
        label={t('submission.field.summary')}
        hint={t('submission.hint.summary')}
        rows={5}
      />
    </FormSection>
  )
}

function IndicatorRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <KeptKey path={path} />
      <Entry
        name={`${path}.name`}
        label={t('submission.indicator.name')}
        hint={t('submission.indicator.nameHint')}
        autoFocus={isNew}
      />
      <Entry
        name={`${path}.unit`}
        label={t('submission.indicator.unit')}
        hint={t('submission.indicator.unitHint')}
      />
      <Pair>
        <SelectEntry
          name={`${path}.direction`}
          label={t('submission.indicator.direction')}
          options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.measure`}
          label={t('submission.indicator.measure')}
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
      <LongEntry name={`${path}.method`} label={t('submission.indicator.method')} rows={2} optional />
      <Citation path={path} label={t('submission.indicator.sources')} optional />
    </>
  )
}

function MilestoneRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <KeptKey path={path} />
      <Entry name={`${path}.name`} label={t('submission.milestone.name')} autoFocus={isNew} />
      <Pair>
        <SelectEntry
          name={`${path}.kind`}
          label={t('submission.milestone.kind')}
          options={MILESTONE_KINDS.map((kind) => ({ value: kind, label: t(`milestoneKind.${kind}`) }))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.state`}
          label={t('submission.milestone.state')}
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
      <LongEntry name={`${path}.note`} label={t('submission.milestone.note')} rows={2} optional />
      <Citation path={path} label={t('submission.milestone.sources')} optional />
    </>
  )
}

function DeliveryRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  return (
    <>
      <Pair>
        <SelectEntry
          name={`${path}.stage`}
          label={t('submission.deliveryStep.stage')}
          options={DELIVERY_STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          empty={t('submission.choose')}
          autoFocus={isNew}
        />
        <Entry
          name={`${path}.reachedOn`}
          label={t('submission.deliveryStep.reachedOn')}
          hint={t('submission.dateHint')}
          optional
        />
      </Pair>
      <LongEntry name={`${path}.note`} label={t('submission.deliveryStep.note')} rows={2} optional />
      <Citation path={path} label={t('submission.deliveryStep.sources')} />
    </>
  )
}

function MoneyRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  const choices = <Value extends string>(all: readonly Value[], label: (value: Value) => string) =>
    all.map((value) => ({ value, label: label(value) }))
  return (
    <>
      <KeptKey path={path} />
      <SelectEntry
        name={`${path}.stage`}
        label={t('submission.line.stage')}
        options={choices(MONEY_STAGES, (stage) => t(`moneyStage.${stage}`))}
        empty={t('submission.choose')}
        autoFocus={isNew}
      />
      <Pair>
        <Entry name={`${path}.amount`} label={t('submission.line.amount')} inputMode="decimal" />
        <Entry
          name={`${path}.currency`}
          label={t('submission.line.currency')}
          hint={t('submission.line.currencyHint')}
          spellCheck={false}
        />
        <SelectEntry
          name={`${path}.basis`}
          label={t('submission.line.basis')}
          options={choices(MONEY_BASES, (basis) => t(`moneyBasis.${basis}`))}
          empty={t('submission.choose')}
        />
        <SelectEntry
          name={`${path}.scope`}
          label={t('submission.line.scope')}
          options={choices(MONEY_SCOPES, (scope) => t(`moneyScope.${scope}`))}
          empty={t('submission.choose')}
        />
      </Pair>
      <Entry
        name={`${path}.period`}
        label={t('submission.line.period')}
        hint={t('submission.line.periodHint')}
        optional
      />
      <LongEntry name={`${path}.note`} label={t('submission.line.note')} rows={2} optional />
      <Citation path={path} label={t('submission.line.sources')} optional />
    </>
  )
}

function SourceRow({ path, isNew, sourceKey }: RowProps & { sourceKey: string }) {
  const t = useTranslations()
  return (
    <>
      <input type="hidden" name={`${path}.key`} value={sourceKey} />
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

/** A row keeps its key through every change of its words. */
function KeptKey({ path }: { path: string }) {
  const { values } = useDraft()
  return <input type="hidden" name={`${path}.key`} value={valueAt(values, `${path}.key`)} />
}

function Citation({ path, label, optional }: { path: string; label: string; optional?: boolean }) {
  const t = useTranslations('submission')
  return (
    <Entry
      name={`${path}.sources`}
      label={label}
      hint={t('citeHint')}
      optional={optional}
      spellCheck={false}
    />
  )
}

/** The numbers sources are cited by: those they have, and the next free ones for new rows. */
function useSourceKeys(): string[] {
  const { values } = useDraft()
  const known = Array.from({ length: rowCount(values, 'sources') }, (_, index) =>
    valueAt(values, `sources.${index}.key`),
  )
  const taken = new Set(known)
  let next = 1
  return known.map((key) => {
    if (key) return key
    while (taken.has(`s${next}`)) next += 1
    taken.add(`s${next}`)
    return `s${next}`
  })
}

/** The last part of both forms: why, and what submitting means. */
export function Finish({ asksReason, children }: { asksReason: boolean; children?: ReactNode }) {
  const t = useTranslations('submission')
  return (
    <FormSection id="finish" title={t('sections.finish')}>
      {asksReason && <LongEntry name="reason" label={t('field.reason')} hint={t('hint.reason')} rows={3} />}
      {children}
      <div id={fieldId('finish')} className="grid gap-2 text-ink-2">
        <p>{t('finish')}</p>
        {!children && <p>{t('declaration')}</p>}
      </div>
    </FormSection>
  )
}
