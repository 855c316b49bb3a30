import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { OrganisationAdministration } from '@/components/organisations/organisation'
import { DoneNote } from '@/components/people/done-note'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { oneOf } from '@/lib/listing'
import { findOrganisation } from '@/lib/organisations/queries'

const DONE = ['added', 'saved', 'closed', 'reopened'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  return privateMetadata(t('one'))
}

export default async function OrganisationPage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/organisations/[id]'>) {
  const [{ locale, id: given }, query] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/admin/organisations/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'organisation.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, organisation, restored] = await Promise.all([
    getTranslations('organisations'),
    findOrganisation(appDb, id),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!organisation) notFound()
  const done = oneOf(query.done, DONE)
  return (
    <AdminFrame viewer={viewer} locale={locale} section="organisations" path={path} title={organisation.name}>
      <DoneNote>{done && t(`done.${done}`)}</DoneNote>
      <OrganisationAdministration organisation={organisation} restored={restored} locale={locale} />
      <p className="py-8">
        <a href={href(locale, '/admin/organisations')}>{t('back')}</a>
      </p>
    </AdminFrame>
  )
}
