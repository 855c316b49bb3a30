import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ListPager } from '@/components/layout/list-pager'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { OrganisationSearch } from '@/components/organisations/organisation-search'
import { OrganisationTable } from '@/components/organisations/organisation-table'
import { DoneNote } from '@/components/people/done-note'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { organisationListOf } from '@/lib/organisations/list'
import { countOrganisations, listOrganisations } from '@/lib/organisations/queries'

const PATH = '/reviews/organisations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  return privateMetadata(t('name'))
}

/** Organisations a reviewer can verify; without a choice, those that wait for it. */
export default async function ReviewOrganisationsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/organisations'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'organisation.verify'))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="reviews" />

  const { page, ...asked } = organisationListOf(query)
  const filter = query.state === undefined ? { ...asked, state: 'unverified' as const } : asked
  const waiting = { q: '', kind: null, state: 'unverified' } as const
  const [t, organisations, total, unverified] = await Promise.all([
    getTranslations('organisations'),
    listOrganisations(appDb, filter, page),
    countOrganisations(appDb, filter),
    countOrganisations(appDb, waiting),
  ])
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={PATH} section="reviews">
      <section className="sec first">
        <PageTitle>{t('verify.title', { count: unverified })}</PageTitle>
        <p className="lede mb-8">{t('verify.lede')}</p>
        <DoneNote>{query.done === 'verified' ? t('done.verified') : null}</DoneNote>
        <OrganisationSearch filter={filter} path={PATH} locale={locale} />
        {organisations.length > 0 && (
          <OrganisationTable organisations={organisations} path={PATH} locale={locale} />
        )}
        <ListPager
          locale={locale}
          path={PATH}
          query={{ ...filter, state: filter.state }}
          page={page}
          total={total}
        />
      </section>
    </WorkspaceFrame>
  )
}
