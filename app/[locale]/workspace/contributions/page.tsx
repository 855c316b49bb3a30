import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OfficeOffers } from '@/components/contributions/office-offers'
import { PartnerDesk } from '@/components/contributions/partner-desk'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, type Viewer } from '@/lib/access/viewer'
import { listOffersTo } from '@/lib/contributions/queries'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { writingScopeOf } from '@/lib/submissions/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('contribution')
  return privateMetadata(t('name'))
}

/** An organisation's own contributions, or what partners offer an office. */
export default async function ContributionsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/workspace/contributions'>) {
  const [{ locale }, { commitment }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const path = '/workspace/contributions'
  const wanted = typeof commitment === 'string' ? commitment.slice(0, 20) : ''
  const viewer = await requireViewer(
    locale,
    `/${locale}${path}${wanted && `?commitment=${encodeURIComponent(wanted)}`}`,
  )
  const { role, organisationId, makerCode } = viewer
  const isPartner = (role === 'civil_society' || role === 'donor') && organisationId !== null
  if (!can(viewer, 'workspace.open') || !(isPartner || makerCode !== null))
    return <NotYours viewer={viewer} locale={locale} path={path} section="workspace" />
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      {isPartner ? (
        <PartnerDesk viewer={viewer} organisationId={organisationId} wanted={wanted} locale={locale} />
      ) : (
        makerCode !== null && <Office viewer={viewer} makerCode={makerCode} locale={locale} />
      )}
    </WorkspaceFrame>
  )
}

interface OfficeProps {
  viewer: Viewer
  makerCode: string
  locale: Locale
}

async function Office({ viewer, makerCode, locale }: OfficeProps) {
  const scope = writingScopeOf(viewer)
  const [t, offers] = await Promise.all([
    getTranslations('contribution'),
    listOffersTo(appDb, makerCode, scope === null || scope === 'without_office' ? null : scope.commitmentIds),
  ])
  const waiting = offers.filter(({ stage }) => stage === 'offered').length
  return (
    <section className="sec first">
      <PageTitle>{t('office.title', { count: waiting })}</PageTitle>
      <p className="lede mb-7">{t('office.lede')}</p>
      {offers.length > 0 ? (
        <OfficeOffers
          offers={offers}
          answers={({ commitmentId, hasOffice }) =>
            can(viewer, 'contribution.answer', { makerCode, hasOffice, commitmentId })
          }
          locale={locale}
        />
      ) : (
        <p className="text-ink-2">{t('office.none')}</p>
      )}
    </section>
  )
}
