import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { ProposalPage } from '@/components/proposals/proposal-page'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { findProposal } from '@/lib/proposals/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return privateMetadata(t('name'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/reviews/rules/[id]'>) {
  const [{ locale, id: given }, { done }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/reviews/rules/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />

  const proposal = await findProposal(appDb, id)
  if (!proposal || proposal.kind === 'redaction') notFound()
  return (
    <ProposalPage
      proposal={proposal}
      viewer={viewer}
      locale={locale}
      list="rules"
      done={typeof done === 'string' ? done : null}
    />
  )
}
