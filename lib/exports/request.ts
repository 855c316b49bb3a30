import type { PublicDb } from '@/db/client'
import type { Ignored } from '@/lib/commitments/filters'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import type { DataFile, Format, Pin } from './model'

/** What an address beside a page asks for. */
export interface DataRequest {
  readonly db: PublicDb
  readonly locale: Locale
  readonly pin: Pin
  readonly params: URLSearchParams
  /** What stands for the `*` of the path. */
  readonly segment: string
  /** The civil day, and the site's zone. */
  readonly today: IsoDate
  readonly zone: string
  /** A file of one table need not read the others. */
  readonly format: Format
}

/** null: there is no such page. */
export type Open = (request: DataRequest) => Promise<DataFile | null>

/** Parameters of a page that knows of none but the date. */
export const ignoredOf = (params: URLSearchParams): Ignored[] =>
  [...params].filter(([name]) => name !== 'asOf').map(([name, value]) => ({ name, value }))
