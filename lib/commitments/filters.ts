import { REPORT_OUTCOMES, type ReportOutcome } from '@/lib/cycles/model'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { MONEY_STAGES, type MoneyStage } from '@/lib/money/model'
import { GOALPOST_KINDS, type GoalpostKind } from '@/lib/standing/goalposts'
import { FRESHNESS, type Freshness, STATUSES, type Status } from '@/lib/standing/model'
import {
  COMMITMENT_TYPES,
  COMPILERS,
  type CommitmentType,
  type Compiler,
  DELIVERY_STAGES,
  type DeliveryStage,
  LEVELS,
  type Level,
} from './model'

export const HAS = ['target', 'baseline', 'figure', 'incomparable', 'nothing'] as const
/**
 * The steps from promise to figure: says how much, says from where, has any published figure since; of those without a figure
 * to judge by: figures that can't be compared, or nothing at all.
 */
export type Has = (typeof HAS)[number]

export const MAKER_GROUPS = ['governments', 'others'] as const
/** Governments and international bodies, which the counts speak of; or everybody else, who has a strip of their own. */
export type MakerGroup = (typeof MAKER_GROUPS)[number]

/** `none`: a level that carries no status. */
export const STATUS_FILTERS = [...STATUSES, 'none'] as const
export type StatusFilter = Status | 'none'

/** Grade of the fact that decides the status; `none`: no fact decides it, or there is no status. */
export const EVIDENCE_FILTERS = ['1', '2', '3', '4', 'none'] as const
export type EvidenceFilter = (typeof EVIDENCE_FILTERS)[number]

/** A cycle and what came of its report: `2026.missing`. */
export type ReportFilter = `${string}.${ReportOutcome}`

/** `relevance` only while words are looked for; then it is the usual one. */
export const SORTS = ['maker', 'made', 'due', 'status', 'progress', 'latest', 'relevance'] as const
export type Sort = (typeof SORTS)[number]

export const VIEWS = ['table', 'cards'] as const
export type View = (typeof VIEWS)[number]

export const SEARCH_MAX = 200
/** Filters of an address beyond this are a machine's, not a reader's. */
const VALUES_MAX = 40
const ECHO_MAX = 60

/** An empty list means "whatever"; several values of one filter are "any of these". */
export interface CommitmentFilters {
  /** Of these makers, or of joint ones that they stand behind. */
  readonly country: readonly string[]
  /** Of these makers themselves. */
  readonly maker: readonly string[]
  readonly makers: MakerGroup | null
  readonly level: readonly Level[]
  readonly status: readonly StatusFilter[]
  readonly action: readonly number[]
  readonly type: readonly CommitmentType[]
  readonly framework: readonly string[]
  /** Of the reference. */
  readonly year: readonly number[]
  readonly stage: readonly DeliveryStage[]
  readonly measurable: 'yes' | 'no' | null
  /** All of these. */
  readonly has: readonly Has[]
  /** Some published term of it was moved so. */
  readonly moved: readonly GoalpostKind[]
  readonly evidence: readonly EvidenceFilter[]
  readonly freshness: readonly Freshness[]
  readonly contested: 'yes' | 'no' | null
  /** Has a money line of this stage; with `currency`, in this currency. */
  readonly money: readonly MoneyStage[]
  readonly currency: readonly string[]
  readonly report: readonly ReportFilter[]
  /** Who keeps the record. */
  readonly kept: Compiler | null
  /** Words to look for, in any language, spelling or script. */
  readonly q: string | null
}

export interface ListState {
  readonly filters: CommitmentFilters
  readonly sort: Sort
  readonly view: View
  /** 1, 2, 3 … */
  readonly page: number
}

/** The order that an address need not name: by place of the words found, else by maker. */
export const usualSort = ({ q }: Partial<Pick<CommitmentFilters, 'q'>>): Sort => (q ? 'relevance' : 'maker')

/** What the address said and nobody understood; shown, so that no list is mistaken for a narrower one. */
export interface Ignored {
  readonly name: string
  readonly value: string
}

/** Values that are data, not code. */
export interface Vocabulary {
  readonly countries: readonly string[]
  readonly frameworks: readonly string[]
  /** Keys of reporting cycles. */
  readonly cycles: readonly string[]
  readonly actions: readonly number[]
}

/** `searchParams` of a page, or of a `URLSearchParams`. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>

export const NO_FILTERS: CommitmentFilters = {
  country: [],
  maker: [],
  makers: null,
  level: [],
  status: [],
  action: [],
  type: [],
  framework: [],
  year: [],
  stage: [],
  measurable: null,
  has: [],
  moved: [],
  evidence: [],
  freshness: [],
  contested: null,
  money: [],
  currency: [],
  report: [],
  kept: null,
  q: null,
}

/** Filters whose values are counted: all but the search. */
export type Facet = Exclude<keyof CommitmentFilters, 'q'>
export const FACETS = (Object.keys(NO_FILTERS) as (keyof CommitmentFilters)[]).filter(
  (name): name is Facet => name !== 'q',
)

export function queryOf(params: URLSearchParams): Query {
  const names = [...new Set(params.keys())]
  return Object.fromEntries(names.map((name) => [name, params.getAll(name)]))
}

