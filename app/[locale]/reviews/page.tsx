import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { AlsoWaiting } from '@/components/reviews/also-waiting'
import { QueueTable } from '@/components/reviews/queue-table'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { countAlsoWaiting } from '@/lib/reviews/attention'
import { listQueue } from '@/lib/reviews/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review')
  return privateMetadata(t('name'))
}

export default async function ReviewsPage({ params }: PageProps<'/[locale]/reviews'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/reviews`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path="/reviews" section="reviews" />

  const [t, rows, waiting] = await Promise.all([
    getTranslations('review'),
    listQueue(appDb, viewer.id),
    countAlsoWaiting(appDb, viewer.id),
  ])
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/reviews" section="reviews">
      <section className="sec first">
        <PageTitle>{t('title', { count: rows.length })}</PageTitle>
        <p className="lede mb-8">{rows.length === 0 ? t('empty') : t('lede')}</p>
        {rows.length > 0 && (
          <QueueTable rows={rows} today={civilDate(new Date(), env().VAADA_TIME_ZONE)} locale={locale} />
        )}
      </section>
      <AlsoWaiting waiting={waiting} locale={locale} />
    </WorkspaceFrame>
  )
}
