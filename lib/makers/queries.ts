import { sql } from 'drizzle-orm'
import type { Locale } from '@/lib/i18n/model'
import type { MakerKind } from './model'

/** Who made a promise, as much as a page needs to name them. */
export interface MakerName {
  code: string
  kind: MakerKind
  names: Record<Locale, string>
  centralAsia: boolean
}

/** A `MakerName` as JSON, of the row `m`. */
export const MAKER_NAME = sql.raw(
  `json_build_object('code', m.code, 'kind', m.kind, 'names', m.names, 'centralAsia', m.central_asia)`,
)
