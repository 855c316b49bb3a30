import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { DataTable } from '@/components/ui/data-table'
import { formatPeriod } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import type { FundingLine } from '@/lib/funding/queries'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'

/** Amounts with what they mean, their time and document, and whether they count. */
export async function LinesTable({ locale, rows }: { locale: Locale; rows: readonly FundingLine[] }) {
  const t = await getTranslations()
  return (
    <DataTable
      stack
      caption={<span className="sr-only">{t('funding.lines.caption')}</span>}
      rows={rows.map((row, place) => ({ ...row, place }))}
      rowKey={({ place }) => place}
      columns={[
        {
          key: 'amount',
          title: t('funding.lines.amount'),
          cell: ({ amount, currency, stage }: FundingLine) => (
            <>
              <span className="font-[600]">{formatMoney(locale, amount, currency)}</span>
              <span className="meta block">{t(`moneyStage.${stage}`)}</span>
            </>
          ),
        },
        {
          key: 'pledge',
          title: t('funding.list.pledge'),
          cell: ({ reference, maker, title, report }) => (
            <>
              <span className="meta block">{makerName(maker, locale)}</span>
              <a href={`${commitmentHref(locale, reference)}#money`}>
                <Localized text={title} locale={locale} />
              </a>
              <span className="meta block">
                {reference}
                {report && `, ${t('funding.lines.byReport', { cycle: report })}`}
              </span>
            </>
          ),
        },
        {
          key: 'meaning',
          title: t('funding.lines.meaning'),
          cell: (line) => <Meaning locale={locale} line={line} />,
        },
        {
          key: 'source',
          title: t('funding.lines.source'),
          cell: ({ sources }) =>
            sources.length === 0 ? (
              <span className="meta">{t('funding.lines.noSource')}</span>
            ) : (
              <ul>
                {sources.map(({ title, url }) => (
                  <li key={`${title} ${url}`}>
                    {url ? (
                      <a href={url} rel="noreferrer">
                        {title}
                      </a>
                    ) : (
                      title
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'account',
          title: t('funding.lines.account'),
          cell: ({ leftOut }) =>
            leftOut === null
              ? t('funding.lines.yes')
              : t('funding.lines.no', { why: t(`funding.why.${leftOut}`) }),
        },
      ]}
    />
  )
}

async function Meaning({ locale, line }: { locale: Locale; line: FundingLine }) {
  const t = await getTranslations()
  const { basis, scope, from, to } = line
  const [period, provider, receiver] = [line.period, line.provider, line.receiver].map(
    (text) => pickText(text, locale)?.text,
  )
  const time =
    period ??
    (from && to
      ? formatPeriod(locale, from, to)
      : from || to
        ? formatPeriod(locale, from ?? to ?? '', to ?? from ?? '')
        : null)
  const between =
    provider && receiver
      ? t('commitment.money.between', { provider, receiver })
      : provider
        ? t('commitment.money.from', { provider })
        : receiver
          ? t('commitment.money.to', { receiver })
          : null
  return (
    <>
      {t(`moneyBasis.${basis}`)}, {time ?? t('funding.lines.noPeriod')}
      <span className="meta block">{t(`moneyScope.${scope}`)}</span>
      {between && <span className="meta block">{between}</span>}
    </>
  )
}
