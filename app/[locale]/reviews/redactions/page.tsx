import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { ReviewsFrame } from '@/components/layout/reviews-frame'
import { ProposalSections } from '@/components/proposals/proposal-sections'
import { StartRedaction } from '@/components/proposals/start-redaction'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { listProposals } from '@/lib/proposals/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('redaction')
  return privateMetadata(t('name'))
}

export default async function RedactionsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/redactions'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/reviews/redactions`)
  if (!can(viewer, 'reviews.open') || !can(viewer, 'proposal.make', { kind: 'redaction' }))
    return <NotYours viewer={viewer} locale={locale} path="/reviews/redactions" section="reviews" />

  const [t, proposals] = await Promise.all([getTranslations(), listProposals(appDb, ['redaction'])])
  return (
    <ReviewsFrame
      viewer={viewer}
      locale={locale}
      section="redactions"
      title={t('redaction.reviewTitle', {
        count: proposals.filter(({ state, proposedBy }) => state === 'open' && proposedBy.id !== viewer.id)
          .length,
      })}
      lede={t('redaction.lede')}
    >
      {(done === 'proposed' || done === 'withdrawn') && <Done>{t(`proposals.done.${done}`)}</Done>}
      <ProposalSections
        proposals={proposals}
        viewer={viewer}
        locale={locale}
        section="reviews"
        list="redactions"
      />
      <Section id="start" title={t('redaction.start.title')}>
        <StartRedaction locale={locale} section="reviews" />
      </Section>
    </ReviewsFrame>
  )
}
