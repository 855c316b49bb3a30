import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import type { Locale } from '@/lib/i18n/model'
import { type Match, matchesOf } from '@/lib/search/matches'
import { readingSets, type Search, understand } from '@/lib/search/queries'
import { findSuggestions, type Suggestions } from '@/lib/search/suggestions'
import { textsOf } from '@/lib/search/texts'
import { type CommitmentFilters, type Ignored, type ListState, NO_FILTERS, type Sort } from './filters'
import {
  type CommitmentRow,
  countCommitments,
  countFacets,
  countWithout,
  type Facets,
  LISTED_MAX,
  listCommitments,
  listRecordTexts,
  RANKED_MAX,
} from './list-queries'
import type { Reference } from './model'

export const PAGE_SIZE = 50
const pagesMax = (sort: Sort) => (sort === 'relevance' ? RANKED_MAX : LISTED_MAX) / PAGE_SIZE

/** One page of the list, with all that is said around it. */
export interface ListPage {
  /** As it is shown: a page past the end is answered with the first one, and that is among `ignored`. */
  readonly state: ListState
  readonly ignored: readonly Ignored[]
  readonly facets: Facets
  readonly rows: readonly CommitmentRow[]
  readonly pages: number
  /** null: no words are looked for. */
  readonly search: Search | null
  /** Where nothing is like all the words: what else finds something under the same filters. */
  readonly suggestions: Suggestions
  /** Where the words were found, by record. */
  readonly matches: ReadonlyMap<Reference, readonly Match[]>
  /** Where nothing passes: what each filter's removal would bring. */
  readonly without: Partial<Record<keyof CommitmentFilters, number>>
}

export async function readListPage(
  db: PublicDb,
  asked: ListState,
  ignored: readonly Ignored[],
  { locale, asOf }: { locale: Locale; asOf: AsOf | null },
): Promise<ListPage> {
  const { filters } = asked
  const search = filters.q === null ? null : await understand(db, filters.q, asOf)
  const read = ({ sort, page }: ListState) =>
    listCommitments(db, filters, {
      sort,
      locale,
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
      search,
      asOf,
    })
  const isWithin = asked.page <= pagesMax(asked.sort)
  const [facets, first] = await Promise.all([
    countFacets(db, filters, { search, asOf }),
    isWithin ? read(asked) : null,
  ])
  const pages = Math.min(Math.ceil(facets.total / PAGE_SIZE), pagesMax(asked.sort))
  const isPast = asked.page > 1 && asked.page > pages
  const state = isPast ? { ...asked, page: 1 } : asked
  const { rows } = first && !isPast ? first : await read(state)
  const finds = async (q: string) => (await countCommitments(db, { ...filters, q }, { asOf })) > 0
  const [matches, without, suggestions] = await Promise.all([
    search ? whereFound(db, rows, search, { locale, asOf }) : new Map(),
    facets.total === 0 && filters !== NO_FILTERS ? countWithout(db, filters, search, asOf) : {},
    search ? findSuggestions(search, locale, finds) : { similar: [], fewer: [] },
  ])
  const missing = { name: 'page', value: String(asked.page) }
  return {
    state,
    ignored: isPast ? [...ignored, missing] : ignored,
    facets,
    rows,
    pages,
    search,
    suggestions,
    matches,
    without,
  }
}

async function whereFound(
  db: PublicDb,
  rows: readonly CommitmentRow[],
  search: Search,
  { locale, asOf }: { locale: Locale; asOf: AsOf | null },
): Promise<Map<Reference, Match[]>> {
  const records = await listRecordTexts(
    db,
    rows.map((row) => row.reference),
    asOf,
  )
  const readings = readingSets(search)
  return new Map(records.map((texts) => [texts.reference, matchesOf(textsOf(texts), readings, locale)]))
}
