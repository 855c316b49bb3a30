import { noticeChoices } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Choices } from './model'

/** How the actor wants their letters from now on. @throws DomainError forbidden */
export async function chooseLetters(ctx: Context, choices: Choices): Promise<void> {
  await audited(ctx, 'letters.change', 'own', async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'choose letters')
    await tx
      .insert(noticeChoices)
      .values({ personId: ctx.actor.id, ...choices })
      .onConflictDoUpdate({ target: noticeChoices.personId, set: choices })
  })
}
