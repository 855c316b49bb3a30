import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { submissions } from '@/db/schema'
import { acceptAssessment } from '@/lib/assessments/mutations'
import { acceptReply } from '@/lib/assessments/replies'
import { audited } from '@/lib/audit/mutations'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Level, LevelBasis } from '@/lib/commitments/model'
import { publishAnswer, publishConsultation, publishSuggestion } from '@/lib/consultations/publish'
import type { Context } from '@/lib/context'
import { publishAgreement, publishContribution } from '@/lib/contributions/publish'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { refuseOpenFlags } from '@/lib/notes/mutations'
import { countFieldComments } from '@/lib/notes/queries'
import { tellOfOffer } from '@/lib/notices/tell'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { loadFor } from '@/lib/submissions/load-for'
import { contentOf, recordEvent } from '@/lib/submissions/mutations'
import { forgetRevisions } from '@/lib/submissions/save'
import { remarkWaiting } from './mark-risk'
import { finishPublication, type Publication, publishCommitment } from './publish'
import { publishReport } from './publish-report'

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
 * Publishes what was handed in: rows, ledger entry, standing and version in one transaction. An assessment is accepted and
 * published by the clock. Returns the record's reference.
 * @throws DomainError not_found | forbidden | already_done | invalid | base_moved
 */
export async function publishSubmission(
  ctx: Context,
  id: number,
  ruling: Ruling | null = null,
): Promise<string> {
  return audited(ctx, 'submission.publish', `submission ${id}`, async (tx) => {
    const submission = await loadFor(tx, ctx, id, 'submission.publish')
    const { row } = submission
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
    if (checked.kind === 'assessment') {
      await acceptAssessment(tx, ctx, submission, checked.content)
      return checked.content.commitment
    }
    if (checked.kind === 'reply') {
      await acceptReply(tx, ctx, submission, checked.content)
      return checked.content.commitment
    }
    const published = await publishChecked(tx, ctx, submission, checked, publication)
    await tx
      .update(submissions)
      .set({
        state: 'published',
        publishedSeq: published.seq,
        // What the office sees afterwards is what was published.
        content: ruling
          ? { ...row.content, level: ruling.level, levelBasis: ruling.levelBasis ?? '' }
          : row.content,
        commitmentId: published.commitmentId ?? row.commitmentId,
        updatedAt: ctx.now,
      })
      .where(eq(submissions.id, id))
    await forgetRevisions(tx, id)
    await recordEvent(tx, ctx, id, 'publish', null)
    // A consultation is about no commitment yet.
    if (published.commitmentId === null) await raisePublishedVersion(tx, ctx.now)
    else {
      await finishPublication(tx, [published.commitmentId], publication)
      await remarkWaiting(tx, ctx, published.commitmentId, id)
    }
    if (checked.kind === 'contribution' && checked.content.stage === 'offered')
      await tellOfOffer(tx, ctx, submission.subject, id)
    return published.reference
  })
}

/** Publishes, as the next version of its record, what is published at once. */
function publishChecked(
  tx: Tx,
  ctx: Context,
  { row, reference }: LoadedSubmission,
  checked: Exclude<Awaited<ReturnType<typeof contentOf>>, { kind: 'assessment' | 'reply' }>,
  publication: Publication,
): Promise<{ reference: string; seq: number; commitmentId: number | null }> {
  switch (checked.kind) {
    case 'commitment':
      return publishCommitment(
        tx,
        reference === null ? { reference: null } : { reference, baseVersion: row.baseVersion },
        checked.content,
        publication,
      )
    case 'report':
      return publishReport(
        tx,
        row,
        checked.content,
        publication,
        civilDate(row.submittedAt ?? ctx.now, ctx.timeZone),
      )
    case 'contribution':
      return publishContribution(tx, row, checked.content, publication)
    case 'agreement':
      return publishAgreement(tx, row, checked.content, publication)
    case 'consultation':
      return publishConsultation(tx, row, checked.content, publication)
    case 'suggestion':
      return publishSuggestion(tx, row, checked.content, publication)
    case 'answer':
      return publishAnswer(tx, row, checked.content, publication)
  }
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
