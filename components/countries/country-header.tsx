import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Legend } from '@/components/ui/legend'
import { SquareStrip } from '@/components/ui/squares'
import { isPledge, PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerPage, MakerRecord } from '@/lib/makers/queries'
import { STATUSES } from '@/lib/standing/model'
import { squareItem } from '../overview/pledge-squares'

export interface CountryCounts {
  total: number
  checkable: number
  kept: number
  joint: number
  withFigure: number
}

export function countryCounts(records: readonly MakerRecord[], code: string): CountryCounts {
  const pledges = records.filter((record) => isPledge(record.level))
  return {
    total: pledges.length,
    checkable: pledges.filter((record) => record.measurable).length,
    kept: pledges.filter((record) => record.status === 'kept').length,
    joint: pledges.filter((record) => record.maker.code !== code).length,
    withFigure: pledges.filter((record) => record.hasFigure).length,
  }
}

/** The headline as plain text, for those who are sent the link. */
export async function countryHeadline(locale: Locale, counts: CountryCounts): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'countries.page' })
  if (counts.total === 0) return t('headlineNone')
  const plain = (chunks: string) => chunks
  return t.markup('headline', { ...counts, all: plain, checked: plain, done: plain })
}

interface CountryHeaderProps {
  locale: Locale
  page: MakerPage
  records: readonly MakerRecord[]
  counts: CountryCounts
}

export async function CountryHeader({ locale, page, records, counts }: CountryHeaderProps) {
  const t = await getTranslations()
  const { maker, members } = page
  const pledges = records.filter((record) => isPledge(record.level))
  const intention = records.find((record) => record.level === 'declared_intention')
  const isKeptByOffice = records.some((record) => record.byOffice)
  const to = (filter: object) => (chunks: ReactNode) => (
    <a href={commitmentsHref(locale, { country: maker.code, level: PLEDGE_LEVELS, ...filter })}>{chunks}</a>
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
              ...counts,
              all: to({}),
              checked: to({ measurable: 'yes' }),
              done: to({ status: 'kept' }),
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
      {records.length > 0 && (
        <p className="meta mt-3">{t(isKeptByOffice ? 'compiler.office' : 'compiler.vaada')}</p>
      )}
      {pledges.length > 0 && (
        <>
          <Legend
            label={t('overview.legend')}
            items={STATUSES.flatMap((status) => {
              const count = pledges.filter((record) => record.status === status).length
              if (count === 0) return []
              return {
                status,
                label: t(`status.${status}`),
                count: formatNumber(locale, count),
                href: commitmentsHref(locale, { country: maker.code, level: PLEDGE_LEVELS, status }),
              }
            })}
          />
          <SquareStrip
            label={t('overview.squaresOf', { name: makerName(maker, locale) })}
            items={pledges.flatMap(({ status, ...record }) =>
              status ? [squareItem(t, locale, { ...record, status })] : [],
            )}
          />
        </>
      )}
    </section>
  )
}

/** Whether any text shown of these records was translated and read by nobody. */
export const hasUnreviewed = (records: readonly Pick<MakerRecord, 'title'>[], locale: Locale): boolean =>
  records.some((record) => pickText(record.title, locale)?.state === 'unreviewed')
