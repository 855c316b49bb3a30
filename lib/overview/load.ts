import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { listMakers } from '@/lib/makers/queries'
import { type Overview, overviewOf } from './overview'
import {
  type ActionTotal,
  findLedgerActivity,
  findRecordTotals,
  type LedgerActivity,
  listActionTotals,
  listOthersRecords,
  listPledgeCounts,
  listPledgeSquares,
  listSilentPledges,
  listStageCounts,
  listUnratedRecords,
  type PledgeSquare,
  type RecordTotals,
  type SilentPledge,
} from './queries'

/** Up to this many records are drawn one by one; beyond it their counts are. */
export const DRAWN_MAX = 400
const INTENTIONS_SHOWN = 12
const DOTS_SHOWN = 12

export interface LoadedOverview extends Overview {
  totals: RecordTotals
  /** null: too many for squares. */
  squares: PledgeSquare[] | null
  silent: SilentPledge[]
  actions: ActionTotal[]
  activity: LedgerActivity
}

/** Everything the overview says; the longest silences and the latest changes up to `shown`. */
export async function loadOverview(
  db: PublicDb,
  shown: number,
  asOf: AsOf | null = null,
): Promise<LoadedOverview> {
  const [makers, pledges, totals, stages, silent, actions, activity] = await Promise.all([
    listMakers(db),
    listPledgeCounts(db, asOf),
    findRecordTotals(db, asOf),
    listStageCounts(db, asOf),
    listSilentPledges(db, shown, asOf),
    listActionTotals(db, asOf),
    findLedgerActivity(db, shown, asOf),
  ])
  const counted = overviewOf({ makers, pledges, stages, records: [], shown: 0 })
  const total = (cells: Overview['measures']) => cells.reduce((sum, cell) => sum + cell.count, 0)
  const [squares, intentions, measures, others] = await Promise.all([
    counted.counts.total <= DRAWN_MAX ? listPledgeSquares(db, DRAWN_MAX, asOf) : null,
    listUnratedRecords(db, 'declared_intention', INTENTIONS_SHOWN, asOf),
    total(counted.measures) <= DRAWN_MAX ? listUnratedRecords(db, 'national_measure', DRAWN_MAX, asOf) : [],
    total(counted.others) > 0 ? listOthersRecords(db, DRAWN_MAX, asOf) : [],
  ])
  const records = [...intentions, ...measures, ...others]
  return {
    ...overviewOf({ makers, pledges, stages, records, shown: DOTS_SHOWN }),
    totals,
    squares,
    silent,
    actions,
    activity,
  }
}
