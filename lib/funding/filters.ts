import type { Ignored, Query } from '@/lib/commitments/filters'
import { LEFT_OUT, type LeftOut } from '@/lib/money/account'
import { MONEY_STAGES, type MoneyStage } from '@/lib/money/model'
import { NO_ACTION } from '@/lib/money/tally'

/** What the dashboard of money is narrowed to; null: whatever. */
export interface FundingFilter {
  /** Code of a maker. */
  readonly country: string | null
  /** Number of an action, or `none`. */
  readonly action: string | null
  readonly currency: string | null
  /** Of the promise: the year of its reference. */
  readonly year: string | null
}
export const NO_FUNDING_FILTER: FundingFilter = { country: null, action: null, currency: null, year: null }

/** `counted`: in the sums; `left_out`: in none, for whatever reason. */
export const ACCOUNT_FILTERS = ['counted', 'left_out', ...LEFT_OUT] as const
export type AccountFilter = 'counted' | 'left_out' | LeftOut

export interface LinesFilter extends FundingFilter {
  /** Key of who gives; `none`: nobody says who. */
  readonly provider: string | null
  readonly stage: MoneyStage | null
  readonly account: AccountFilter | null
}

export const PLEDGE_LISTS = ['gap', 'silent', 'apart'] as const
/** Pledges of which a gap is known; without a payment; with payments that can't be set against them. */
export type PledgeList = (typeof PLEDGE_LISTS)[number]

export interface PledgesFilter extends FundingFilter {
  readonly state: PledgeList | null
}

/** Values that are data, not code. */
export interface FundingVocabulary {
  readonly countries: readonly string[]
  readonly actions: readonly number[]
}

/** Of amounts of which nobody says who gives them. */
export const NO_PROVIDER = 'none'
const PROVIDER_MAX = 200

export const LINES_PAGE = 50

interface Parsed<Filter> {
  readonly filter: Filter
  readonly page: number
  readonly ignored: readonly Ignored[]
}

const ECHO_MAX = 60

/** Reads an address. Never throws: what it can't use comes back as ignored. */
function reader(query: Query) {
  const ignored: Ignored[] = []
  const known = new Set<string>(['asOf'])
  const first = (name: string): string | null => {
    known.add(name)
    const given: readonly unknown[] = [query[name] ?? []].flat()
    const texts = given.flatMap((value) => (typeof value === 'string' && value.trim() ? value.trim() : []))
    for (const other of texts.slice(1)) if (other !== texts[0]) ignore(name, other)
    return texts[0] ?? null
  }
  const ignore = (name: string, value: string) =>
    ignored.push({ name: name.slice(0, ECHO_MAX), value: value.replace(/\p{Cc}+/gu, ' ').slice(0, ECHO_MAX) })
  return {
    one<Value extends string>(name: string, allowed: readonly Value[]): Value | null {
      const value = first(name)
      if (value === null) return null
      const match = allowed.find((one) => one.toLowerCase() === value.toLowerCase())
      if (match === undefined) ignore(name, value)
      return match ?? null
    },
    shaped(name: string, pattern: RegExp): string | null {
      const value = first(name)
      if (value === null || pattern.test(value)) return value
      ignore(name, value)
      return null
    },
    /** A name, whatever it is. */
    said(name: string, max: number): string | null {
      const value = first(name)?.replace(/\s+/g, ' ') ?? null
      if (value === null || (value.length <= max && !/\p{Cc}/u.test(value))) return value
      ignore(name, value)
      return null
    },
    rest(): Ignored[] {
      for (const name of Object.keys(query))
        if (!known.has(name)) ignore(name, String([query[name] ?? ''].flat()[0] ?? ''))
      return ignored.slice(0, 40)
    },
  }
}

const commonOf = (read: ReturnType<typeof reader>, vocabulary: FundingVocabulary): FundingFilter => ({
  country: read.one('country', vocabulary.countries),
  action: read.one('action', [...vocabulary.actions.map(String), NO_ACTION]),
  currency: read.shaped('currency', /^[a-z]{3}$/i)?.toUpperCase() ?? null,
  year: read.shaped('year', /^(?:19|20)\d\d$/),
})

const pageFrom = (read: ReturnType<typeof reader>): number =>
  Number(read.shaped('page', /^[1-9]\d{0,5}$/) ?? 1)

export function parseFunding(query: Query, vocabulary: FundingVocabulary): Parsed<FundingFilter> {
  const read = reader(query)
  const filter = commonOf(read, vocabulary)
  return { filter, page: 1, ignored: read.rest() }
}

export function parseLines(query: Query, vocabulary: FundingVocabulary): Parsed<LinesFilter> {
  const read = reader(query)
  const filter = {
    ...commonOf(read, vocabulary),
    stage: read.one('stage', MONEY_STAGES),
    account: read.one('account', ACCOUNT_FILTERS),
    provider: read.said('provider', PROVIDER_MAX),
  }
  return { filter, page: pageFrom(read), ignored: read.rest() }
}

export function parsePledges(query: Query, vocabulary: FundingVocabulary): Parsed<PledgesFilter> {
  const read = reader(query)
  const filter = { ...commonOf(read, vocabulary), state: read.one('state', PLEDGE_LISTS) }
  return { filter, page: pageFrom(read), ignored: read.rest() }
}
