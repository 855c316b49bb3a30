import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { DataTable } from '@/components/ui/data-table'
import { StatusTag } from '@/components/ui/status'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatShare } from '@/lib/format/number'
import type { PledgeMoney } from '@/lib/funding/queries'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { subtractDecimals } from '@/lib/money/decimal'

interface PledgeTableProps {
  locale: Locale
  rows: readonly PledgeMoney[]
  /** Without payments in it, the columns of payment and gap stay away. */
  isSilent?: boolean
}

/** Pledges with what was promised and paid, each in its currency. */
export async function PledgeTable({ locale, rows, isSilent }: PledgeTableProps) {
  const t = await getTranslations()
  const money = (amount: string | null, currency: string) =>
    amount === null ? null : (
      <span className="whitespace-nowrap">{formatMoney(locale, amount, currency)}</span>
    )
  const paid = [
    {
      key: 'disbursed',
      title: t('funding.list.disbursed'),
      numeric: true,
      cell: ({ gapDisbursed, disbursed, currency }: PledgeMoney) =>
        money(gapDisbursed ?? disbursed, currency) ?? <span className="text-ink-3">–</span>,
    },
    {
      key: 'gap',
      title: t('funding.gap.column'),
      numeric: true,
      cell: ({ pledged, gapPledged, gapDisbursed, currency }: PledgeMoney) =>
        gapPledged !== null && gapDisbursed !== null ? (
          <>
            <b className="font-[600]">{money(subtractDecimals(gapPledged, gapDisbursed), currency)}</b>
            <span className="meta block">
              {t('funding.list.paidPart', {
                share: formatShare(locale, Number(gapDisbursed) / Number(gapPledged)),
              })}
            </span>
          </>
        ) : (
          <span className="meta">
            {t(pledged === null ? 'funding.gap.notStated' : 'funding.gap.noPayment')}
          </span>
        ),
    },
  ]
  return (
    <DataTable
      stack
      rows={rows}
      rowKey={({ reference, currency }) => `${reference} ${currency}`}
      columns={[
        {
          key: 'pledge',
          title: t('funding.list.pledge'),
          cell: ({ reference, maker, title, status }: PledgeMoney) => (
            <>
              <span className="meta block">{makerName(maker, locale)}</span>
              <a href={commitmentHref(locale, reference)}>
                <Localized text={title} locale={locale} />
              </a>
              {status && (
                <span className="block">
                  <StatusTag status={status} label={t(`status.${status}`)} />
                </span>
              )}
            </>
          ),
        },
        {
          key: 'since',
          title: t('funding.list.since'),
          cell: ({ madeOn }) =>
            madeOn ? (
              <span className="whitespace-nowrap">{formatDate(locale, madeOn, 'short')}</span>
            ) : (
              <span className="meta">{t('funding.list.noDate')}</span>
            ),
        },
        {
          key: 'pledged',
          title: t('funding.list.pledged'),
          numeric: true,
          cell: ({ reference, gapPledged, pledged, currency, state, stated }) =>
            money(gapPledged ?? pledged, currency) ??
            (state === 'unpledged' ? (
              <span className="meta">–</span>
            ) : (
              <>
                {stated.map(({ amount, basis, scope }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: amounts have no name of their own, and may be alike.
                  <span key={place} className="block">
                    {money(amount, currency)}{' '}
                    <span className="meta">
                      {t(scope === 'wider' ? 'moneyScope.wider' : `moneyBasis.${basis}`)}
                    </span>
                  </span>
                ))}
                <a className="meta" href={`${commitmentHref(locale, reference)}#money`}>
                  {t('funding.list.notSummed')}
                </a>
              </>
            )),
        },
        ...(isSilent ? [] : paid),
      ]}
    />
  )
}
