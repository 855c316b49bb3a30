import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import { commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import { STATUSES } from '@/lib/standing/model'

interface CompareStatusProps {
  locale: Locale
  day: IsoDate
  profiles: readonly MakerProfile[]
}

/** Pledges by status, one bar a country on one scale. */
export async function CompareStatus({ locale, day, profiles }: CompareStatusProps) {
  const t = await getTranslations()
  const shown = STATUSES.filter((status) =>
    profiles.some(({ pledges }) => pledges.byStatus.some((part) => part.status === status)),
  )
  return (
    <Figure
      untitled
      figure={{
        locale,
        title: t('compare.status.title'),
        lede: t('compare.status.lede'),
        unit: null,
        sources: [],
        asOf: day,
        rule: { text: t('overview.how'), href: href(locale, '/methodology#status') },
        data: {
          kind: 'stacked',
          width: 'count',
          parts: shown.map((status) => ({ key: status, look: status, label: t(`status.${status}`) })),
          rows: profiles.map(({ maker, pledges }) => ({
            key: maker.code,
            label: makerName(maker, locale),
            href: countryHref(locale, maker.code),
            parts: pledges.byStatus.map(({ status, count }) => ({
              part: status,
              count,
              href: commitmentsHref(locale, { country: maker.code, level: PLEDGE_LEVELS, status }),
            })),
          })),
        },
      }}
    />
  )
}
