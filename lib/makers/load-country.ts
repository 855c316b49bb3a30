import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
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
const SQUARES_MAX = 400
/** Rows of a table; beyond these the list with its filters reads better. */
const ROWS_SHOWN = 30
const INTENTIONS_SHOWN = 5
const FIGURES_SHOWN = 12

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
  const [context, pledges, intentions, measures, figures] = await Promise.all([
    findMakerContext(db, code, asOf),
    listMakerRecords(db, code, { levels: PLEDGE_LEVELS, limit: isDrawn ? SQUARES_MAX : ROWS_SHOWN }, asOf),
    listMakerRecords(db, code, { levels: ['declared_intention'], limit: INTENTIONS_SHOWN }, asOf),
    listMakerRecords(db, code, { levels: ['national_measure'], limit: ROWS_SHOWN }, asOf),
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
