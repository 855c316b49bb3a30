import { MAKER_CODE } from '@/lib/commitments/input'
import type { Query } from '@/lib/i18n/links'
import { oneOf, pageOf } from '@/lib/listing'
import { SUBMISSION_KINDS, type SubmissionKind } from '@/lib/submissions/model'

export const QUEUE_SORTS = ['age', 'risk'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]

/** What the address of the queue says. */
export interface QueueView {
  readonly sort: QueueSort
  readonly kind: SubmissionKind | null
  /** Code of the maker; null: all. */
  readonly country: string | null
  readonly page: number
}

type Given = Readonly<Record<string, string | string[] | undefined>>

/** Anything that isn't understood is as if it weren't there. */
export function queueViewOf(given: Given): QueueView {
  const country = MAKER_CODE.safeParse(given.country)
  return {
    sort: oneOf(given.sort, QUEUE_SORTS) ?? 'age',
    kind: oneOf(given.kind, SUBMISSION_KINDS),
    country: country.success ? country.data : null,
    page: pageOf(given.page),
  }
}

/** The same for an address; what goes without saying is left out. */
export const queueQuery = ({ sort, kind, country }: QueueView): Query => ({
  sort: sort === 'age' ? null : sort,
  kind,
  country,
})

/** The same as one text, for a form that comes back to the queue. */
export const queueText = (view: QueueView): string =>
  new URLSearchParams(
    Object.entries(queueQuery(view)).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  ).toString()

export const queueViewFrom = (text: unknown): QueueView =>
  queueViewOf(Object.fromEntries(new URLSearchParams(typeof text === 'string' ? text.slice(0, 200) : '')))
