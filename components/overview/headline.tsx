import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { Kicker } from '@/components/ui/text'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { COUNTED } from '@/lib/overview/overview'
import type { Status } from '@/lib/standing/model'

export interface HeadlineCounts {
  total: number
  checkable: number
  kept: number
}

/** The headline as plain text, for those who are sent the link. */
export async function headlineText(locale: Locale, counts: HeadlineCounts): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'overview' })
  if (counts.total === 0) return t('empty')
  const plain = (chunks: string) => chunks
  return t.markup('headline', { ...counts, all: plain, checked: plain, done: plain })
}

interface HeadlineProps {
  locale: Locale
  today: IsoDate
  counts: HeadlineCounts
  byStatus: ReadonlyMap<Status, number>
  /** Makers that declared an intention to join. */
  intending: readonly string[]
  /** Records of every kind, and those kept by the maker's own office. */
  records: number
  byOffice: number
  /** Makers whose office has been asked for a report. */
  asked: number
  /** Pledges with figures of which none can be compared with the promise. */
  incomparable: number
}

/** What is known today, in numbers that open to the records behind them. */
export async function Headline({
  locale,
  today,
  counts,
  byStatus,
  intending,
  records,
  byOffice,
  asked,
  incomparable,
}: HeadlineProps) {
  const [t, site] = await Promise.all([getTranslations('overview'), getTranslations('site')])
  const count = (status: Status) => byStatus.get(status) ?? 0
  const to = (records: number, filter: object) => (chunks: React.ReactNode) => (
    <CountLink count={records} href={commitmentsHref(locale, { ...COUNTED, ...filter })}>
      {chunks}
    </CountLink>
  )
  return (
    <div>
      <Kicker>{site('coalition')}</Kicker>
      {counts.total === 0 ? (
        <>
          <h1>{t('empty')}</h1>
          <p className="lede">{t('emptyLede')}</p>
        </>
      ) : (
        <>
          <h1 className="headline">
            {t.rich('headline', {
              ...counts,
              all: to(counts.total, {}),
              checked: to(counts.checkable, { measurable: 'yes' }),
              done: to(counts.kept, { status: 'kept' }),
            })}
          </h1>
          <p className="lede">
            {t.rich('lede', {
              date: formatDate(locale, today),
              notLooked: count('deadline_passed_not_looked'),
              noEvidence: count('deadline_passed_no_evidence'),
              silent: count('no_figure') - incomparable,
              incomparable,
              b: (chunks) => <b>{chunks}</b>,
            })}{' '}
            {intending.length > 0 &&
              t('intentions', { count: intending.length, names: formatList(locale, intending) })}
          </p>
          <p className="meta mt-3">
            {byOffice === 0
              ? t('compiled')
              : byOffice < records
                ? t('compiledPart', { count: byOffice })
                : t('byOffices')}{' '}
            {byOffice < records && t('asked', { count: asked })}
          </p>
        </>
      )}
    </div>
  )
}
