import { and, count, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { submissions } from '@/db/schema'
import { DomainError } from '@/lib/errors'

/** Drafts that one organisation may have open, and texts of it that may wait for a check: floods wear reviewers out. */
export const OPEN_MAX = 60
export const WAITING_MAX = 30

/** @throws DomainError too_many_open: nothing is lost by it, what there is stays */
export async function checkOpen(tx: Tx, organisationId: number): Promise<void> {
  if ((await countOf(tx, organisationId, ['draft', 'returned'], 0)) > OPEN_MAX)
    throw new DomainError('too_many_open', `organisation ${organisationId} has ${OPEN_MAX} drafts`)
}

/** @throws DomainError too_many_open: the draft `id` stays as it is */
export async function checkWaiting(tx: Tx, organisationId: number, id: number): Promise<void> {
  if ((await countOf(tx, organisationId, ['submitted'], id)) >= WAITING_MAX)
    throw new DomainError('too_many_open', `${WAITING_MAX} texts of organisation ${organisationId} wait`)
}

async function countOf(
  tx: Tx,
  organisationId: number,
  states: ('draft' | 'returned' | 'submitted')[],
  but: number,
): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(submissions)
    .where(
      and(
        eq(submissions.organisationId, organisationId),
        inArray(submissions.state, states),
        ne(submissions.id, but),
      ),
    )
  return found?.n ?? 0
}
