import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { PublicDb, Writable } from '@/db/client'
import {
  assessments,
  commitments,
  commitmentVersions,
  cycles,
  deliverySteps,
  indicators,
  indicatorValues,
  indicatorVersions,
  ledgerContents,
  milestones,
  moneyLines,
  reportDuties,
  reports,
  sources,
} from '@/db/schema'
import { type DatePrecision, toPartial } from '@/lib/dates/partial'
import { groupBy } from '@/lib/group-by'
import { claimOf, kindsBehind } from '@/lib/reports/claims'
import type { SourceKind } from '@/lib/sources/model'
import type {
  AssessmentFacts,
  CommitmentFacts,
  IndicatorFacts,
  MoneyFacts,
  Point,
  ReportedFacts,
} from './facts'
import { pledgedLines } from './funding'
import { VERDICTS } from './model'
import { withReported } from './reported'

const partial = (day: string | null, precision: DatePrecision | null) =>
  day && precision ? toPartial(day, precision) : null
const point = (value: string | null, on: string | null): Point | null =>
  value === null ? null : { value: Number(value), on }

/** Rows as they stood after ledger entry `seq`; null: now. */
export function standsAt(table: { fromSeq: PgColumn; toSeq: PgColumn }, seq: number | null): SQL | undefined {
  return seq === null
    ? isNull(table.toSeq)
    : and(lte(table.fromSeq, seq), or(isNull(table.toSeq), gt(table.toSeq, seq)))
}

/** What was removed says nothing, also of the time before. */
const notRemoved = sql`not exists (select from ${ledgerContents}
  where ${ledgerContents.seq} = ${reports.fromSeq} and ${ledgerContents.redactedBySeq} is not null)`

/** Its own words are gone, also of the time before; a tombstone has none either. */
const isNotRemoved = isNotNull(assessments.text)

/** One assessment as the rules take it. */
export const assessmentFacts = ({
  voice,
  organisationName,
  cycleKey,
  verdict,
  publishedOn,
  agreedOn,
}: Pick<
  typeof assessments.$inferSelect,
  'voice' | 'organisationName' | 'cycleKey' | 'verdict' | 'publishedOn' | 'agreedOn'
>): AssessmentFacts => ({
  voice,
  organisation: organisationName,
  cycle: cycleKey,
  verdict: verdict === null ? null : VERDICTS[verdict],
  on: publishedOn,
  agreedOn,
})

/** Joins to rows the first version of their commitment, where they stood in it. */
const stoodFirst = (table: { commitmentId: PgColumn; fromSeq: PgColumn; toSeq: PgColumn }) =>
  and(
    eq(commitmentVersions.commitmentId, table.commitmentId),
    eq(commitmentVersions.version, 1),
    lte(table.fromSeq, commitmentVersions.fromSeq),
    or(isNull(table.toSeq), gt(table.toSeq, commitmentVersions.fromSeq)),
  )

