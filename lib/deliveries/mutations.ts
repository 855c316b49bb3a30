import { createHash } from 'node:crypto'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { apiDeliveries } from '@/db/schema'
import type { FoundKey } from '@/lib/api-keys/queries'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Fields } from '@/lib/form-data'
import { DraftConflict } from '@/lib/submissions/conflict'
import { currentIndicators, currentMilestones, publishedCommitment } from '@/lib/submissions/load'
import { gapsOf, openDraft } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { DeliveredReport, toDraftFields } from './input'
import { type DeliveryAnswer, type DeliveryRefusal, type Fault, IDEMPOTENCY_KEY_PATTERN } from './model'

/** A delivery without an answer after this long was cut off, and may be sent again. */
const GIVEN_UP_MS = 60_000

export type Delivered = DeliveryAnswer & {
  /** The same delivery was taken before; nothing happened now. */
  replayed: boolean
}

/**
 * Takes a report that an office's own system delivers, as a draft of that office: the open draft of the report where there is
 * one, with the words of people in it untouched, else a new one. The same key and body give the same answer and one draft,
 * however often they come; nothing is handed in.
 */
export async function deliverReport(
  ctx: Omit<Context, 'actor'>,
  key: FoundKey,
  idempotencyKey: string,
  body: string,
): Promise<Delivered> {
  if (!IDEMPOTENCY_KEY_PATTERN.test(idempotencyKey)) return refusal('bad_idempotency_key')
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const begun = await begin(ctx, key.id, idempotencyKey, bodyHash)
  if ('refusal' in begun) return refusal(begun.refusal)
  if (begun.answer) return { ...begun.answer, replayed: true }
  const answer = await take({ ...ctx, actor: key.holder }, key, begun.id, body)
  const isThis = eq(apiDeliveries.id, begun.id)
  // What was refused changed nothing, and may be mended and sent under the same name.
  if (!answer.ok) await ctx.db.delete(apiDeliveries).where(isThis)
  else {
    const { submission: submissionId, revision } = answer
    await ctx.db.update(apiDeliveries).set({ answer, submissionId, revision }).where(isThis)
  }
  return { ...answer, replayed: false }
}

const refused = (refusal: DeliveryRefusal, faults: Fault[] = []): DeliveryAnswer => ({
  ok: false,
  refusal,
  faults,
})
const refusal = (code: DeliveryRefusal): Delivered => ({
  ok: false,
  replayed: false,
  refusal: code,
  faults: [],
})

/** Notes a delivery before anything is done with it, or finds what came of it. */
async function begin(
  { db, now }: Pick<Context, 'db' | 'now'>,
  keyId: number,
  idempotencyKey: string,
  bodyHash: string,
): Promise<
  { id: number; answer: DeliveryAnswer | null } | { refusal: 'idempotency_key_reused' | 'in_progress' }
> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(apiDeliveries)
      .values({ keyId, idempotencyKey, bodyHash, at: now })
      .onConflictDoNothing()
      .returning({ id: apiDeliveries.id })
    if (made) return { id: made.id, answer: null }
    const [there] = await tx
      .select()
      .from(apiDeliveries)
      .where(and(eq(apiDeliveries.keyId, keyId), eq(apiDeliveries.idempotencyKey, idempotencyKey)))
      .for('update')
    if (!there || there.bodyHash !== bodyHash) return { refusal: 'idempotency_key_reused' }
    if (there.answer) return { id: there.id, answer: there.answer }
    if (now.getTime() - there.at.getTime() < GIVEN_UP_MS) return { refusal: 'in_progress' }
    await tx.update(apiDeliveries).set({ at: now }).where(eq(apiDeliveries.id, there.id))
    return { id: there.id, answer: null }
  })
}

async function take(ctx: Context, key: FoundKey, deliveryId: number, body: string): Promise<DeliveryAnswer> {
  const json = jsonOf(body)
  if (json === undefined) return refused('bad_json')
  const parsed = DeliveredReport.safeParse(json)
  if (!parsed.success)
    return refused(
      'bad_report',
      parsed.error.issues.map(({ path, code, message }) => ({
        path: path.map(String).join('.'),
        code: /^[a-z_]+$/.test(message) ? message : code === 'custom' ? message : `${code}: ${message}`,
      })),
    )
  const report = parsed.data
  // Another maker's record is to this key as if it weren't there.
  const published = await publishedCommitment(ctx.db, report.commitment)
  if (published?.makerCode !== key.makerCode) return refused('not_found')
  const strange = await strangeKeys(ctx, published.id, report)
  if (strange.length) return refused('bad_report', strange)

  try {
    const id = await openDraft(
      ctx,
      { kind: 'report', reference: report.commitment, cycle: report.cycle },
      report.language,
      `delivery ${deliveryId}`,
    )
    const fields = toDraftFields(report)
    const base = await lastDelivered(ctx, id)
    const saved = await saveDraft(ctx, id, base, fields as Fields, null, Object.keys(fields))
    const gaps = Object.entries(await gapsOf(ctx, id)).map(([path, code]) => ({ path, code }))
    return { ok: true, submission: id, revision: saved.revision, gaps }
  } catch (error) {
    if (error instanceof DraftConflict)
      return refused(
        'draft_conflict',
        error.clashes.map(({ path }) => ({ path, code: 'differs' })),
      )
    if (error instanceof DomainError) return refused(REFUSALS[error.code] ?? 'forbidden')
    throw error
  }
}

const REFUSALS: Partial<Record<string, DeliveryRefusal>> = {
  not_found: 'not_found',
  already_done: 'in_review',
  forbidden: 'forbidden',
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Indicators and milestones that the commitment doesn't have: a form would not show what was sent for them. */
async function strangeKeys(
  { db }: Context,
  commitmentId: number,
  { values = [], steps = [] }: DeliveredReport,
): Promise<Fault[]> {
  const [indicators, milestones] = await Promise.all([
    currentIndicators(db, commitmentId),
    currentMilestones(db, commitmentId),
  ])
  const known = (list: readonly { key: string }[], key: string) => list.some((one) => one.key === key)
  return [
    ...values.flatMap(({ indicator }, index) =>
      known(indicators, indicator) ? [] : [{ path: `values.${index}.indicator`, code: 'unknown_indicator' }],
    ),
    ...steps.flatMap(({ milestone }, index) =>
      known(milestones, milestone) ? [] : [{ path: `steps.${index}.milestone`, code: 'unknown_milestone' }],
    ),
  ]
}

/** The revision that holds what was delivered last: what people changed since is theirs. The first, where nothing was. */
async function lastDelivered({ db }: Context, submissionId: number): Promise<number> {
  const [last] = await db
    .select({ revision: apiDeliveries.revision })
    .from(apiDeliveries)
    .where(and(eq(apiDeliveries.submissionId, submissionId), isNotNull(apiDeliveries.revision)))
    .orderBy(desc(apiDeliveries.id))
    .limit(1)
  return last?.revision ?? 1
}
