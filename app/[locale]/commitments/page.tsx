import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ActiveFilters, IgnoredFilters } from '@/components/commitments/active-filters'
import { CommitmentTable } from '@/components/commitments/commitment-table'
import { FilterForm } from '@/components/commitments/filter-form'
import { LevelCounts } from '@/components/commitments/level-counts'
import { isUnreviewed } from '@/components/commitments/localized'
import { Pager } from '@/components/commitments/pager'
import { DataLinks } from '@/components/layout/data-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { Kicker, Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { type Ignored, type ListState, parseListState, searchOf } from '@/lib/commitments/filters'
import { countFacets, listCommitments, listVocabulary } from '@/lib/commitments/list-queries'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import type { Locale } from '@/lib/i18n/model'

const PAGE_SIZE = 50

const vocabularyOnce = cache(() => listVocabulary(publicDb))

export async function generateMetadata({
  searchParams,
}: PageProps<'/[locale]/commitments'>): Promise<Metadata> {
  const [locale, t, vocabulary, query] = await Promise.all([
    getLocale(),
    getTranslations('commitments'),
    vocabularyOnce(),
    searchParams,
  ])
  const { state } = parseListState(query, vocabulary)
  return pageMetadata({ locale, path: '/commitments', query: queryOf(state), title: t('kicker') })
}

export default async function CommitmentsPage({ searchParams }: PageProps<'/[locale]/commitments'>) {
  const [locale, t, vocabulary, query] = await Promise.all([
    getLocale(),
    getTranslations('commitments'),
    vocabularyOnce(),
    searchParams,
  ])
  const asked = parseListState(query, vocabulary)
  const { state, facets, rows, pages, ignored } = await loadList(asked.state, asked.ignored, locale)
  const first = (state.page - 1) * PAGE_SIZE + 1

  return (
    <SiteFrame locale={locale} path="/commitments" query={queryOf(state)} section="commitments">
      <section className="sec first">
        <Kicker>{t('kicker')}</Kicker>
        <h1 className="max-w-[24ch] text-[clamp(2rem,4.2vw,3.1rem)]">
          {t('title', { total: facets.total })}
        </h1>
        <p className="lede">{t('lede')}</p>
        <LevelCounts state={state} counts={facets.level} locale={locale} />
        <FilterForm state={state} facets={facets} vocabulary={vocabulary} locale={locale} />
        <ActiveFilters state={state} facets={facets} vocabulary={vocabulary} locale={locale} />
        <IgnoredFilters ignored={ignored} />

        <div className="mt-8">
          {rows.length > 0 ? (
            <CommitmentTable
              rows={rows}
              caption={t('tableCaption', { from: first, to: first + rows.length - 1, total: facets.total })}
              locale={locale}
            />
          ) : (
            <Note>
              <p>{state.filters.q ? t('emptySearch', { q: state.filters.q }) : t('empty')}</p>
            </Note>
          )}
          <Pager state={state} pages={pages} locale={locale} />
        </div>

        <div className="mt-8 grid gap-1 text-sm text-ink-2">
          <p>{t('joint')}</p>
          {rows.some((row) => isUnreviewed(row.title, locale)) && <Unreviewed />}
          <DataLinks locale={locale} path="/commitments" query={queryOf({ ...state, page: 1 })} />
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

/** A page past the end is answered with the first one, and said. */
async function loadList(asked: ListState, ignored: readonly Ignored[], locale: Locale) {
  const read = (state: ListState) =>
    listCommitments(publicDb, state.filters, {
      sort: state.sort,
      locale,
      limit: PAGE_SIZE,
      offset: (state.page - 1) * PAGE_SIZE,
    })
  const [facets, { rows }] = await Promise.all([countFacets(publicDb, asked.filters), read(asked)])
  const pages = Math.ceil(facets.total / PAGE_SIZE)
  if (asked.page === 1 || asked.page <= pages) return { state: asked, facets, rows, pages, ignored }

  const state = { ...asked, page: 1 }
  const missing = { name: 'page', value: String(asked.page) }
  return { state, facets, rows: (await read(state)).rows, pages, ignored: [...ignored, missing] }
}

/** For the links to the same list in other languages. */
function queryOf({ filters, sort, page }: ListState): Record<string, string[]> {
  const search = searchOf(filters, sort, page)
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]))
}