/** The published facts of these commitments, as the rules take them; `seq` null: as they stand now. */
export async function loadFacts(
  db: PublicDb | Writable,
  ids: readonly number[],
  seq: number | null = null,
): Promise<Map<number, CommitmentFacts>> {
  if (!ids.length) return new Map()
  const of = (column: PgColumn) => inArray(column, [...ids])
  const [
    versions,
    first,
    series,
    firstSeries,
    values,
    steps,
    firstSteps,
    stages,
    money,
    firstMoney,
    sourceRows,
    reportRows,
    assessmentRows,
    duties,
    sent,
  ] = await Promise.all([
    db
      .select()
      .from(commitmentVersions)
      .innerJoin(commitments, eq(commitments.id, commitmentVersions.commitmentId))
      .where(and(of(commitmentVersions.commitmentId), standsAt(commitmentVersions, seq))),
    db
      .select({
        id: commitmentVersions.commitmentId,
        dueOn: commitmentVersions.dueOn,
        precision: commitmentVersions.duePrecision,
      })
      .from(commitmentVersions)
      .where(and(of(commitmentVersions.commitmentId), eq(commitmentVersions.version, 1))),
    db
      .select()
      .from(indicatorVersions)
      .innerJoin(indicators, eq(indicators.id, indicatorVersions.indicatorId))
      .where(and(of(indicators.commitmentId), standsAt(indicatorVersions, seq)))
      .orderBy(asc(indicatorVersions.position)),
    db
      .selectDistinctOn([indicatorVersions.indicatorId])
      .from(indicatorVersions)
      .innerJoin(indicators, eq(indicators.id, indicatorVersions.indicatorId))
      .where(and(of(indicators.commitmentId), seq === null ? undefined : lte(indicatorVersions.fromSeq, seq)))
      .orderBy(indicatorVersions.indicatorId, asc(indicatorVersions.fromSeq)),
    db
      .select({
        value: indicatorValues,
        evidence: reports.evidence,
        // What brought it says since when it is known.
        sentOn: sql<string | null>`coalesce(${reports.submittedOn}, ${assessments.publishedOn})`,
        agreedOn: assessments.agreedOn,
      })
      .from(indicatorValues)
      .innerJoin(indicators, eq(indicators.id, indicatorValues.indicatorId))
      .leftJoin(reports, eq(reports.id, indicatorValues.reportId))
      .leftJoin(assessments, eq(assessments.id, indicatorValues.assessmentId))
      .where(and(of(indicators.commitmentId), standsAt(indicatorValues, seq)))
      .orderBy(asc(indicatorValues.onDay), asc(indicatorValues.id)),
    db
      .select()
      .from(milestones)
      .where(and(of(milestones.commitmentId), standsAt(milestones, seq)))
      .orderBy(asc(milestones.position)),
    db
      .select({ commitmentId: milestones.commitmentId, key: milestones.key })
      .from(milestones)
      .innerJoin(commitmentVersions, stoodFirst(milestones))
      .where(and(of(milestones.commitmentId), eq(milestones.kind, 'step')))
      .orderBy(asc(milestones.position)),
    db
      .select()
      .from(deliverySteps)
      .where(and(of(deliverySteps.commitmentId), standsAt(deliverySteps, seq))),
    db
      .select({
        line: moneyLines,
        evidence: reports.evidence,
        cycle: reports.cycleKey,
        sentOn: reports.submittedOn,
      })
      .from(moneyLines)
      .leftJoin(reports, eq(reports.id, moneyLines.reportId))
      .where(and(of(moneyLines.commitmentId), standsAt(moneyLines, seq)))
      // What is told again is known by what was told before it.
      .orderBy(sql`${moneyLines.reportId} nulls first`, asc(moneyLines.position)),
    db
      .select({ line: moneyLines })
      .from(moneyLines)
      .innerJoin(commitmentVersions, stoodFirst(moneyLines))
      .where(of(moneyLines.commitmentId))
      .orderBy(asc(moneyLines.position)),
    db
      .select()
      .from(sources)
      .where(and(of(sources.commitmentId), standsAt(sources, seq)))
      .orderBy(asc(sources.position)),
    db
      .select()
      .from(reports)
      .where(and(of(reports.commitmentId), standsAt(reports, seq), notRemoved))
      .orderBy(asc(reports.submittedOn)),
    db
      .select()
      .from(assessments)
      .where(
        and(
          of(assessments.commitmentId),
          standsAt(assessments, seq),
          isNull(assessments.withdrawn),
          isNotRemoved,
        ),
      )
      .orderBy(asc(assessments.publishedOn), asc(assessments.fromSeq)),
    db
      .select({
        maker: reportDuties.makerCode,
        cycle: cycles.key,
        dueOn: cycles.dueOn,
        startsOn: cycles.startsOn,
      })
      .from(reportDuties)
      .innerJoin(cycles, eq(cycles.key, reportDuties.cycleKey))
      .where(
        sql`${reportDuties.makerCode} in (select ${commitments.makerCode} from ${commitments} where ${of(commitments.id)})`,
      ),
    db
      .select({
        commitmentId: reports.commitmentId,
        cycle: reports.cycleKey,
        on: sql<string>`min(${reports.submittedOn})::text`,
      })
      .from(reports)
      .where(and(of(reports.commitmentId), seq === null ? undefined : lte(reports.fromSeq, seq)))
      .groupBy(reports.commitmentId, reports.cycleKey),
  ])

  const sourcesOf = groupBy(sourceRows, (row) => row.commitmentId)
  const kindsOf = (commitmentId: number, keys: readonly string[]): SourceKind[] =>
    (sourcesOf.get(commitmentId) ?? [])
      .filter((source) => keys.includes(source.key))
      .map((source) => source.kind)
  const valuesOf = groupBy(values, (row) => row.value.indicatorId)
  const seriesOf = groupBy(series, (row) => row.indicators.commitmentId)
  const firstSeriesOf = groupBy(firstSeries, (row) => row.indicators.commitmentId)
  const firstOf = new Map(first.map((row) => [row.id, row]))
  const stepsOf = groupBy(steps, (row) => row.commitmentId)
  const firstStepsOf = groupBy(firstSteps, (row) => row.commitmentId)
  const stagesOf = groupBy(stages, (row) => row.commitmentId)
  const moneyOf = groupBy(money, ({ line }) => line.commitmentId)
  const firstMoneyOf = groupBy(firstMoney, (row) => row.line.commitmentId)
  const assessmentsOf = groupBy(assessmentRows, (row) => row.commitmentId)
  const reportsOf = groupBy(reportRows, (row) => row.commitmentId)

  const moneyFacts = ({
    line,
    evidence = null,
    cycle = null,
  }: Pick<(typeof money)[number], 'line'> & Partial<(typeof money)[number]>): MoneyFacts => ({
    stage: line.stage,
    basis: line.basis,
    scope: line.scope,
    amount: Number(line.amount),
    currency: line.currency,
    from: line.startsOn,
    to: line.endsOn,
    provider: line.provider,
    report: cycle,
    sources: [
      ...kindsOf(line.commitmentId, line.sourceKeys),
      ...kindsBehind(evidence ?? [], claimOf.money(line.key)),
    ],
  })
  const terms = (row: (typeof series)[number]) => ({
    key: row.indicators.key,
    direction: row.indicator_versions.direction,
    baseline: point(
      row.indicator_versions.baselineValue,
      partial(row.indicator_versions.baselineOn, row.indicator_versions.baselinePrecision),
    ),
    target: point(
      row.indicator_versions.targetValue,
      partial(row.indicator_versions.targetOn, row.indicator_versions.targetPrecision),
    ),
  })

  /** `before`: without what came with reports sent on that day or later; null: with all of them. */
  const reportedFacts = (id: number, before: string | null): ReportedFacts => {
    const isKnown = ({ sentOn }: { sentOn: string | null }) =>
      before === null || sentOn === null || sentOn < before
    const known = (reportsOf.get(id) ?? []).filter(({ submittedOn }) => isKnown({ sentOn: submittedOn }))
    return {
      indicators: (seriesOf.get(id) ?? []).map(
        (row): IndicatorFacts => ({
          ...terms(row),
          measure: row.indicator_versions.measure,
          values: (valuesOf.get(row.indicators.id) ?? [])
            .filter(isKnown)
            .map(({ value, evidence, agreedOn }) => ({
              value: Number(value.value),
              on: toPartial(value.onDay, value.precision),
              from: partial(value.fromDay, value.fromPrecision),
              saidBy: value.saidBy,
              partial: value.partial,
              methodBreak: value.methodBreak,
              sources: [
                ...kindsOf(id, value.sourceKeys),
                ...kindsBehind(evidence ?? [], claimOf.value(row.indicators.key)),
              ],
              ...(agreedOn === null ? {} : { agreedOn }),
            })),
        }),
      ),
      milestones: (stepsOf.get(id) ?? []).map((step) =>
        withReported(
          {
            key: step.key,
            kind: step.kind,
            state: step.state,
            dueOn: partial(step.dueOn, step.duePrecision),
            doneOn: partial(step.doneOn, step.donePrecision),
            sources: kindsOf(id, step.sourceKeys),
          },
          known,
        ),
      ),
      money: (moneyOf.get(id) ?? []).filter(isKnown).map(moneyFacts),
    }
  }

  return new Map(
    versions.map(
      ({ commitment_versions: version, commitments: { id, makerCode } }): [number, CommitmentFacts] => {
        const firstVersion = firstOf.get(id)
        const now = reportedFacts(id, null)
        const days = [
          ...new Set([
            ...(reportsOf.get(id) ?? []).map(({ submittedOn }) => submittedOn),
            // Its own figures are known from its publication on.
            ...(assessmentsOf.get(id) ?? []).map(({ publishedOn }) => publishedOn),
          ]),
        ].toSorted()
        const promiseKeys =
          sourcesOf
            .get(id)
            ?.slice(0, 1)
            .map((source) => source.key) ?? []
        return [
          id,
          {
            level: version.level,
            madeOn: partial(version.madeOn, version.madePrecision),
            startsOn: partial(version.startsOn, version.startsPrecision),
            dueOn: partial(version.dueOn, version.duePrecision),
            indicators: now.indicators,
            firstTerms: {
              dueOn: firstVersion ? partial(firstVersion.dueOn, firstVersion.precision) : null,
              // An indicator added later is judged by the terms it was added with.
              indicators: (firstSeriesOf.get(id) ?? []).map(terms),
              steps: (firstStepsOf.get(id) ?? []).map(({ key }) => key),
              pledged: pledgedLines((firstMoneyOf.get(id) ?? []).map(moneyFacts)),
            },
            milestones: now.milestones,
            deliverySteps: (stagesOf.get(id) ?? []).map((step) => ({
              stage: step.stage,
              reachedOn: partial(step.reachedOn, step.reachedPrecision),
            })),
            money: now.money,
            closure:
              version.closure && version.closedOn && version.closurePrecision
                ? {
                    kind: version.closure,
                    on: toPartial(version.closedOn, version.closurePrecision),
                    sources: kindsOf(id, version.closureSourceKeys ?? []),
                  }
                : null,
            deadlineMissed: version.deadlineMissedNote
              ? { sources: kindsOf(id, version.deadlineMissedSourceKeys ?? []) }
              : null,
            search:
              version.searchedOn && version.searchPrecision
                ? { on: toPartial(version.searchedOn, version.searchPrecision) }
                : null,
            reports: (reportsOf.get(id) ?? []).map((report) => ({
              cycle: report.cycleKey,
              implementation: report.implementation,
              selfRating: report.selfRating,
              submittedOn: report.submittedOn,
              sources: report.evidence.map((item) => item.kind),
            })),
            dueCycles: duties
              .filter(
                (duty) =>
                  duty.maker === makerCode && (version.madeOn === null || duty.dueOn > version.madeOn),
              )
              .map(({ cycle, dueOn }) => ({
                cycle,
                dueOn,
                sentOn: sent.find((one) => one.commitmentId === id && one.cycle === cycle)?.on ?? null,
              })),
            promiseSources: kindsOf(id, promiseKeys),
            assessments: (assessmentsOf.get(id) ?? []).map(assessmentFacts),
            ...(days.length > 0
              ? { beforeReports: days.map((day) => ({ day, facts: reportedFacts(id, day) })) }
              : {}),
          },
        ]
      },
    ),
  )
}
