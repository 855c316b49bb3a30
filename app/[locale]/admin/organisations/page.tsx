import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ListPager } from '@/components/layout/list-pager'
import { NotYours } from '@/components/layout/not-yours'
import { OrganisationSearch } from '@/components/organisations/organisation-search'
import { OrganisationTable } from '@/components/organisations/organisation-table'
import { ButtonLink } from '@/components/ui/button'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { organisationListOf } from '@/lib/organisations/list'
import { countOrganisations, listOrganisations } from '@/lib/organisations/queries'

const PATH = '/admin/organisations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  return privateMetadata(t('name'))
}

export default async function OrganisationsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/organisations'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'organisation.manage'))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="admin" />

  const { page, ...filter } = organisationListOf(query)
  const [t, organisations, total] = await Promise.all([
    getTranslations('organisations'),
    listOrganisations(appDb, filter, page),
    countOrganisations(appDb, filter),
  ])
  const narrowed = filter.q !== '' || filter.kind !== null || filter.state !== null
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="organisations"
      title={t(narrowed ? 'found' : 'title', { count: total })}
      lede={t('lede')}
    >
      <p className="mb-6">
        <ButtonLink href={href(locale, `${PATH}/new`)}>{t('addOne')}</ButtonLink>
      </p>
      <OrganisationSearch filter={filter} path={PATH} locale={locale} />
      {organisations.length > 0 && (
        <OrganisationTable organisations={organisations} path={PATH} locale={locale} />
      )}
      <ListPager locale={locale} path={PATH} query={{ ...filter }} page={page} total={total} />
    </AdminFrame>
  )
}
