import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatMoney } from '@/lib/format/money'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { fundingHref, linesHref } from '@/lib/funding/links'
import { stageSums } from '@/lib/funding/model'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'
import { MONEY_STAGES } from '@/lib/money/model'
import type { MoneyCount } from '@/lib/money/tally'

export interface CountryMoney {
  maker: MakerName
  /** In each currency. */
  money: readonly MoneyCount[]
}

interface CompareMoneyProps {
  locale: Locale
  /** In the order chosen. */
  countries: readonly CountryMoney[]
}

/** Sums of each country by stage, a table for each currency: nothing is converted, stages are never added. */
export async function CompareMoney({ locale, countries }: CompareMoneyProps) {
  const t = await getTranslations()
  const currencies = [
    ...new Set(countries.flatMap(({ money }) => money.map(({ currency }) => currency))),
  ].toSorted()
  if (currencies.length === 0) return <p>{t('compare.money.none')}</p>
  return currencies.map((currency) => {
    const rows = countries.map(({ maker, money }) => ({
      maker,
      stages: stageSums(money.filter((count) => count.currency === currency)),
    }))
    return (
      <div key={currency} className="mb-8">
        <DataTable
          stack
          even
          caption={<span className="text-base font-semibold">{currency}</span>}
          rows={rows}
          rowKey={({ maker }) => maker.code}
          columns={[
            {
              key: 'maker',
              title: t('compare.country'),
              cell: ({ maker }: (typeof rows)[number]) => (
                <a
                  className="font-[560]"
                  href={fundingHref(locale, { ...NO_FUNDING_FILTER, country: maker.code, currency })}
                >
                  {makerName(maker, locale)}
                </a>
              ),
            },
            ...MONEY_STAGES.map((stage) => ({
              key: stage,
              title: t(`moneyStage.${stage}`),
              numeric: true,
              cell: ({ maker, stages }: (typeof rows)[number]) => {
                const sum = stages.find((one) => one.stage === stage)
                if (!sum || (sum.amount === null && sum.leftOut.length === 0))
                  return <span className="text-ink-3">{t('compare.money.notStated')}</span>
                const filter = { ...NO_FUNDING_FILTER, country: maker.code, currency }
                return (
                  <a href={linesHref(locale, filter, { stage })}>
                    {sum.amount === null
                      ? t('compare.money.notSummed')
                      : formatMoney(locale, sum.amount, currency)}
                  </a>
                )
              },
            })),
          ]}
        />
      </div>
    )
  })
}
