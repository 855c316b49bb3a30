import type { DeliveryStage, Level, Reference } from '@/lib/commitments/model'
import type { Status } from '@/lib/standing/model'
import type { Locale } from './model'

type QueryValue = string | number | null | undefined
/** Blank values are left out; an array repeats its key. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>

/** `/ru/commitments?status=kept`. `path` starts with a slash and carries no language. */
export function href(locale: Locale, path = '/', query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') params.append(key, String(one))
  const search = params.toString()
  return `/${locale}${path === '/' ? '' : path}${search ? `?${search}` : ''}`
}

type Has = 'target' | 'baseline' | 'figure'

/** What the commitments list can be narrowed to; the names of its query parameters. */
export interface CommitmentFilter {
  /** Records of this maker and of joint ones that it stands behind. */
  country?: string | readonly string[]
  /** Records of this maker itself. */
  maker?: string
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
}

export const commitmentsHref = (locale: Locale, { maker, ...filter }: CommitmentFilter = {}): string =>
  // Only a maker's own references begin with its code; `country` alone would bring the joint records too.
  href(locale, '/commitments', { ...(maker ? { country: maker, q: `${maker}-` } : {}), ...filter })
export const commitmentHref = (locale: Locale, reference: Reference): string =>
  href(locale, `/commitments/${reference}`)
export const countryHref = (locale: Locale, code: string): string => href(locale, `/countries/${code}`)
