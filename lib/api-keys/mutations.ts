import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { apiKeys } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { newSecret, secretHash } from '@/lib/secrets'
import type { KeyInput } from './input'
import { KEY_MONTHS, KEYS_MAX, keyOf } from './model'

const MONTH = 30.44 * 86_400_000
/** Class of advisory locks, apart from those that are one number. */
const KEY_LOCKS = 7_364

/** Whether the actor manages the keys of an office: its lead, who then answers for them. */
const managesKeysOf = (actor: NonNullable<Context['actor']>, makerCode: string): boolean =>
  actor.makerCode === makerCode && can(actor, 'office.manage', { makerCode, hasOffice: true })

/**
 * Makes a key: for reading, one's own; for delivering, bound to the office that the actor leads. Answers with the key, which
 * nobody can find out again.
 * @throws DomainError forbidden | invalid: there are enough already
 */
export async function makeKey(ctx: Context, { name, kind }: KeyInput): Promise<string> {
  return audited(ctx, 'key.change', `key, ${kind}`, async (tx, line) => {
    const { actor } = ctx
    if (!actor || !can(actor, 'account.manage')) throw new DomainError('forbidden', 'make a key')
    const makerCode = kind === 'delivering' ? actor.makerCode : null
    if (kind === 'delivering' && (makerCode === null || !managesKeysOf(actor, makerCode)))
      throw new DomainError('forbidden', 'make a key of an office')
    const theirs =
      makerCode === null
        ? and(eq(apiKeys.holderId, actor.id), isNull(apiKeys.makerCode))
        : eq(apiKeys.makerCode, makerCode)
    // Counted one after another, so that two tabs don't make one too many.
    await lockKeysOf(tx, makerCode ?? String(actor.id))
    const [there] = await tx
      .select({ n: count() })
      .from(apiKeys)
      .where(and(theirs, isNull(apiKeys.endedAt), gt(apiKeys.expiresAt, ctx.now)))
    if ((there?.n ?? 0) >= KEYS_MAX)
      throw new DomainError('invalid', `${KEYS_MAX} keys`, { kind: 'too_many_keys' })
    const key = keyOf(kind, newSecret())
    const [made] = await tx
      .insert(apiKeys)
      .values({
        name,
        secretHash: secretHash(key),
        makerCode,
        holderId: actor.id,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + KEY_MONTHS * MONTH),
      })
      .returning({ id: apiKeys.id })
    line.subject = `key ${made?.id}, ${makerCode ?? kind}`
    return key
  })
}

/** Ends a key. @throws DomainError not_found: not theirs either | already_done */
export async function endKey(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'key.change', `key ${id}`, async (tx) => {
    await loadKey(tx, ctx, id)
    await tx.update(apiKeys).set({ endedAt: ctx.now }).where(eq(apiKeys.id, id))
  })
}

/** From now on the actor answers for a key of the office they lead. @throws DomainError not_found | already_done */
export async function takeOverKey(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'key.change', `key ${id}`, async (tx) => {
    const { makerCode } = await loadKey(tx, ctx, id)
    if (!ctx.actor || makerCode === null) throw new DomainError('not_found', `key ${id}`)
    await tx.update(apiKeys).set({ holderId: ctx.actor.id }).where(eq(apiKeys.id, id))
  })
}

/** A key that the actor may change. */
async function loadKey(tx: Tx, { actor }: Context, id: number): Promise<{ makerCode: string | null }> {
  const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update')
  const isTheirs =
    actor && key && (key.makerCode === null ? key.holderId === actor.id : managesKeysOf(actor, key.makerCode))
  if (!isTheirs) throw new DomainError('not_found', `key ${id}`)
  if (key.endedAt !== null) throw new DomainError('already_done', `key ${id}`)
  return key
}

const lockKeysOf = (tx: Tx, whose: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${KEY_LOCKS}, hashtext(${whose}))`)
