import { eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { cycles, makers } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { findCycle } from './queries'
import { CYCLE_KEY, type Cycle, cycleErrors, hasOpened } from './rules'

/** @throws DomainError forbidden | invalid (fields) */
export async function addCycle(ctx: Context, cycle: Cycle): Promise<void> {
  await change(ctx, cycle.key, async (tx, today) => {
    const others = await tx.select().from(cycles)
    refuseFaults({ ...cycleErrors(cycle, others, today), ...(await askedErrors(tx, cycle)) }, cycle.key)
    await tx.insert(cycles).values(stored(cycle))
  })
}

/**
 * Changes a cycle that has not opened. Its key stays.
 * @throws DomainError forbidden | not_found | already_done: it has opened | invalid (fields)
 */
export async function changeCycle(ctx: Context, cycle: Cycle): Promise<void> {
  await change(ctx, cycle.key, async (tx, today) => {
    await refuseOpened(tx, cycle.key, today)
    const others = await tx.select().from(cycles).where(ne(cycles.key, cycle.key))
    refuseFaults({ ...cycleErrors(cycle, others, today), ...(await askedErrors(tx, cycle)) }, cycle.key)
    const { key, ...dates } = stored(cycle)
    await tx.update(cycles).set(dates).where(eq(cycles.key, key))
  })
}

/** @throws DomainError forbidden | not_found | already_done: it has opened | conflict: it is in use */
export async function removeCycle(ctx: Context, key: string): Promise<void> {
  await change(ctx, key, async (tx, today) => {
    const cycle = await refuseOpened(tx, key, today)
    if (cycle.used) throw new DomainError('conflict', `cycle ${key} is in use`)
    await tx.delete(cycles).where(eq(cycles.key, key))
  })
}

/**
 * Cycles stand on public pages, so every change is a publication, one at a time. The key may be any text that a browser
 * sent, and a line of the trail can't be taken back: only a real key is named there.
 */
const change = (ctx: Context, key: string, work: (tx: Tx, today: string) => Promise<void>): Promise<void> =>
  audited(ctx, 'cycle.manage', CYCLE_KEY.test(key) ? `cycle ${key}` : 'cycle', async (tx) => {
    if (!can(ctx.actor, 'cycle.manage')) throw new DomainError('forbidden', `cycle ${key}`)
    await lockPublishing(tx)
    await work(tx, civilDate(ctx.now, ctx.timeZone))
    await raisePublishedVersion(tx, ctx.now)
  })

async function refuseOpened(tx: Tx, key: string, today: string) {
  const cycle = await findCycle(tx, key)
  if (!cycle) throw new DomainError('not_found', `cycle ${key}`)
  if (hasOpened(cycle, today)) throw new DomainError('already_done', `cycle ${key} has opened`)
  return cycle
}

/** Who is asked is data, so the rules of a cycle can't know them. */
async function askedErrors(tx: Tx, { asked }: Cycle): Promise<Record<string, string>> {
  if (asked === null) return {}
  const known = await tx
    .select({ code: makers.code })
    .from(makers)
    .where(inArray(makers.code, [...asked]))
  return known.length === asked.length ? {} : { asked: 'unknown_makers' }
}

const stored = ({ asked, ...cycle }: Cycle) => ({ ...cycle, asked: asked && [...asked] })

function refuseFaults(errors: Record<string, string>, key: string): void {
  if (Object.keys(errors).length) throw new DomainError('invalid', `cycle ${key}`, errors)
}
