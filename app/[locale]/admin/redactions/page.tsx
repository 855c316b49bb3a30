import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
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
}: PageProps<'/[locale]/admin/redactions'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin/redactions`)
  if (!can(viewer, 'admin.open') || !can(viewer, 'proposal.make', { kind: 'redaction' }))
    return <NotYours viewer={viewer} locale={locale} path="/admin/redactions" section="admin" />

  const [t, proposals] = await Promise.all([getTranslations(), listProposals(appDb, ['redaction'])])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="redactions"
      title={t('redaction.title')}
      lede={t('redaction.lede')}
    >
      {(done === 'proposed' || done === 'withdrawn') && <Done>{t(`proposals.done.${done}`)}</Done>}
      <ProposalSections
        proposals={proposals}
        viewer={viewer}
        locale={locale}
        section="admin"
        list="redactions"
      />
      <Section id="start" title={t('redaction.start.title')}>
        <StartRedaction locale={locale} section="admin" />
      </Section>
    </AdminFrame>
  )
}
