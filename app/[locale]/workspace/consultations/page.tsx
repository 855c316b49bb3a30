import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OfficeDesk } from '@/components/consultations/office-desk'
import { OrganisationDesk } from '@/components/consultations/organisation-desk'
import { NotYours } from '@/components/layout/not-yours'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultations')
  return privateMetadata(t('name'))
}

/** What an office opens and answers, or what an organisation suggests. */
export default async function ConsultationsDeskPage({
  params,
}: PageProps<'/[locale]/workspace/consultations'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const path = '/workspace/consultations'
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const { role, organisationId, makerCode } = viewer
  const isPartner = (role === 'civil_society' || role === 'donor') && organisationId !== null
  if (!can(viewer, 'workspace.open') || !(isPartner || makerCode !== null))
    return <NotYours viewer={viewer} locale={locale} path={path} section="workspace" />
  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  const may =
    makerCode !== null &&
    can(viewer, 'consultation.open', { makerCode, hasOffice: true, commitmentId: null, isReply: true })
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      {isPartner ? (
        <OrganisationDesk organisationId={organisationId} today={today} locale={locale} />
      ) : (
        makerCode !== null && <OfficeDesk makerCode={makerCode} may={may} today={today} locale={locale} />
      )}
    </WorkspaceFrame>
  )
}
