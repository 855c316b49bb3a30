import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ListPager } from '@/components/layout/list-pager'
import { ListSearch } from '@/components/layout/list-search'
import { NotYours } from '@/components/layout/not-yours'
import { AdminOfficeTable } from '@/components/offices/admin-office-table'
import { OpenOffice } from '@/components/offices/admin-open-office'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { OFFICE_STATES, officeListOf } from '@/lib/offices/list'
import { countOffices, listOffices } from '@/lib/offices/queries'

const PATH = '/admin/offices'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offices')
  return privateMetadata(t('name'))
}

export default async function OfficesPage({ params, searchParams }: PageProps<'/[locale]/admin/offices'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'office.open'))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="admin" />

  const { page, ...filter } = officeListOf(query)
  const [t, offices, total, open, restored] = await Promise.all([
    getTranslations(),
    listOffices(appDb, filter, page),
    countOffices(appDb, filter),
    countOffices(appDb, { q: '', state: 'open' }),
    restoredForm(viewer, `/${locale}${PATH}`),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="offices"
      title={t('offices.title', { count: open })}
      lede={t('offices.lede')}
    >
      <ListSearch
        locale={locale}
        path={PATH}
        label={t('offices.search')}
        q={filter.q}
        filters={[
          {
            name: 'state',
            label: t('offices.stateLabel'),
            options: OFFICE_STATES.map((state) => ({ value: state, label: t(`offices.state.${state}`) })),
            value: filter.state,
            any: t('admin.list.any'),
          },
        ]}
      />
      {offices.length > 0 ? (
        <AdminOfficeTable offices={offices} locale={locale} />
      ) : (
        <p>{t('offices.none')}</p>
      )}
      <ListPager locale={locale} path={PATH} query={{ ...filter }} page={page} total={total} />
      <OpenOffice restored={restored} locale={locale} />
    </AdminFrame>
  )
}
