import type { Figure } from '@/lib/charts/model'
import type { Query } from '@/lib/i18n/links'
import { ACTION_SHELVES } from './actions'
import { isFigureId } from './address'
import { COMMITMENT_SHELVES } from './commitments'
import { COMPARE_SHELVES } from './compare'
import { COUNTRY_SHELVES } from './countries'
import { FUNDING_SHELVES } from './funding'
import type { Reading, Shelf } from './model'
import { OVERVIEW_SHELVES } from './overview'
import { REPORTING_SHELVES } from './reporting'

/** Every figure that has an address of its own. A page with figures adds its shelves here. */
export const SHELVES: readonly Shelf[] = [
  ...OVERVIEW_SHELVES,
  ...COMMITMENT_SHELVES,
  ...COUNTRY_SHELVES,
  ...ACTION_SHELVES,
  ...COMPARE_SHELVES,
  ...FUNDING_SHELVES,
  ...REPORTING_SHELVES,
]

export interface FoundFigure {
  figure: Figure
  /** The page that shows it, without language. */
  page: string
  query: Query
}

/** The figure under an id, as it stood; null: there is none, or there was none then. */
export async function findFigure(reading: Reading, id: string): Promise<FoundFigure | null> {
  if (!isFigureId(id)) return null
  for (const shelf of SHELVES) {
    const parts = shelf.id.exec(id)?.slice(1)
    if (!parts) continue
    const figure = await shelf.load(reading, ...parts)
    return figure && { figure, page: shelf.page(...parts), query: shelf.query?.(...parts) ?? {} }
  }
  return null
}
