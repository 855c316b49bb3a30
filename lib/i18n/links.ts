import { keptAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import type { Compiler, DeliveryStage, Level, Reference } from '@/lib/commitments/model'
import type { MoneyStage } from '@/lib/money/model'
import type { GoalpostKind } from '@/lib/standing/goalposts'
import type { EvidenceGrade, Freshness, Status } from '@/lib/standing/model'
import type { Locale } from './model'

type QueryValue = string | number | null | undefined
/** Blank values are left out; an array repeats its key. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>

/**
 * `/ru/commitments?status=kept`. `path` starts with a slash and carries no language. On a page "as of" a date the link leads
 * on with that date, unless `query` says another, or null for now.
 */
export function href(locale: Locale, path = '/', query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, ...dateOf(path, query) }))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') params.append(key, String(one))
  const search = params.toString()
  const [page = '', anchor] = path.split('#')
  return `/${locale}${page === '/' ? '' : page}${search ? `?${search}` : ''}${anchor ? `#${anchor}` : ''}`
}

/** Whether a page, by its path without language, is one of the public record. */
export const isPublic = (path: string): boolean =>
  !/^\/(?:workspace|reviews|admin|account|sign-in|invitations|request-access|follow|correct)(?:[/?#]|$)/.test(
    path,
  )

/** Only public pages know of dates. */
const dateOf = (path: string, query: Query): Query =>
  !isPublic(path) || AS_OF_PARAMETER in query ? {} : { [AS_OF_PARAMETER]: keptAsOf() }

type Has = 'target' | 'baseline' | 'figure' | 'incomparable' | 'nothing'

/** What the commitments list can be narrowed to; the names of its query parameters. */
export interface CommitmentFilter {
  /** Records of this maker and of joint ones that it stands behind. */
  country?: string | readonly string[]
  /** Records of these makers themselves, without joint ones. */
  maker?: string | readonly string[]
  action?: number | readonly number[]
  framework?: string
  type?: string
  level?: Level | readonly Level[]
  status?: Status | readonly Status[]
  /** Furthest documented stage. */
  stage?: DeliveryStage | null
  measurable?: 'yes' | 'no'
  /** All of these. */
  has?: Has | readonly Has[]
  /** `governments`: states and international bodies; `others`: non-state makers. */
  makers?: 'governments' | 'others'
  /** Grade of the fact that decides the status. */
  evidence?: EvidenceGrade | 'none' | readonly (EvidenceGrade | 'none')[]
  freshness?: Freshness | readonly Freshness[]
  /** Year of the reference. */
  year?: number | readonly number[]
  contested?: 'yes' | 'no'
  /** Some published term of it was moved so. */
  moved?: GoalpostKind | readonly GoalpostKind[]
  /** Has a money line of this stage, as of now. */
  money?: MoneyStage | readonly MoneyStage[]
  currency?: string | readonly string[]
  /** Cycle and what came of it: `2026.missing`. */
  report?: string | readonly string[]
  /** Who keeps the record. */
  kept?: Compiler
}

export const commitmentsHref = (locale: Locale, filter: CommitmentFilter = {}): string =>
  href(locale, '/commitments', { ...filter })
export const commitmentHref = (locale: Locale, reference: Reference): string =>
  href(locale, `/commitments/${reference}`)
export const countryHref = (locale: Locale, code: string): string => href(locale, `/countries/${code}`)
