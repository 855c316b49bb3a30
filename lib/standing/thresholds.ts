import { isNull } from 'drizzle-orm'
import type { PublicDb, Writable } from '@/db/client'
import { thresholds } from '@/db/schema'
import { THRESHOLDS, type Thresholds } from './facts'

export interface ThresholdsInForce {
  values: Thresholds
  /** Ledger entry that published them; null: none did, and the program's own hold. */
  seq: number | null
}

export async function findThresholds(db: PublicDb | Writable): Promise<ThresholdsInForce> {
  const [row] = await db
    .select({ values: thresholds.values, seq: thresholds.fromSeq })
    .from(thresholds)
    .where(isNull(thresholds.toSeq))
  return row ?? { values: THRESHOLDS, seq: null }
}
