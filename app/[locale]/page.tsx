import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Funnel } from '@/components/charts/funnel'
import { SiteFrame } from '@/components/layout/site-frame'
import { Actions } from '@/components/overview/actions'
import { Changes } from '@/components/overview/changes'
import { Headline, headlineText } from '@/components/overview/headline'
import { Intentions } from '@/components/overview/intentions'
import { Measures } from '@/components/overview/measures'
import { OtherMakers } from '@/components/overview/others'
import { Pace } from '@/components/overview/pace'
import { COUNTED, PledgeSquares } from '@/components/overview/pledge-squares'
import { Silence } from '@/components/overview/silence'
import { SectionHead } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { overviewOf } from '@/lib/standing/overview'
import {
  findOverviewFacts,
  listPledgeSquares,
  listStandingCounts,
  listStripCells,
  SILENT_STATUSES,
} from '@/lib/standing/queries'

/** Beyond this many pledges each maker gets one bar instead of squares. */
const SQUARES_MAX = 400
/** A mean over fewer pledges with figures says nothing. */
const PACE_MIN = 5
const ROWS_SHOWN = 6
const DOTS_SHOWN = 12

const loadOverview = cache(async () => {
  const [counts, squares, strips, facts] = await Promise.all([
    listStandingCounts(publicDb),
    listPledgeSquares(publicDb, SQUARES_MAX + 1),
    listStripCells(publicDb, DOTS_SHOWN),
    findOverviewFacts(publicDb, ROWS_SHOWN),
  ])
  return { ...overviewOf(counts, strips), squares: squares.length > SQUARES_MAX ? null : squares, facts }
})

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t, { counts }] = await Promise.all([getLocale(), getTranslations(), loadOverview()])
  return pageMetadata({
    locale,
    path: '/',
    title: t('site.name'),
    finding: await headlineText(locale, counts),
    description: t('site.description'),
  })
}

export default async function OverviewPage() {
  const [locale, t, overview] = await Promise.all([getLocale(), getTranslations(), loadOverview()])
  const { counts, makers, byStatus, intentions, measures, others, squares, facts } = overview
  const isUnreviewed = [
    ...facts.silent,
    ...facts.changes,
    ...intentions.flatMap((cell) => cell.records),
  ].some((record) => pickText(record.title, locale)?.state === 'unreviewed')
  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  const steps = ['all', 'checkable', 'target', 'baseline', 'figure'] as const
  const filters = {
    all: {},
    checkable: { measurable: 'yes' },
    target: { measurable: 'yes', has: ['target'] },
    baseline: { measurable: 'yes', has: ['target', 'baseline'] },
    figure: { measurable: 'yes', has: ['target', 'baseline', 'figure'] },
  } as const

  return (
    <SiteFrame locale={locale} path="/" section="overview">
      <section className="sec first">
        <Headline
          locale={locale}
          today={today}
          counts={counts}
          byStatus={byStatus}
          intending={intentions.map((cell) => makerName(cell.maker, locale))}
          records={facts.records}
          byOffice={facts.byOffice}
        />
        {counts.total > 0 && <PledgeSquares locale={locale} makers={makers} squares={squares} />}
      </section>
      {counts.total > 0 && (
        <section className="sec two" id="funnel">
          <div>
            <SectionHead
              title={t('overview.funnel.title', { figure: facts.funnel.figure, total: counts.total })}
              lede={t('overview.funnel.lede')}
            />
            <Funnel
              label={t('overview.funnel.lede')}
              steps={steps.map((step) => ({
                key: step,
                count: facts.funnel[step],
                figure: formatNumber(locale, facts.funnel[step]),
                what:
                  step === 'all'
                    ? t('overview.funnel.all', { count: counts.total })
                    : t(`overview.funnel.${step}`),
                href: commitmentsHref(locale, { ...COUNTED, ...filters[step] }),
              }))}
            />
          </div>
          {intentions.length > 0 && <Intentions locale={locale} cells={intentions} />}
        </section>
      )}
      {measures.length > 0 && <Measures locale={locale} cells={measures} />}
      {counts.total > 0 && (
        <section className="sec" id="silence">
          <Silence
            locale={locale}
            today={today}
            pledges={facts.silent}
            count={SILENT_STATUSES.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)}
            total={counts.checkable}
          />
        </section>
      )}
      {counts.total > 0 && (
        <Actions locale={locale} actions={facts.actions} without={facts.withoutAction} total={counts.total} />
      )}
      {others.length > 0 && <OtherMakers locale={locale} cells={others} />}
      {facts.pace.count >= PACE_MIN && facts.pace.progress !== null && facts.pace.expected !== null && (
        <Pace
          locale={locale}
          count={facts.pace.count}
          progress={facts.pace.progress}
          expected={facts.pace.expected}
        />
      )}
      {facts.seedEntries + facts.laterEntries > 0 && <Changes locale={locale} {...facts} />}
      {isUnreviewed && (
        <div className="pb-8">
          <Note>{t('site.unreviewed')}</Note>
        </div>
      )}
    </SiteFrame>
  )
}
