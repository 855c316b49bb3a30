import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { DataTable } from '@/components/ui/data-table'
import { SectionHead } from '@/components/ui/section'
import { daysBetween, type IsoDate, lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { COUNTED } from '@/lib/overview/overview'
import type { SilentPledge } from '@/lib/overview/queries'

const DAYS_A_MONTH = 30.44

interface SilenceProps {
  locale: Locale
  today: IsoDate
  /** The longest silences. */
  pledges: readonly SilentPledge[]
  count: number
  /** Of pledges that can be checked. */
  total: number
}

export async function Silence({ locale, today, pledges, count, total }: SilenceProps) {
  const t = await getTranslations('overview.silence')
  const months = (since: string) => Math.max(0, Math.floor(daysBetween(lastDay(since), today) / DAYS_A_MONTH))
  return (
    <div>
      <SectionHead title={t('title', { count })} lede={t('lede', { count, total })} />
      {pledges.length > 0 && (
        <DataTable
          stack
          rows={pledges}
          rowKey={(pledge) => pledge.reference}
          columns={[
            {
              key: 'pledge',
              title: t('commitment'),
              cell: (pledge: SilentPledge) => (
                <>
                  <span className="meta block">{makerName(pledge.maker, locale)}</span>
                  <a href={commitmentHref(locale, pledge.reference)}>
                    <Localized text={pledge.title} locale={locale} />
                  </a>
                </>
              ),
            },
            {
              key: 'since',
              title: t('since'),
              cell: (pledge) =>
                pledge.since && (
                  <span className="whitespace-nowrap">{formatDate(locale, pledge.since, 'short')}</span>
                ),
            },
            {
              key: 'for',
              title: t('for'),
              cell: (pledge) => pledge.since && t('months', { count: months(pledge.since) }),
              numeric: true,
            },
          ]}
        />
      )}
      {count > 0 && (
        <p className="mt-3">
          <a href={commitmentsHref(locale, { ...COUNTED, has: 'nothing' })}>{t('all', { count })}</a>
        </p>
      )}
    </div>
  )
}
