'use client'

import { useTranslations } from 'next-intl'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { Entry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { Cite } from './cite'
import { KeptKey } from './kept-key'
import { TextEntry } from './text-entry'

/** Amounts as the sources state them. */
export function MoneyLines() {
  const t = useTranslations('submission')
  return (
    <FormSection id="money" title={t('sections.money')} lede={t('lede.money')}>
      <Rows
        list="money"
        legend={(index) => t('row.money', { number: index + 1 })}
        remove={(index) => t('remove.money', { number: index + 1 })}
        row={(row) => <MoneyRow {...row} />}
      />
    </FormSection>
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
        hint={t('commitmentForm.moneyStageHint')}
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
        <Entry
          name={`${path}.from`}
          label={t('submission.line.from')}
          hint={t('submission.dateHint')}
          optional
        />
        <Entry name={`${path}.to`} label={t('submission.line.to')} hint={t('submission.dateHint')} optional />
      </Pair>
      <TextEntry
        name={`${path}.period`}
        label={t('submission.line.period')}
        hint={t('submission.line.periodHint')}
        optional
      />
      <TextEntry name={`${path}.provider`} label={t('submission.line.provider')} optional />
      <TextEntry name={`${path}.receiver`} label={t('submission.line.receiver')} optional />
      <Entry
        name={`${path}.iatiIdentifier`}
        label={t('submission.line.iatiIdentifier')}
        hint={t('submission.line.iatiHint')}
        spellCheck={false}
        optional
      />
      <TextEntry name={`${path}.note`} label={t('submission.line.note')} rows={2} optional />
      <Cite path={path} label={t('submission.line.sources')} optional />
    </>
  )
}
