import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { ReviewsFrame } from '@/components/layout/reviews-frame'
import { NewRedaction } from '@/components/proposals/new-redaction'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('redaction')
  return privateMetadata(t('name'))
}

const PATH = '/reviews/redactions/new'

export default async function NewRedactionPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/redactions/new'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const { record = '', versions = '' } = query
  const asked = new URLSearchParams({ record: String(record), versions: String(versions) })
  const viewer = await requireViewer(locale, `/${locale}${PATH}?${asked}`)
  if (!can(viewer, 'reviews.open') || !can(viewer, 'proposal.make', { kind: 'redaction' }))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="reviews" />

  const t = await getTranslations('redaction')
  return (
    <ReviewsFrame
      viewer={viewer}
      locale={locale}
      section="redactions"
      path={PATH}
      title={record ? t('new.title', { record: String(record) }) : t('start.title')}
    >
      <NewRedaction viewer={viewer} locale={locale} section="reviews" query={query} />
    </ReviewsFrame>
  )
}
