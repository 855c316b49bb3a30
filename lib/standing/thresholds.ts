import type { PublicDb, Writable } from '@/db/client'
import { thresholds } from '@/db/schema'
import { THRESHOLDS, type Thresholds } from './facts'
import { standsAt } from './load'

export interface ThresholdsInForce {
  values: Thresholds
  /** Ledger entry that published them; null: none did, and the program's own hold. */
  seq: number | null
}

/** After ledger entry `seq`; null: now. */
export async function findThresholds(
  db: PublicDb | Writable,
  seq: number | null = null,
): Promise<ThresholdsInForce> {
  const [row] = await db
    .select({ values: thresholds.values, seq: thresholds.fromSeq })
    .from(thresholds)
    .where(standsAt(thresholds, seq))
  return row ?? { values: THRESHOLDS, seq: null }
}
