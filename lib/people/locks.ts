import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { offices, people } from '@/db/schema'
import type { Actor } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { actsToday, officeRoleOf } from '@/lib/sessions/find'

/**
 * `no key update` lets others write rows that refer to the person, such as a session that they open. `update` is for
 * another address alone, by which the database tells people apart.
 */
export type Strength = 'update' | 'no key update'

/**
 * Locks people until the transaction ends, by their number, before any other row: of two acts on the same people one
 * comes second, and neither waits for what the other has. docs/decisions/0010-one-line-at-the-end.md
 */
export async function lockPeople(
  tx: Tx,
  ids: readonly (number | null | undefined)[],
  strength: Strength = 'no key update',
): Promise<void> {
  const known = ids.filter((id) => id !== null && id !== undefined)
  if (known.length === 0) return
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, known))
    .orderBy(people.id)
    .for(strength)
}

/** The same, with everybody who is an administrator. Returns the administrators who can sign in. */
export async function lockAdministrators(
  tx: Tx,
  ids: readonly (number | null | undefined)[],
  strength: Strength = 'no key update',
): Promise<number[]> {
  const known = ids.filter((id) => id !== null && id !== undefined)
  const locked = await tx
    .select({ id: people.id, role: people.role, disabled: people.disabled })
    .from(people)
    .where(
      or(
        and(eq(people.role, 'administrator'), eq(people.disabled, false)),
        known.length ? inArray(people.id, known) : undefined,
      ),
    )
    .orderBy(people.id)
    .for(strength)
  return locked.filter(({ role, disabled }) => role === 'administrator' && !disabled).map(({ id }) => id)
}

/** Locks the actor with others, and answers who the actor is by now: what they were when they asked may be over. */
export async function lockActor(
  tx: Tx,
  ctx: Context,
  others: readonly (number | null | undefined)[] = [],
  strength?: Strength,
): Promise<Actor> {
  await lockPeople(tx, [ctx.actor?.id, ...others], strength)
  return actorNow(tx, ctx)
}

/** The actor with the role that they have at this moment; null: their account is closed. */
export async function actorNow(tx: Tx, { actor, now, timeZone }: Context): Promise<Actor> {
  if (actor === null) return null
  const [row] = await tx
    .select({
      role: people.role,
      officeRole: people.officeRole,
      makerCode: offices.makerCode,
      acts: actsToday(civilDate(now, timeZone)),
    })
    .from(people)
    .leftJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .where(and(eq(people.id, actor.id), eq(people.disabled, false)))
  if (!row) return null
  const { role, makerCode } = row
  return { ...actor, role, makerCode, ...officeRoleOf(row.officeRole, makerCode !== null, row.acts) }
}
