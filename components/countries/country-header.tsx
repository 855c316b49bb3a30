import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Figure } from '@/components/charts/figure'
import { makerKeepingWords } from '@/components/commitments/keeping-words'
import { CountLink } from '@/components/ui/count-link'
import { Legend } from '@/components/ui/legend'
import { SquareStrip, StatusBar } from '@/components/ui/squares'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import { countryPledges, countryPledgesId } from '@/lib/figures/countries'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MakerRecord } from '@/lib/makers/queries'
import type { HeadlineCounts } from '../overview/headline'
import { squareItem } from '../overview/pledge-squares'

/** The headline as plain text, for those who are sent the link. */
export async function countryHeadline(locale: Locale, counts: HeadlineCounts): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'countries.page' })
  if (counts.total === 0) return t('headlineNone')
  const plain = (chunks: string) => chunks
  const { total, checkable, kept } = counts
  return t.markup('headline', { total, checkable, kept, all: plain, checked: plain, done: plain })
}

interface CountryHeaderProps {
  locale: Locale
  day: IsoDate
  profile: MakerProfile
  /** Every pledge, one square each; null: too many, a bar shows them. */
  squares: readonly MakerRecord[] | null
  /** The first one declared; null: none. */
  intention: MakerRecord | null
}

export async function CountryHeader({ locale, day, profile, squares, intention }: CountryHeaderProps) {
  const t = await getTranslations()
  const { maker, members, pledges: counts } = profile
  const drawn = countryPledges(locale, { profile, squares, asOf: day })
  const to = (count: number, filter: object) => (chunks: ReactNode) => (
    <CountLink
      count={count}
      href={commitmentsHref(locale, { country: maker.code, level: PLEDGE_LEVELS, ...filter })}
    >
      {chunks}
    </CountLink>
  )
  return (
    <section className="sec first">
      <p className="kicker">
        <a href={href(locale, '/countries')}>{t('countries.page.kicker')}</a>
      </p>
      <h1>{makerName(maker, locale)}</h1>
      <p className="finding headline">
        {counts.total === 0
          ? t('countries.page.headlineNone')
          : t.rich('countries.page.headline', {
              total: counts.total,
              checkable: counts.checkable,
              kept: counts.kept,
              all: to(counts.total, {}),
              checked: to(counts.checkable, { measurable: 'yes' }),
              done: to(counts.kept, { status: 'kept' }),
            })}
      </p>
      <div className="lede grid gap-1">
        {members.length > 0 && (
          <p>
            {t('countries.page.members', {
              names: formatList(
                locale,
                members.map((member) => makerName(member, locale)),
              ),
            })}
          </p>
        )}
        {counts.joint > 0 && (
          <p>
            {t(counts.joint === counts.total ? 'countries.page.jointOnly' : 'countries.page.joint', {
              count: counts.joint,
            })}
          </p>
        )}
        {intention && (
          <p>
            {intention.madeOn
              ? t('countries.page.intention', { date: formatDate(locale, intention.madeOn) })
              : t('countries.page.intentionUndated')}
          </p>
        )}
      </div>
      {profile.records > 0 && <p className="meta mt-3">{makerKeepingWords(t, profile)}</p>}
      {drawn && (
        <Figure figure={drawn} id={countryPledgesId(maker.code)} untitled>
          <Legend
            label={t('overview.legend')}
            items={counts.byStatus.map(({ status, count }) => ({
              status,
              label: t(`status.${status}`),
              count,
              shown: formatNumber(locale, count),
              href: commitmentsHref(locale, { country: maker.code, level: PLEDGE_LEVELS, status }),
            }))}
          />
          {squares ? (
            <SquareStrip
              label={t('overview.squaresOf', { name: makerName(maker, locale) })}
              items={squares.flatMap(({ status, ...record }) =>
                status ? [squareItem(t, locale, { ...record, status })] : [],
              )}
            />
          ) : (
            <StatusBar
              width={1}
              parts={counts.byStatus}
              label={t('overview.squaresOf', { name: makerName(maker, locale) })}
            />
          )}
        </Figure>
      )}
    </section>
  )
}

/** Whether any text shown of these records was translated and read by nobody. */
export const hasUnreviewed = (records: readonly Pick<MakerRecord, 'title'>[], locale: Locale): boolean =>
  records.some((record) => pickText(record.title, locale)?.state === 'unreviewed')
