import type { Tx } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import { recountActions } from './actions'
import { recountChannels } from './channels'
import { recountDisputed } from './disputed'
import { recountDuties } from './duties'
import { recountExamples } from './examples'
import { recountFacets } from './facets'
import { recountGoalposts } from './goalposts'
import { recountMoney } from './money'
import { recountStages } from './stages'
import { recountStanding } from './standing'

/** Makers counted by one statement: all of them in one could take longer than a statement may. */
const MAKERS = 10

/**
 * Writes anew whatever dashboards read instead of the records, for these makers: a file of this folder for each table of
 * counts. Called within the transaction that changed the records.
 */
export async function recount(tx: Tx, makerCodes: readonly string[], today: IsoDate): Promise<void> {
  if (!makerCodes.length) return
  for (let at = 0; at < makerCodes.length; at += MAKERS) {
    const lot = makerCodes.slice(at, at + MAKERS)
    await recountStanding(tx, lot)
    await recountStages(tx, lot)
    await recountActions(tx, lot)
    await recountChannels(tx, lot)
    await recountDisputed(tx, lot)
    await recountExamples(tx, lot)
    await recountGoalposts(tx, lot)
    await recountDuties(tx, lot, today)
  }
  await recountMoney(tx, makerCodes, today)
  await recountFacets(tx, makerCodes)
}
