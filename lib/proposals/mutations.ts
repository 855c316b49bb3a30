import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { ledgerContents, proposals } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { type AuditLine, audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { planRedaction, subjectOf } from '@/lib/ledger/redact'
import { findThresholds } from '@/lib/standing/thresholds'
import type { Proposed } from './content'
import { type FrameworkInput, type RedactionInput, THRESHOLD_KEYS, type ThresholdsInput } from './input'
import type { ProposalKind, ProposalState } from './model'
import { findFramework, latestVersion } from './queries'
import { repeatsRemoved, textsIn } from './repeats'

/** Proposes other bounds of the status rule. @throws DomainError forbidden | invalid: nothing would change */
export function proposeThresholds(
  ctx: Context,
  { reason, ...values }: z.output<typeof ThresholdsInput>,
): Promise<number> {
  return propose(ctx, 'thresholds', reason, async (tx) => {
    const { values: present, seq } = await findThresholds(tx)
    if (THRESHOLD_KEYS.every((key) => present[key] === values[key]))
      throw new DomainError('invalid', 'the same bounds', { onTrack: 'nothing_changed' })
    return { kind: 'thresholds', content: { values, base: seq } }
  })
}

/**
 * Proposes a framework, or another name of one.
 * @throws DomainError forbidden | not_found | invalid (key: it is there already; name: nothing would change)
 */
export function proposeFramework(
  ctx: Context,
  { reason, key, name }: z.output<typeof FrameworkInput>,
  isNew: boolean,
): Promise<number> {
  return propose(ctx, 'framework', reason, async (tx) => {
    const present = await findFramework(tx, key)
    if (isNew && present)
      throw new DomainError('invalid', `framework ${key} exists`, { key: 'framework_exists' })
    if (!isNew && !present) throw new DomainError('not_found', `framework ${key}`)
    if (present && Object.entries(name).every(([locale, text]) => present[locale as 'en']?.text === text))
      throw new DomainError('invalid', `framework ${key}`, { 'name.en': 'nothing_changed' })
    const base = await latestVersion(tx, 'framework', key)
    return { kind: 'framework', content: { key, name, base, isNew } }
  })
}

/**
 * Proposes to remove what was published by mistake.
 * @throws DomainError forbidden | invalid (record: nothing to remove under it; reason: it repeats what goes)
 */
export function proposeRedaction(
  ctx: Context,
  { reason, record, versions }: z.output<typeof RedactionInput>,
): Promise<number> {
  return propose(ctx, 'redaction', reason, async (tx) => {
    const content = { subject: subjectOf(record), record, versions }
    const { emptied } = await planRedaction(tx, content).catch(nothingToRedact)
    const removed = await tx
      .select({ content: ledgerContents.content, reason: ledgerContents.reason })
      .from(ledgerContents)
      .where(inArray(ledgerContents.seq, emptied))
    if (repeatsRemoved(reason, textsIn(removed)))
      throw new DomainError('invalid', 'the reason repeats what goes', { reason: 'repeats_removed' })
    return { kind: 'redaction', content }
  })
}

/** For a form: the field it is about. */
export function nothingToRedact(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'not_found') throw error
  throw new DomainError('invalid', error.message, { record: 'nothing_to_redact' })
}

const propose = (
  ctx: Context,
  kind: ProposalKind,
  reason: string,
  contentOf: (tx: Tx) => Promise<Proposed>,
): Promise<number> =>
  audited(ctx, 'proposal.make', `${kind} proposal`, async (tx, line) => {
    const { actor, now } = ctx
    if (!actor || !can(actor, 'proposal.make', { kind })) throw new DomainError('forbidden', kind)
    const { content } = await contentOf(tx)
    const [made] = await tx
      .insert(proposals)
      .values({ kind, content: { ...content }, reason, proposedBy: actor.id, proposedAt: now })
      .returning({ id: proposals.id })
    if (!made) throw new Error(`a proposal of ${kind} was not written`)
    line.subject = `${kind} proposal ${made.id}`
    return made.id
  })

/** Whoever proposed it takes it back. @throws DomainError not_found | forbidden | already_done */
export const withdrawProposal = (ctx: Context, id: number): Promise<void> =>
  audited(ctx, 'proposal.withdraw', `proposal ${id}`, async (tx, line) => {
    await loadOpen(tx, ctx, id, 'proposal.withdraw', line)
    await decide(tx, ctx, id, 'withdrawn')
  })

/** A second person says no, and why. @throws DomainError not_found | forbidden | already_done */
export const refuseProposal = (ctx: Context, id: number, note: string): Promise<void> =>
  audited(ctx, 'proposal.refuse', `proposal ${id}`, async (tx, line) => {
    await loadOpen(tx, ctx, id, 'proposal.refuse', line)
    await decide(tx, ctx, id, 'refused', { decisionNote: note })
  })

/**
 * An open proposal that the actor may decide in this way, held until the transaction ends: of two people at once one
 * comes second.
 */
export async function loadOpen(
  tx: Tx,
  { actor }: Context,
  id: number,
  action: 'proposal.withdraw' | 'proposal.refuse' | 'proposal.carryOut',
  line: AuditLine,
): Promise<Proposed & { reason: string }> {
  const [row] = await tx.select().from(proposals).where(eq(proposals.id, id)).for('update')
  if (!row || !can(actor, 'proposal.read')) throw new DomainError('not_found', `proposal ${id}`)
  line.subject = `${row.kind} proposal ${id}`
  if (!can(actor, action, { ...row, state: 'open' })) throw new DomainError('forbidden', `${action} ${id}`)
  if (row.state !== 'open') throw new DomainError('already_done', `proposal ${id} is ${row.state}`)
  return row as unknown as Proposed & { reason: string }
}

export async function decide(
  tx: Tx,
  { actor, now }: Context,
  id: number,
  state: Exclude<ProposalState, 'open'>,
  more: { decisionNote?: string; seq?: number } = {},
): Promise<void> {
  await tx
    .update(proposals)
    .set({ state, decidedBy: actor?.id, decidedAt: now, ...more })
    .where(eq(proposals.id, id))
}
