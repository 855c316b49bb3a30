import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { cycles, moneyLines, reports } from '@/db/schema'
import type { LocalizedText } from '@/lib/i18n/model'
import type { MoneyStage } from '@/lib/money/model'
import type { Submission } from './load'
import { listReportMilestones, type ReportMilestone } from './queries'

/** What stands beside the questions of a report, as it is published now. */
export interface ReportSetting {
  milestones: ReportMilestone[]
  /** Amounts on record that this report didn't bring. */
  amounts: {
    stage: MoneyStage
    amount: string
    currency: string
    period: LocalizedText | null
    from: string | null
    to: string | null
  }[]
  /** The latest report on an earlier cycle; null: there is none. */
  last: {
    cycle: string
    done: LocalizedText
    challenges: LocalizedText | null
    supportNeeded: LocalizedText | null
    nextSteps: LocalizedText | null
  } | null
}

const NOTHING: ReportSetting = { milestones: [], amounts: [], last: null }

export async function findReportSetting(
  db: AppDb,
  { commitmentId, cycleKey }: Pick<Submission, 'commitmentId' | 'cycleKey'>,
): Promise<ReportSetting> {
  if (commitmentId === null || cycleKey === null) return NOTHING
  const [milestones, amounts, [last]] = await Promise.all([
    listReportMilestones(db, commitmentId),
    db
      .select({
        stage: moneyLines.stage,
        amount: moneyLines.amount,
        currency: moneyLines.currency,
        period: moneyLines.period,
        from: moneyLines.startsOn,
        to: moneyLines.endsOn,
      })
      .from(moneyLines)
      .leftJoin(reports, eq(reports.id, moneyLines.reportId))
      .where(
        and(
          eq(moneyLines.commitmentId, commitmentId),
          isNull(moneyLines.toSeq),
          or(isNull(moneyLines.reportId), ne(reports.cycleKey, cycleKey)),
        ),
      )
      .orderBy(moneyLines.stage, moneyLines.id),
    db
      .select({
        cycle: reports.cycleKey,
        done: reports.done,
        challenges: reports.challenges,
        supportNeeded: reports.supportNeeded,
        nextSteps: reports.nextSteps,
      })
      .from(reports)
      .innerJoin(cycles, eq(cycles.key, reports.cycleKey))
      .where(
        and(
          eq(reports.commitmentId, commitmentId),
          isNull(reports.toSeq),
          sql`${cycles.startsOn} < (select c.starts_on from ${cycles} c where c.key = ${cycleKey})`,
        ),
      )
      .orderBy(desc(cycles.startsOn))
      .limit(1),
  ])
  return { milestones, amounts, last: last ?? null }
}
