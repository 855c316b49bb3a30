import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ListPager } from '@/components/layout/list-pager'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { AlsoWaiting } from '@/components/reviews/also-waiting'
import { QueueFilter } from '@/components/reviews/queue-filter'
import { QueueTable } from '@/components/reviews/queue-table'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { countAlsoWaiting } from '@/lib/reviews/attention'
import { countQueue, listQueue } from '@/lib/reviews/queries'
import { queueQuery, queueViewOf } from '@/lib/reviews/queue'
import { OVERDUE_DAYS } from '@/lib/reviews/risk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review')
  return privateMetadata(t('name'))
}

export default async function ReviewsPage({ params, searchParams }: PageProps<'/[locale]/reviews'>) {
  const [{ locale }, given] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/reviews`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path="/reviews" section="reviews" />

  const view = queueViewOf(given)
  const now = new Date()
  const [t, rows, counts, waiting] = await Promise.all([
    getTranslations(),
    listQueue(appDb, viewer.id, view),
    countQueue(appDb, now),
    countAlsoWaiting(appDb, viewer.id),
  ])
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const shown = counts
    .filter(({ maker, kind }) => maker.code === (view.country ?? maker.code) && kind === (view.kind ?? kind))
    .reduce((sum, { count }) => sum + count, 0)
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/reviews" section="reviews">
      <section className="sec first">
        <PageTitle>{t('review.title', { count: all })}</PageTitle>
        <p className="lede mb-8">
          {all === 0 ? t('review.empty') : t('review.lede')}
          {overdue > 0 && (
            <>
              {' '}
              <b>{t('reviewing.overdueCount', { count: overdue, days: OVERDUE_DAYS })}</b>
            </>
          )}
        </p>
        {all > 0 && <QueueFilter view={view} counts={counts} locale={locale} />}
        {rows.length > 0 && (
          <QueueTable rows={rows} view={view} today={civilDate(now, env().VAADA_TIME_ZONE)} locale={locale} />
        )}
        {all > 0 && rows.length === 0 && <p>{t('reviewing.filter.none')}</p>}
        <ListPager locale={locale} path="/reviews" query={queueQuery(view)} page={view.page} total={shown} />
      </section>
      <AlsoWaiting waiting={waiting} locale={locale} />
    </WorkspaceFrame>
  )
}
