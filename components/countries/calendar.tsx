import { getTranslations } from 'next-intl/server'
import { FigureTools } from '@/components/charts/figure-tools'
import { DataTable } from '@/components/ui/data-table'
import { SectionHead } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import { countryReportsFigure, countryReportsId } from '@/lib/figures/reporting'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MakerCycle } from '@/lib/makers/queries'

interface ReportingCalendarProps {
  locale: Locale
  today: IsoDate
  cycles: readonly MakerCycle[]
  profile: MakerProfile
}

/** When the maker reports. "Not asked" is not silence: nobody had an office to answer. */
export async function ReportingCalendar({ locale, today, cycles, profile }: ReportingCalendarProps) {
  const t = await getTranslations('countries.calendar')
  const published = cycles.reduce((sum, cycle) => sum + cycle.onTime + cycle.late, 0)
  const figure = countryReportsFigure(locale, { day: today, profile })
  const isAsked = cycles.some((cycle) => cycle.isAsked)
  const state = (cycle: MakerCycle): string => {
    const { onTime, late, missing } = cycle
    if (cycle.opensOn > today) return t('notOpen', { date: formatDate(locale, cycle.opensOn) })
    if (!cycle.isAsked) return t('notAsked', { date: formatDate(locale, cycle.opensOn) })
    if (cycle.dueOn >= today) return t('open', { onTime })
    return t('closed', { onTime, late, missing })
  }
  return (
    <div id="calendar">
      <SectionHead title={isAsked ? t('asked', { count: published }) : t('never')} lede={t('lede')} />
      {cycles.length > 0 && (
        <DataTable
          stack
          caption={t('title')}
          rows={cycles}
          rowKey={(cycle) => cycle.key}
          columns={[
            {
              key: 'cycle',
              title: t('period'),
              cell: (cycle: MakerCycle) => formatCycle(locale, cycle),
            },
            {
              key: 'due',
              title: t('due'),
              cell: (cycle) => (
                <span className="whitespace-nowrap">{formatDate(locale, cycle.dueOn, 'short')}</span>
              ),
            },
            { key: 'state', title: t('state'), cell: state },
          ]}
        />
      )}
      {figure && <FigureTools figure={figure} id={countryReportsId(profile.maker.code)} />}
    </div>
  )
}
