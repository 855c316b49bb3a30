import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { indicators, indicatorValues, moneyLines, reports } from '@/db/schema'
import { DomainError } from '@/lib/errors'
import { publishFiles } from '@/lib/files/publication'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import type { ReportContent } from '@/lib/reports/input'
import { reportVersion, type Submission } from '@/lib/submissions/load'
import type { Publication } from './publish'
import { moneyRow, valueRow } from './rows'

/**
 * Publishes one version of a report; an earlier version of the same cycle, and the values and amounts it brought, end
 * with it.
 * @throws DomainError base_moved | invalid (values)
 */
export async function publishReport(
  tx: Tx,
  { commitmentId, cycleKey, baseVersion }: Pick<Submission, 'commitmentId' | 'cycleKey' | 'baseVersion'>,
  content: ReportContent,
  publication: Publication,
  submittedOn: string,
): Promise<{ reference: string; seq: number; commitmentId: number }> {
  if (commitmentId === null || cycleKey === null) throw new Error('a report needs a commitment and a cycle')
  await lockPublishing(tx)
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
  await publishFiles(tx, seq, content)
  const before = await endReport(tx, commitmentId, cycleKey, seq)
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
      outputs: content.outputs,
      steps: content.steps,
      groups: content.groups,
      challenges: content.challenges,
      supportNeeded: content.supportNeeded,
      nextSteps: content.nextSteps,
      evidence: content.evidence,
      reviewersOnly: content.reviewersOnly,
      declaration: content.declaration,
    })
    .returning({ id: reports.id })
  if (!report) throw new Error(`report ${content.commitment}/${cycleKey} was not written`)
  await writeValues(tx, { commitmentId, reportId: report.id, fromSeq: seq }, content)
  await writeMoney(tx, { commitmentId, reportId: report.id, fromSeq: seq }, content)
  return { reference: content.commitment, seq, commitmentId }
}

/** Ends the version that stands, with the facts it brought; null: none does. */
async function endReport(tx: Tx, commitmentId: number, cycleKey: string, seq: number) {
  const [ended] = await tx
    .update(reports)
    .set({ toSeq: seq })
    .where(and(eq(reports.commitmentId, commitmentId), eq(reports.cycleKey, cycleKey), isNull(reports.toSeq)))
    .returning({ id: reports.id, submittedOn: reports.submittedOn })
  if (!ended) return null
  for (const table of [indicatorValues, moneyLines])
    await tx
      .update(table)
      .set({ toSeq: seq })
      .where(and(eq(table.reportId, ended.id), isNull(table.toSeq)))
  return ended
}

interface Written {
  commitmentId: number
  reportId: number
  fromSeq: number
}

async function writeValues(
  tx: Tx,
  { commitmentId, reportId, fromSeq }: Written,
  { values }: ReportContent,
): Promise<void> {
  const known = await tx
    .select({ id: indicators.id, key: indicators.key })
    .from(indicators)
    .where(eq(indicators.commitmentId, commitmentId))
  for (const { indicator, ...value } of values) {
    const indicatorId = known.find(({ key }) => key === indicator)?.id
    if (indicatorId === undefined)
      throw new DomainError('invalid', `no indicator ${indicator}`, { values: 'unknown_indicator' })
    const row = valueRow(indicatorId, { ...value, saidBy: 'official', sources: [] })
    await tx.insert(indicatorValues).values({ ...row, reportId, fromSeq })
  }
}

async function writeMoney(
  tx: Tx,
  { commitmentId, reportId, fromSeq }: Written,
  { money }: ReportContent,
): Promise<void> {
  if (money.length === 0) return
  await tx.insert(moneyLines).values(
    money.map((line, position) => ({
      ...moneyRow(commitmentId, position, {
        ...line,
        period: null,
        receiver: null,
        iatiIdentifier: null,
        sources: [],
      }),
      reportId,
      fromSeq,
    })),
  )
}