/** Never throws: what it can't use comes back as ignored. `also` are names that the caller reads itself. */
export function parseListState(
  query: Query,
  vocabulary: Vocabulary,
  also: readonly string[] = [],
): { state: ListState; ignored: Ignored[] } {
  const ignored: Ignored[] = []
  const known = new Set<string>(also)

  const texts = (name: string): string[] => {
    known.add(name)
    // `?constructor=1` reaches a page as a list with a function in it.
    const given: readonly unknown[] = [query[name] ?? []].flat()
    const values = given.filter((value) => typeof value === 'string').map((value) => value.trim())
    return values.filter((value) => value !== '')
  }
  // Lists may also be written with commas, as people do by hand.
  const listed = (name: string): string[] =>
    texts(name)
      .flatMap((text) => text.split(','))
      .map((value) => value.trim())
      .slice(0, VALUES_MAX)
  const ignore = (name: string, value: string) => {
    ignored.push({ name: name.slice(0, ECHO_MAX), value: printable(value).slice(0, ECHO_MAX) })
  }
  const several = <T extends string | number>(name: string, allowed: readonly T[]): T[] => {
    const found = new Set<T>()
    for (const value of listed(name)) {
      const match = allowed.find((one) => String(one).toLowerCase() === value.toLowerCase())
      if (match === undefined) ignore(name, value)
      else found.add(match)
    }
    return allowed.filter((one) => found.has(one))
  }
  /** Values that only the records know: any of the right shape. */
  const shaped = (name: string, shape: RegExp): string[] => {
    const found = new Set<string>()
    for (const value of listed(name)) {
      if (shape.test(value)) found.add(value.toUpperCase())
      else ignore(name, value)
    }
    return [...found].toSorted()
  }
  const single = <T extends string>(name: string, allowed: readonly T[]): T | null => {
    const [first, ...rest] = texts(name)
    for (const value of rest) if (value !== first) ignore(name, value)
    if (first === undefined) return null
    const match = allowed.find((one) => one === first.toLowerCase())
    if (!match) ignore(name, first)
    return match ?? null
  }

  const filters: CommitmentFilters = {
    country: several('country', vocabulary.countries),
    maker: several('maker', vocabulary.countries),
    makers: single('makers', MAKER_GROUPS),
    level: several('level', LEVELS),
    status: several('status', STATUS_FILTERS),
    action: several('action', vocabulary.actions),
    type: several('type', COMMITMENT_TYPES),
    framework: several('framework', vocabulary.frameworks),
    year: shaped('year', /^(?:19|20)\d\d$/).map(Number),
    stage: several('stage', DELIVERY_STAGES),
    measurable: single('measurable', ['yes', 'no']),
    has: several('has', HAS),
    moved: several('moved', GOALPOST_KINDS),
    evidence: several('evidence', EVIDENCE_FILTERS),
    freshness: several('freshness', FRESHNESS),
    contested: single('contested', ['yes', 'no']),
    money: several('money', MONEY_STAGES),
    currency: shaped('currency', /^[a-z]{3}$/i),
    report: several(
      'report',
      vocabulary.cycles.flatMap((cycle) => REPORT_OUTCOMES.map((came): ReportFilter => `${cycle}.${came}`)),
    ),
    kept: single('kept', COMPILERS),
    q:
      printable(texts('q')[0] ?? '')
        .trim()
        .slice(0, SEARCH_MAX) || null,
  }
  const asked = single('sort', SORTS)
  // The search box may have been emptied since.
  const sort = asked === null || (asked === 'relevance' && !filters.q) ? usualSort(filters) : asked
  const view = single('view', VIEWS) ?? 'table'
  const [page = '1'] = texts('page')
  const isPage = /^[1-9]\d{0,5}$/.test(page)
  if (!isPage) ignore('page', page)
  for (const name of Object.keys(query)) {
    if (!known.has(name)) ignore(name, texts(name)[0] ?? '')
  }
  return {
    state: { filters, sort, view, page: isPage ? Number(page) : 1 },
    ignored: ignored.slice(0, VALUES_MAX),
  }
}

/** Control characters have no place in a search, and the database refuses one of them. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

/** How a list is shown; whatever is left out is as usual. */
export interface Shown {
  readonly sort?: Sort
  readonly view?: View
  readonly page?: number
}

/** Always the same text for the same state: names and values in one order, defaults left out. */
export function searchOf(filters: Partial<CommitmentFilters>, shown: Shown = {}): URLSearchParams {
  const { sort = usualSort(filters), view = 'table', page = 1 } = shown
  const search = new URLSearchParams()
  for (const name of Object.keys(NO_FILTERS) as (keyof CommitmentFilters)[]) {
    const value = filters[name]
    if (value === null || value === undefined) continue
    for (const one of typeof value === 'string' ? [value] : value) search.append(name, String(one))
  }
  if (sort !== usualSort(filters) && !(sort === 'relevance' && !filters.q)) search.set('sort', sort)
  if (view !== 'table') search.set('view', view)
  if (page > 1) search.set('page', String(page))
  return search
}

/** A state as it stands in an address. */
export function listQuery({ filters, ...shown }: ListState): Record<string, string[]> {
  return grouped(searchOf(filters, shown))
}

const grouped = (search: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]))

/** The address of the list, filtered: `/en/commitments?country=KAZ`. */
export const listHref = (
  locale: Locale,
  filters: Partial<CommitmentFilters> = {},
  shown: Shown = {},
): string => href(locale, '/commitments', grouped(searchOf(filters, shown)))

export interface ActiveFilter {
  readonly name: keyof CommitmentFilters
  readonly value: string
  /** The filters without this one. */
  readonly without: CommitmentFilters
}

/** One for each value that narrows the list, in the order of the form. */
export function activeFilters(filters: CommitmentFilters): ActiveFilter[] {
  return (Object.keys(NO_FILTERS) as (keyof CommitmentFilters)[]).flatMap((name) => {
    const value = filters[name]
    if (value === null) return []
    if (typeof value === 'string') return [{ name, value, without: { ...filters, [name]: null } }]
    return value.map((one) => ({
      name,
      value: String(one),
      without: { ...filters, [name]: value.filter((other) => other !== one) },
    }))
  })
}
