import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { ReviewsFrame } from '@/components/layout/reviews-frame'
import { ProposalSections } from '@/components/proposals/proposal-sections'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { listProposals } from '@/lib/proposals/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return privateMetadata(t('name'))
}

export default async function RulesPage({ params }: PageProps<'/[locale]/reviews/rules'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/reviews/rules`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path="/reviews/rules" section="reviews" />

  const [t, proposals] = await Promise.all([
    getTranslations('proposals.review'),
    listProposals(appDb, ['thresholds', 'framework']),
  ])
  const count = proposals.filter(({ state }) => state === 'open').length
  return (
    <ReviewsFrame
      viewer={viewer}
      locale={locale}
      section="rules"
      title={t('title', { count })}
      lede={t('lede')}
    >
      <ProposalSections
        proposals={proposals}
        viewer={viewer}
        locale={locale}
        section="reviews"
        list="rules"
      />
    </ReviewsFrame>
  )
}
