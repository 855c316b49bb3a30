import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ListPager } from '@/components/layout/list-pager'
import { NotYours } from '@/components/layout/not-yours'
import { PeopleSearch } from '@/components/people/people-search'
import { PeopleTable } from '@/components/people/people-tables'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { peopleListOf } from '@/lib/people/list'
import { countPeople, listPeople } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('adminPeople')
  return privateMetadata(t('name'))
}

export default async function PeoplePage({ params, searchParams }: PageProps<'/[locale]/admin/people'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin/people`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path="/admin/people" section="admin" />

  const { page, ...filter } = peopleListOf(query)
  const [t, people, total] = await Promise.all([
    getTranslations('adminPeople'),
    listPeople(appDb, filter, page),
    countPeople(appDb, filter),
  ])
  const narrowed = Object.values(filter).some((value) => value !== null && value !== '')
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="people"
      title={t(narrowed ? 'found' : 'title', { count: total })}
      lede={t('lede')}
    >
      <PeopleSearch filter={filter} locale={locale} />
      {people.length > 0 && <PeopleTable people={people} locale={locale} />}
      <ListPager locale={locale} path="/admin/people" query={{ ...filter }} page={page} total={total} />
    </AdminFrame>
  )
}
