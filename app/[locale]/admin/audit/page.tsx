import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuditLines } from '@/components/audit/audit-lines'
import { AuditSearch } from '@/components/audit/audit-search'
import { TrailState } from '@/components/audit/trail-state'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { auditFiltersOf } from '@/lib/audit/filters'
import { searchTrail, verifyRecent } from '@/lib/audit/queries'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

/** Lines on a page, and lines that are recomputed while it is asked for. */
const PAGE = 100
const RECOMPUTED = 2000

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return privateMetadata(t('name'))
}

export default async function AuditPage({ params, searchParams }: PageProps<'/[locale]/admin/audit'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin/audit`)
  if (!can(viewer, 'audit.read'))
    return <NotYours viewer={viewer} locale={locale} path="/admin/audit" section="admin" />

  const filters = auditFiltersOf(query)
  const [t, { lines, next }, trail] = await Promise.all([
    getTranslations('audit'),
    searchTrail(appDb, filters, env().VAADA_TIME_ZONE, PAGE),
    verifyRecent(appDb, RECOMPUTED),
  ])
  return (
    <AdminFrame viewer={viewer} locale={locale} section="audit" title={t('title')} lede={t('lede')}>
      <TrailState trail={trail} />
      <section className="sec first">
        <AuditSearch filters={filters} locale={locale} />
        <AuditLines lines={lines} next={next} filters={filters} locale={locale} />
      </section>
    </AdminFrame>
  )
}
