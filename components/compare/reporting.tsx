import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatCycle } from '@/lib/format/cycle'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile, ProfileCycle } from '@/lib/makers/profiles'

/** The latest cycles that fit beside each other. */
const CYCLES_SHOWN = 3

interface CompareReportingProps {
  locale: Locale
  profiles: readonly MakerProfile[]
}

/** What came of the reports of each country in the latest cycles; "not asked" is not silence. */
export async function CompareReporting({ locale, profiles }: CompareReportingProps) {
  const t = await getTranslations()
  const cycles = [
    ...new Map(profiles.flatMap((profile) => profile.cycles).map((cycle) => [cycle.key, cycle])).values(),
  ]
    .toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))
    .slice(0, CYCLES_SHOWN)
  if (cycles.length === 0) return <p>{t('countries.calendar.never')}</p>
  const words = ({ onTime, late, missing, due }: ProfileCycle) =>
    [
      onTime > 0 && t('compare.reporting.onTime', { count: onTime }),
      late > 0 && t('compare.reporting.late', { count: late }),
      missing > 0 && t('compare.reporting.missing', { count: missing }),
      due > 0 && t('compare.reporting.due', { count: due }),
    ]
      .filter(Boolean)
      .join(', ')
  const list = (code: string, cycle: ProfileCycle) =>
    commitmentsHref(locale, {
      maker: code,
      report: ['on_time', 'late', 'missing', 'due'].map((outcome) => `${cycle.key}.${outcome}`),
    })
  return (
    <DataTable
      stack
      rows={profiles}
      rowKey={({ maker }) => maker.code}
      columns={[
        {
          key: 'maker',
          title: t('compare.country'),
          cell: ({ maker }: MakerProfile) => (
            <a className="font-[560]" href={countryHref(locale, maker.code)}>
              {makerName(maker, locale)}
            </a>
          ),
        },
        ...cycles.map((cycle) => ({
          key: cycle.key,
          title: formatCycle(locale, cycle),
          cell: ({ maker, cycles: own }: MakerProfile) => {
            const found = own.find(({ key }) => key === cycle.key)
            const said = found?.asked ? words(found) : ''
            return found && said ? (
              <a href={list(maker.code, found)}>{said}</a>
            ) : (
              <span className="text-ink-3">{t('timeliness.not_asked')}</span>
            )
          },
        })),
      ]}
    />
  )
}
