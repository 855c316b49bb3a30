import { and, eq, isNotNull, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { commitments, offices, reports, submissions } from '@/db/schema'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { readsLikeThreat } from '@/lib/privacy/threats'
import { loadFacts } from '@/lib/standing/load'
import {
  type LoadedSubmission,
  loadSubmission,
  publishedCommitment,
  publishedReport,
  type Submission,
} from '@/lib/submissions/load'
import { contentOf } from '@/lib/submissions/mutations'
import { type RiskSign, riskOf, riskSigns } from './risk'

/** What makes a reviewer look closer at a submission as it stands; nothing where its content has gaps. */
export async function findRiskSigns(
  db: Writable,
  ctx: Pick<Context, 'now' | 'timeZone'>,
  submission: LoadedSubmission,
): Promise<RiskSign[]> {
  const { row, reference } = submission
  const proposed = await contentOf(db, ctx, submission).catch((error) => {
    if (error instanceof DomainError && error.code === 'invalid') return null
    throw error
  })
  if (proposed === null) return []
  const circumstances = {
    confirmed: confirmedIn(row.content),
    reviewersOnly: reviewersOnlyIn(row.content),
    isFirstReport: row.kind === 'report' && (await isFirstOfOffice(db, row.makerCode)),
    isThreat: readsLikeThreat(wordsIn(row.content).join('\n')),
    isCopied: row.organisationId !== null && (await isCopied(db, row)),
  }
  if (proposed.kind !== 'commitment' && proposed.kind !== 'report')
    return riskSigns({ ...circumstances, kind: proposed.kind })
  if (proposed.kind === 'commitment') {
    const published = reference === null ? null : await publishedCommitment(db, reference)
    return riskSigns({
      ...circumstances,
      kind: 'commitment',
      before: published?.content ?? null,
      after: proposed.content,
    })
  }
  const [published, facts] = await Promise.all([
    reference === null || row.cycleKey === null ? null : publishedReport(db, reference, row.cycleKey),
    row.commitmentId === null ? null : loadFacts(db, [row.commitmentId]),
  ])
  return riskSigns({
    ...circumstances,
    kind: 'report',
    before: published?.content ?? null,
    after: proposed.content,
    indicators: facts?.get(row.commitmentId ?? 0)?.indicators ?? [],
  })
}

/** Writes down what makes a reviewer look closer, so that the queue can be sorted by it. Call it in the transaction. */
export async function markRisk(tx: Tx, ctx: Context, id: number): Promise<void> {
  const signs = await findRiskSigns(tx, ctx, await loadSubmission(tx, id))
  await tx
    .update(submissions)
    .set({ riskSigns: signs, risk: riskOf(signs) })
    .where(eq(submissions.id, id))
}

/** After a publication: what else waits about the same commitment is weighed against the new version. */
export async function remarkWaiting(
  tx: Tx,
  ctx: Context,
  commitmentId: number,
  publishedId: number,
): Promise<void> {
  const waiting = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.commitmentId, commitmentId),
        eq(submissions.state, 'submitted'),
        ne(submissions.id, publishedId),
      ),
    )
  for (const { id } of waiting) await markRisk(tx, ctx, id)
}

/** Letters from which on the same words are no chance. */
const COPY_FROM = 40

/** Whether what an organisation says was handed in before: for another promise, or by another organisation. */
async function isCopied(db: Writable, { id, kind, commitmentId, organisationId, content }: Submission) {
  const field = kind === 'assessment' ? 'finding' : 'details'
  const said = String(content[field] ?? '').trim()
  if (said.length < COPY_FROM) return false
  const [found] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.kind, kind),
        ne(submissions.id, id),
        notInArray(submissions.state, ['draft', 'discarded']),
        sql`btrim(${submissions.content} ->> ${field}) = ${said}`,
        sql`(${submissions.commitmentId}, ${submissions.organisationId}) is distinct from (${commitmentId}::int, ${organisationId}::int)`,
      ),
    )
    .limit(1)
  return found !== undefined
}

/** Every text within a draft. */
const wordsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value === null || typeof value !== 'object'
      ? []
      : Object.values(value).flatMap(wordsIn)

/** Whether no report on a promise of its maker has been published yet, whoever sent it. */
async function isFirstOfOffice(db: Writable, makerCode: string): Promise<boolean> {
  const [office] = await db
    .select({
      reported: sql<boolean>`exists (select 1 from ${reports} r join ${commitments} c on c.id = r.commitment_id
        where c.maker_code = ${makerCode})`,
    })
    .from(offices)
    .where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo), isNotNull(offices.activeFrom)))
  return office !== undefined && !office.reported
}

const rowsOf = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter((row) => row !== null && typeof row === 'object') : []

const reviewersOnlyIn = (draft: Record<string, unknown>): number =>
  rowsOf(draft.evidence).filter(({ audience }) => audience === 'reviewers').length

const confirmedIn = ({ confirmed }: Record<string, unknown>): number =>
  Array.isArray(confirmed) ? confirmed.length : 0
