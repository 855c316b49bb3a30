import { operator } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import type { Operator } from './model'

/** Publishes who runs this instance. @throws DomainError forbidden */
export async function stateOperator(ctx: Context, stated: Operator): Promise<void> {
  await audited(ctx, 'operator.manage', 'operator', async (tx) => {
    if (!can(ctx.actor, 'operator.manage')) throw new DomainError('forbidden', 'operator')
    await lockPublishing(tx)
    const row = { ...stated, updatedAt: ctx.now }
    await tx.insert(operator).values(row).onConflictDoUpdate({ target: operator.id, set: row })
    await raisePublishedVersion(tx, ctx.now)
  })
}
