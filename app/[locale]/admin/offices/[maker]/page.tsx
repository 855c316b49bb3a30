import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { AdminOffice } from '@/components/offices/admin-office'
import { DoneNote } from '@/components/people/done-note'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { oneOf } from '@/lib/listing'
import { findOffice } from '@/lib/offices/queries'

const DONE = ['opened', 'closed', 'lead'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offices')
  return privateMetadata(t('name'))
}

/** One maker's office: who is in it, who leads it, closing it or opening it again. */
export default async function OfficePage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/offices/[maker]'>) {
  const [{ locale, maker }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale) || !/^[A-Z]{3}$/.test(maker)) notFound()
  const path = `/admin/offices/${maker}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'office.open'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, office, restored] = await Promise.all([
    getTranslations('offices'),
    findOffice(appDb, maker),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!office) notFound()
  const { activeFrom, activeTo } = office
  const done = oneOf(query.done, DONE)
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="offices"
      path={path}
      title={t('of', { name: office.maker.names[locale] })}
      lede={
        activeTo
          ? t('closedOn', { date: formatDate(locale, activeTo, 'long') })
          : t('openSince', { date: formatDate(locale, activeFrom, 'long') })
      }
    >
      <DoneNote>{done && t(`done.${done}`)}</DoneNote>
      <AdminOffice office={office} restored={restored} locale={locale} />
      <p className="py-8">
        <a href={href(locale, '/admin/offices')}>{t('back')}</a>
      </p>
    </AdminFrame>
  )
}
