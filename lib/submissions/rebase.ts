import { and, eq, ne } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { ledger, ledgerContents } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import { emptyDraft, toDraft } from '@/lib/commitments/draft'
import { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { emptyReport, toReportDraft } from '@/lib/reports/draft'
import { type ReportContent, StoredReport } from '@/lib/reports/input'
import { type LoadedSubmission, publishedCommitment, publishedReport } from './load'
import { loadFor } from './load-for'
import { type Draft, type Merged, mergeDrafts, settleClashes } from './merge'
import { keepDraft, wholeOf } from './save'

export interface Rebase extends Merged {
  /** Version that is published now, which the draft would then be based on. */
  version: number
}

/**
 * How a draft fits what was published since it was begun; null: nothing was. What only one side changed is in its
 * content, and the clashes are for its author to settle.
 */
export async function findRebase(db: Writable, submission: LoadedSubmission): Promise<Rebase | null> {
  const { row, reference } = submission
  // An assessment and a reply are nobody else's words, so nothing moves below them.
  if (reference === null || (row.kind !== 'report' && row.kind !== 'commitment')) return null
  const isReport = row.kind === 'report'
  const record = isReport ? `${reference}/${row.cycleKey}` : reference
  const published = isReport
    ? await publishedReport(db, reference, row.cycleKey ?? '')
    : await publishedCommitment(db, reference)
  if (!published || published.version === row.baseVersion) return null
  const mine = wholeOf(row)
  const draft = (content: unknown): Draft | null => {
    if (content === null) return null
    const parsed = isReport ? StoredReport.safeParse(content) : CommitmentContent.safeParse(content)
    if (!parsed.success) return null
    const typed = isReport
      ? toReportDraft(parsed.data as ReportContent)
      : toDraft(parsed.data as CommitmentContent)
    // Why this draft changes something is its author's word alone.
    return { ...(typed as Draft), reason: mine.reason ?? '' }
  }
  const begun = row.baseVersion === 0 ? beginningOf(row) : draft(await contentAt(db, record, row.baseVersion))
  const now = draft(published.content)
  if (now === null) return null
  return {
    ...mergeDrafts(begun && { ...begun, reason: mine.reason ?? '' }, mine, now),
    version: published.version,
  }
}

/** What a draft begins with where nothing is published yet. */
const beginningOf = ({ kind, content }: LoadedSubmission['row']): Draft => {
  const language = content.language as Parameters<typeof emptyDraft>[0]
  return (kind === 'report' ? emptyReport(language) : emptyDraft(language)) as Draft
}

/** The content that was published as a version of a record; null: removed, or never there. */
async function contentAt(db: Writable, record: string, version: number): Promise<unknown> {
  const [row] = await db
    .select({ content: ledgerContents.content })
    .from(ledger)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
    .where(and(ne(ledger.act, 'redact'), eq(ledger.record, record), eq(ledger.version, version)))
  return row?.content ?? null
}

/**
 * Puts a draft on the version that is published now. `takeTheirs`: the clashes, by path, in which what is published
 * stands; in the others the author's words do. Returns the new revision.
 * @throws DomainError not_found | forbidden | already_done: nothing was published since | conflict: the draft was saved since `revision`
 */
export async function rebaseDraft(
  ctx: Context,
  id: number,
  revision: number,
  takeTheirs: ReadonlySet<string>,
): Promise<number> {
  return audited(ctx, 'submission.edit', `submission ${id}`, async (tx: Tx) => {
    const submission = await loadFor(tx, ctx, id, 'submission.edit')
    if (submission.row.revision !== revision)
      throw new DomainError('conflict', `submission ${id} is past revision ${revision}`)
    const rebase = await findRebase(tx, submission)
    if (!rebase) throw new DomainError('already_done', `submission ${id} is based on what is published`)
    return keepDraft(tx, ctx, submission.row, settleClashes(rebase, takeTheirs), {
      baseVersion: rebase.version,
    })
  })
}
