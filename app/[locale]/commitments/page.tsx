import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ActiveFilters, IgnoredFilters } from '@/components/commitments/active-filters'
import { CommitmentCards } from '@/components/commitments/commitment-cards'
import { CommitmentTable } from '@/components/commitments/commitment-table'
import { EmptyList } from '@/components/commitments/empty-list'
import { FilterForm } from '@/components/commitments/filter-form'
import { LevelCounts } from '@/components/commitments/level-counts'
import { isUnreviewed } from '@/components/commitments/localized'
import { Pager } from '@/components/commitments/pager'
import { ViewSwitch } from '@/components/commitments/view-switch'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { SearchNote } from '@/components/search/search-note'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { activeFilters, listHref, listQuery, parseListState } from '@/lib/commitments/filters'
import { PAGE_SIZE, readListPage } from '@/lib/commitments/list-page'
import { findReference, listVocabulary } from '@/lib/commitments/list-queries'
import { commitmentHref, href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { readingSets } from '@/lib/search/queries'
import { typedReference } from '@/lib/search/query'

const vocabularyOnce = cache(() => listVocabulary(publicDb))

export async function generateMetadata({
  searchParams,
}: PageProps<'/[locale]/commitments'>): Promise<Metadata> {
  const query = await searchParams
  await pageAsOf(query)
  const [locale, t, vocabulary] = await Promise.all([
    getLocale(),
    getTranslations('commitments'),
    vocabularyOnce(),
  ])
  const { state } = parseListState(query, vocabulary, ['asOf'])
  return pageMetadata({ locale, path: '/commitments', query: listQuery(state), title: t('kicker') })
}

export default async function CommitmentsPage({ searchParams }: PageProps<'/[locale]/commitments'>) {
  const query = await searchParams
  const asOf = await pageAsOf(query)
  const [locale, t, vocabulary] = await Promise.all([
    getLocale(),
    getTranslations('commitments'),
    vocabularyOnce(),
  ])
  const asked = parseListState(query, vocabulary, ['asOf'])
  const { q } = asked.state.filters
  const reference = q === null ? null : typedReference(q)
  if (reference && (await findReference(publicDb, reference, asOf)))
    redirect(commitmentHref(locale, reference))

  const page = await readListPage(publicDb, asked.state, asked.ignored, { locale, asOf })
  const { state, facets, rows, pages, search } = page
  const first = (state.page - 1) * PAGE_SIZE + 1
  const caption = t('tableCaption', { from: first, to: first + rows.length - 1, total: facets.total })
  const sought = search && {
    words: new Set(readingSets(search).flatMap((words) => [...words])),
    matches: page.matches,
  }
  const isNarrowed = activeFilters({ ...state.filters, q: null }).length > 0
  const List = state.view === 'cards' ? CommitmentCards : CommitmentTable

  return (
    <SiteFrame locale={locale} path="/commitments" query={listQuery(state)} section="commitments">
      <section className="sec first">
        <Kicker>{t('kicker')}</Kicker>
        <h1 className="max-w-[24ch] text-[clamp(2rem,4.2vw,3.1rem)]">
          {t('title', { total: facets.total })}
        </h1>
        <p className="lede">{t('lede')}</p>
        <FilterForm state={state} facets={facets} vocabulary={vocabulary} locale={locale} />
        <ActiveFilters state={state} facets={facets} vocabulary={vocabulary} locale={locale} />
        <IgnoredFilters ignored={page.ignored} />
        <LevelCounts state={state} counts={facets.level} locale={locale} />
        {search && (
          <SearchNote
            search={search}
            suggestions={page.suggestions}
            locale={locale}
            to={(typed) => listHref(locale, { ...state.filters, q: typed }, { view: state.view })}
          />
        )}

        <div className="mt-6 grid gap-4">
          {rows.length > 0 ? (
            <>
              <ViewSwitch state={state} locale={locale} />
              <List rows={rows} caption={caption} locale={locale} sought={sought} />
            </>
          ) : (
            (search?.query !== null || isNarrowed) && (
              <EmptyList
                state={state}
                without={page.without}
                facets={facets}
                vocabulary={vocabulary}
                locale={locale}
              />
            )
          )}
          <Pager state={state} pages={pages} locale={locale} />
          {state.page === pages && facets.total > pages * PAGE_SIZE && (
            <p>{t('listEnds', { max: pages * PAGE_SIZE, total: facets.total })}</p>
          )}
        </div>

        <div className="mt-8 grid gap-1 text-sm text-ink-2">
          <p>{t('joint')}</p>
          {rows.some((row) => isUnreviewed(row.title, locale)) && <Unreviewed />}
          <TakeAlong
            locale={locale}
            path="/commitments"
            query={listQuery({ ...state, page: 1, view: 'table' })}
            title={t('kicker')}
          />
          <p className="tools">
            <a href={href(locale, '/methodology')}>{t('method')}</a>
          </p>
        </div>
      </section>
    </SiteFrame>
  )
}

async function Unreviewed() {
  const t = await getTranslations('site')
  return <p>{t('unreviewed')}</p>
}
