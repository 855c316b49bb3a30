import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { indicators, indicatorValues, reports, submissions } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Level, LevelBasis } from '@/lib/commitments/model'
import type { Context } from '@/lib/context'
import { civilDate, firstDay, lastDay, precisionOf } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import { refuseOpenFlags } from '@/lib/notes/mutations'
import { countFieldComments } from '@/lib/notes/queries'
import type { ReportContent } from '@/lib/reports/input'
import { reportVersion, type Submission } from '@/lib/submissions/load'
import { contentOf, loadFor, recordEvent } from '@/lib/submissions/mutations'
import { remarkWaiting } from './mark-risk'
import { finishPublication, type Publication, publishCommitment } from './publish'

export const COMMENT_MAX = 4000

/** What a record is: the office proposes it, the reviewer sets it. */
export interface Ruling {
  level: Level
  /** Only for a coalition commitment. */
  levelBasis: LevelBasis | null
}

/** @throws DomainError invalid: a registration that no source shows */
function ruled(content: CommitmentContent, { level, levelBasis }: Ruling): CommitmentContent {
  if (level === 'coalition_commitment' && levelBasis === null)
    throw new DomainError('invalid', 'a coalition commitment has a basis', { levelBasis: 'level_basis' })
  return { ...content, level, levelBasis: level === 'coalition_commitment' ? levelBasis : null }
}

/** "Registered" is a claim about a register, so a source must show it. */
function refuseUnshownRegistration({ levelBasis, sources }: CommitmentContent): void {
  if (levelBasis === 'registered' && sources.length === 0)
    throw new DomainError('invalid', 'no source shows the registration', {
      levelBasis: 'registered_needs_source',
    })
}

/**
 * Publishes what was handed in: rows, ledger entry, standing and version in one transaction. Returns the record's reference.
 * @throws DomainError not_found | forbidden | already_done | invalid | base_moved
 */
export async function publishSubmission(
  ctx: Context,
  id: number,
  ruling: Ruling | null = null,
): Promise<string> {
  return audited(ctx, 'submission.publish', `submission ${id}`, async (tx) => {
    const submission = await loadFor(tx, ctx, id, 'submission.publish')
    const { row, reference } = submission
    await refuseOpenFlags(tx, id)
    const today = civilDate(ctx.now, ctx.timeZone)
    const publication: Publication = {
      act: 'publish',
      office: row.office ?? 'vaada',
      reason: row.reason?.trim() || null,
      at: ctx.now,
      today,
    }
    // The lock first: what is checked below must still hold when it is written.
    await lockPublishing(tx)
    const checked = await contentOf(tx, ctx, submission)
    if (ruling && checked.kind === 'commitment') checked.content = ruled(checked.content, ruling)
    if (checked.kind === 'commitment') refuseUnshownRegistration(checked.content)
    const published =
      checked.kind === 'commitment'
        ? await publishCommitment(
            tx,
            reference === null ? { reference: null } : { reference, baseVersion: row.baseVersion },
            checked.content,
            publication,
          )
        : await publishReport(
            tx,
            row,
            checked.content,
            publication,
            civilDate(row.submittedAt ?? ctx.now, ctx.timeZone),
          )
    await tx
      .update(submissions)
      .set({
        state: 'published',
        publishedSeq: published.seq,
        // What the office sees afterwards is what was published.
        content: ruling
          ? { ...row.content, level: ruling.level, levelBasis: ruling.levelBasis ?? '' }
          : row.content,
        commitmentId: published.commitmentId,
        updatedAt: ctx.now,
      })
      .where(eq(submissions.id, id))
    await recordEvent(tx, ctx, id, 'publish', null)
    await finishPublication(tx, [published.commitmentId], publication)
    await remarkWaiting(tx, ctx, published.commitmentId, id)
    return published.reference
  })
}

/** Publishes one version of a report; an earlier version of the same cycle, and its values, end with it. */
export async function publishReport(
  tx: Tx,
  { commitmentId, cycleKey, baseVersion }: Pick<Submission, 'commitmentId' | 'cycleKey' | 'baseVersion'>,
  content: ReportContent,
  publication: Publication,
  submittedOn: string,
): Promise<{ reference: string; seq: number; commitmentId: number }> {
  if (commitmentId === null || cycleKey === null) throw new Error('a report needs a commitment and a cycle')
  await lockPublishing(tx)
  const current = and(
    eq(reports.commitmentId, commitmentId),
    eq(reports.cycleKey, cycleKey),
    isNull(reports.toSeq),
  )
  const [before] = await tx
    .select({ id: reports.id, version: reports.version, submittedOn: reports.submittedOn })
    .from(reports)
    .where(current)
  const published = await reportVersion(tx, commitmentId, cycleKey)
  if (published !== baseVersion)
    throw new DomainError('base_moved', `report ${content.commitment}/${cycleKey} is at version ${published}`)
  const version = baseVersion + 1
  const seq = await appendToLedger(tx, {
    act: publication.act,
    subject: 'report',
    record: `${content.commitment}/${cycleKey}`,
    version,
    office: publication.office,
    reason: publication.reason,
    content,
    at: publication.at,
  })
  if (before) {
    await tx.update(reports).set({ toSeq: seq }).where(current)
    await tx
      .update(indicatorValues)
      .set({ toSeq: seq })
      .where(and(eq(indicatorValues.reportId, before.id), isNull(indicatorValues.toSeq)))
  }
  const [report] = await tx
    .insert(reports)
    .values({
      commitmentId,
      cycleKey,
      version,
      fromSeq: seq,
      implementation: content.implementation,
      selfRating: content.selfRating,
      done: content.done,
      // A correction doesn't make a report late.
      submittedOn: before?.submittedOn ?? submittedOn,
      evidence: content.evidence,
    })
    .returning({ id: reports.id })
  if (!report) throw new Error(`report ${content.commitment}/${cycleKey} was not written`)
  const known = await tx
    .select({ id: indicators.id, key: indicators.key })
    .from(indicators)
    .where(eq(indicators.commitmentId, commitmentId))
  for (const { indicator, on, from, ...value } of content.values) {
    const indicatorId = known.find((candidate) => candidate.key === indicator)?.id
    if (indicatorId === undefined)
      throw new DomainError('invalid', `no indicator ${indicator}`, { values: 'unknown_indicator' })
    await tx.insert(indicatorValues).values({
      ...value,
      indicatorId,
      reportId: report.id,
      fromSeq: seq,
      onDay: lastDay(on),
      precision: precisionOf(on),
      fromDay: from ? firstDay(from) : null,
      fromPrecision: from ? precisionOf(from) : null,
      saidBy: 'official',
      sourceKeys: [],
    })
  }
  return { reference: content.commitment, seq, commitmentId }
}

/**
 * Sends a submission back to its office, with a comment on the whole unless there are comments on its fields.
 * @throws DomainError not_found | forbidden | already_done | invalid (comment)
 */
export async function returnSubmission(ctx: Context, id: number, comment: string): Promise<void> {
  const said = comment.trim()
  await audited(ctx, 'submission.return', `submission ${id}`, async (tx) => {
    await loadFor(tx, ctx, id, 'submission.return')
    if (said === '' && (await countFieldComments(tx, id)) === 0)
      throw new DomainError('invalid', `return ${id}`, { comment: 'required' })
    if (said.length > COMMENT_MAX) throw new DomainError('invalid', `return ${id}`, { comment: 'too_long' })
    await tx.update(submissions).set({ state: 'returned', updatedAt: ctx.now }).where(eq(submissions.id, id))
    await recordEvent(tx, ctx, id, 'return', said || null)
  })
}
