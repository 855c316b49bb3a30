import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { BoundsTable } from '@/components/proposals/bounds-table'
import { FrameworkTable } from '@/components/proposals/framework-table'
import { ProposalSections } from '@/components/proposals/proposal-sections'
import { ButtonLink } from '@/components/ui/button'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { listFrameworks, listProposals } from '@/lib/proposals/queries'
import { findThresholds } from '@/lib/standing/thresholds'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return privateMetadata(t('name'))
}

export default async function RulesPage({ params, searchParams }: PageProps<'/[locale]/admin/rules'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin/rules`)
  if (!can(viewer, 'proposal.make', { kind: 'thresholds' }))
    return <NotYours viewer={viewer} locale={locale} path="/admin/rules" section="admin" />

  const [t, proposals, { values, seq }, frameworks] = await Promise.all([
    getTranslations('proposals'),
    listProposals(appDb, ['thresholds', 'framework']),
    findThresholds(appDb),
    listFrameworks(appDb),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="rules"
      title={t('admin.title')}
      lede={t('admin.lede')}
    >
      {(done === 'proposed' || done === 'withdrawn') && <Done>{t(`done.${done}`)}</Done>}
      <ProposalSections proposals={proposals} viewer={viewer} locale={locale} section="admin" list="rules" />
      <Section
        id="bounds"
        title={t('inForce.title')}
        lede={seq ? t('inForce.seq', { seq: String(seq) }) : t('inForce.unpublished')}
        tools={<ButtonLink href={href(locale, '/admin/rules/thresholds')}>{t('inForce.propose')}</ButtonLink>}
      >
        <BoundsTable present={values} proposed={null} />
      </Section>
      <Section
        id="frameworks"
        title={t('frameworks.title')}
        lede={t('frameworks.lede')}
        tools={
          <ButtonLink href={href(locale, '/admin/rules/frameworks/new')}>{t('frameworks.add')}</ButtonLink>
        }
      >
        <FrameworkTable frameworks={frameworks} locale={locale} />
      </Section>
    </AdminFrame>
  )
}
