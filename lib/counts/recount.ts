import type { Tx } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import { recountActions } from './actions'
import { recountChannels } from './channels'
import { recountDuties } from './duties'
import { recountFacets } from './facets'
import { recountGoalposts } from './goalposts'
import { recountMoney } from './money'
import { recountStages } from './stages'
import { recountStanding } from './standing'

/**
 * Writes anew whatever dashboards read instead of the records, for these makers: a file of this folder for each table of
 * counts. Called within the transaction that changed the records.
 */
export async function recount(tx: Tx, makerCodes: readonly string[], today: IsoDate): Promise<void> {
  if (!makerCodes.length) return
  await recountStanding(tx, makerCodes)
  await recountStages(tx, makerCodes)
  await recountActions(tx, makerCodes)
  await recountChannels(tx, makerCodes)
  await recountGoalposts(tx, makerCodes)
  await recountDuties(tx, makerCodes, today)
  await recountMoney(tx, makerCodes, today)
  await recountFacets(tx, makerCodes)
}
