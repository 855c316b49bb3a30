'use client'

import { useTranslations } from 'next-intl'
import { MONEY_BASES, MONEY_SCOPES } from '@/lib/money/model'
import { REPORTED_MONEY_STAGES } from '@/lib/reports/model'
import { Entry, LongEntry, Pair, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { type RowProps, Rows } from '../rows'
import { useNumbered } from './done'
import { useReport } from './report-context'

/** Amounts that are new since the last report. */
export function Money() {
  const t = useTranslations()
  const { amounts } = useReport()
  return (
    <FormSection id="money" title={t('submission.sections.money')} lede={t('report.lede.money')}>
      {amounts.length > 0 && (
        <div className="note mb-5" data-tone="plain">
          <p className="font-[560]">{t('report.amountsOnRecord')}</p>
          <ul className="mt-1 list-disc ps-5">
            {amounts.map((amount) => (
              <li key={amount}>{amount}</li>
            ))}
          </ul>
          <p className="mt-2">{t('report.amountsOnce')}</p>
        </div>
      )}
      <Rows {...useNumbered('money')} row={(row) => <MoneyRow {...row} />} />
    </FormSection>
  )
}

function MoneyRow({ path, isNew }: RowProps) {
  const t = useTranslations()
  const empty = t('submission.choose')
  return (
    <>
      <Pair>
        <SelectEntry
          name={`${path}.stage`}
          label={t('report.line.stage')}
          options={REPORTED_MONEY_STAGES.map((stage) => ({ value: stage, label: t(`moneyStage.${stage}`) }))}
          empty={empty}
          autoFocus={isNew}
        />
        <Entry name={`${path}.amount`} label={t('report.line.amount')} inputMode="decimal" />
        <Entry
          name={`${path}.currency`}
          label={t('report.line.currency')}
          hint={t('submission.line.currencyHint')}
        />
        <SelectEntry
          name={`${path}.basis`}
          label={t('report.line.basis')}
          options={MONEY_BASES.map((basis) => ({ value: basis, label: t(`moneyBasis.${basis}`) }))}
          empty={empty}
        />
        <Entry name={`${path}.from`} label={t('report.line.from')} hint={t('submission.dateHint')} optional />
        <Entry name={`${path}.to`} label={t('report.line.to')} hint={t('submission.dateHint')} optional />
      </Pair>
      <SelectEntry
        name={`${path}.scope`}
        label={t('report.line.scope')}
        options={MONEY_SCOPES.map((scope) => ({ value: scope, label: t(`moneyScope.${scope}`) }))}
        empty={empty}
      />
      <Entry name={`${path}.provider`} label={t('report.line.provider')} optional />
      <LongEntry name={`${path}.note`} label={t('report.line.note')} rows={2} optional />
    </>
  )
}
