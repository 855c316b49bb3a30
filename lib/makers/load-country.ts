import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { type Level, PLEDGE_LEVELS } from '@/lib/commitments/model'
import { findProfile } from './profile-queries'
import type { MakerProfile } from './profiles'
import {
  findMakerContext,
  listMakerFigures,
  listMakerRecords,
  type MakerContext,
  type MakerFigure,
  type MakerRecord,
} from './queries'

/** Up to this many pledges are drawn as squares; beyond it one bar shows them. */
export const SQUARES_MAX = 120
/** Rows of a table; beyond these the list with its filters reads better. */
const ROWS_SHOWN = 30
const INTENTIONS_SHOWN = 5
export const FIGURES_SHOWN = 12

export interface LoadedCountry {
  profile: MakerProfile
  context: MakerContext
  /** The first of each kind. */
  pledges: MakerRecord[]
  intentions: MakerRecord[]
  measures: MakerRecord[]
  /** Every pledge; null: too many for squares. */
  squares: MakerRecord[] | null
  figures: MakerFigure[]
}

/** Everything the page of one maker says; null: no maker has this code. */
export async function loadCountry(
  db: PublicDb,
  code: string,
  asOf: AsOf | null = null,
): Promise<LoadedCountry | null> {
  const profile = await findProfile(db, code, asOf)
  if (!profile) return null
  const isDrawn = profile.pledges.total <= SQUARES_MAX
  // Nothing is looked for that isn't there.
  const list = (count: number, levels: readonly Level[], limit: number) =>
    count > 0 ? listMakerRecords(db, code, { levels, limit }, asOf) : []
  const [context, pledges, intentions, measures, figures] = await Promise.all([
    findMakerContext(db, code, asOf),
    list(profile.pledges.total, PLEDGE_LEVELS, isDrawn ? SQUARES_MAX : ROWS_SHOWN),
    list(profile.intentions, ['declared_intention'], INTENTIONS_SHOWN),
    list(profile.measures, ['national_measure'], ROWS_SHOWN),
    listMakerFigures(db, code, FIGURES_SHOWN, asOf),
  ])
  return {
    profile,
    context,
    pledges: pledges.slice(0, ROWS_SHOWN),
    intentions,
    measures,
    squares: isDrawn ? pledges : null,
    figures,
  }
}
