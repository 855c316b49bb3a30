import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  commitmentActions,
  commitmentVersions,
  deliverySteps,
  indicators,
  indicatorValues,
  indicatorVersions,
  milestones,
  moneyLines,
  sources,
} from '@/db/schema'
import type { CommitmentContent } from '@/lib/commitments/input'
import { firstDay, lastDay, type PartialDate, precisionOf } from '@/lib/dates/partial'

const NOT_STATED = { day: null, precision: null }
const start = (date: PartialDate | null) =>
  date ? { day: firstDay(date), precision: precisionOf(date) } : NOT_STATED
const end = (date: PartialDate | null) =>
  date ? { day: lastDay(date), precision: precisionOf(date) } : NOT_STATED

type Row = Record<string, unknown>
type ValidityTable = PgTable & { id: PgColumn; fromSeq: PgColumn; toSeq: PgColumn }

/** Decimals compare by value: the database writes `2.50` where the content said `2.5`. */
const plain = (value: unknown) =>
  typeof value === 'string' && /^-?\d+\.\d*0$/.test(value) ? value.replace(/\.?0+$/, '') : value
const sameRow = (stored: Row, next: Row) =>
  Object.keys(next).every(
    (key) => JSON.stringify(sorted(plain(stored[key]))) === JSON.stringify(sorted(plain(next[key]))),
  )

/** jsonb gives keys back in its own order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}

/** Closes the current rows that are gone or different, inserts what is new; a row that says the same stays as it is. */
async function replaceRows(tx: Tx, table: ValidityTable, scope: SQL | undefined, seq: number, next: Row[]) {
  const current = (await tx
    .select()
    .from(table)
    .where(and(scope, isNull(table.toSeq)))) as (Row & { id: number })[]
  const unmatched = [...next]
  const closed: number[] = []
  for (const row of current) {
    const match = unmatched.findIndex((candidate) => sameRow(row, candidate))
    if (match < 0) closed.push(row.id)
    else unmatched.splice(match, 1)
  }
  if (closed.length) await tx.update(table).set({ toSeq: seq }).where(inArray(table.id, closed))
  if (unmatched.length) await tx.insert(table).values(unmatched.map((row) => ({ ...row, fromSeq: seq })))
}

/** Writes the published rows of one version of a commitment, valid from ledger entry `seq` on. */
export async function writeCommitmentRows(
  tx: Tx,
  commitmentId: number,
  version: number,
  seq: number,
  content: CommitmentContent,
): Promise<void> {
  const made = end(content.madeOn)
  const starts = start(content.startsOn)
  const due = end(content.dueOn)
  const closed = end(content.closure?.on ?? null)
  const searched = end(content.search?.on ?? null)

  await tx
    .update(commitmentVersions)
    .set({ toSeq: seq })
    .where(and(eq(commitmentVersions.commitmentId, commitmentId), isNull(commitmentVersions.toSeq)))
  const [row] = await tx
    .insert(commitmentVersions)
    .values({
      commitmentId,
      version,
      fromSeq: seq,
      frameworkKey: content.framework,
      level: content.level,
      levelBasis: content.levelBasis,
      types: content.types,
      title: content.title,
      summary: content.summary,
      wording: content.wording,
      madeOn: made.day,
      madePrecision: made.precision,
      startsOn: starts.day,
      startsPrecision: starts.precision,
      dueOn: due.day,
      duePrecision: due.precision,
      leadInstitution: content.leadInstitution,
      partners: content.partners,
      geography: content.geography,
      groups: content.groups,
      certainty: content.certainty,
      compiledBy: content.compiledBy,
      closure: content.closure?.kind ?? null,
      closedOn: closed.day,
      closurePrecision: closed.precision,
      closureReason: content.closure?.reason ?? null,
      closureSourceKeys: content.closure?.sources ?? null,
      deadlineMissedNote: content.deadlineMissed?.note ?? null,
      deadlineMissedSourceKeys: content.deadlineMissed?.sources ?? null,
      searchedOn: searched.day,
      searchPrecision: searched.precision,
      searchPlaces: content.search?.places ?? null,
      note: content.note,
      helpSought: content.helpSought ?? null,
      consultation: content.consultation ?? null,
    })
    .returning({ id: commitmentVersions.id })
  if (!row) throw new Error(`commitment ${commitmentId}: version ${version} was not written`)
  if (content.actions.length)
    await tx
      .insert(commitmentActions)
      .values(content.actions.map((action) => ({ versionId: row.id, ...action })))

  await replaceRows(
    tx,
    sources,
    eq(sources.commitmentId, commitmentId),
    seq,
    content.sources.map(({ publishedOn, file, ...source }, position) => ({
      ...source,
      file: file ?? null,
      commitmentId,
      position,
      publishedOn: end(publishedOn).day,
      publishedPrecision: end(publishedOn).precision,
    })),
  )
  await replaceRows(
    tx,
    milestones,
    eq(milestones.commitmentId, commitmentId),
    seq,
    content.milestones.map(({ sources: sourceKeys, dueOn, doneOn, ...milestone }, position) => ({
      ...milestone,
      commitmentId,
      position,
      dueOn: end(dueOn).day,
      duePrecision: end(dueOn).precision,
      doneOn: end(doneOn).day,
      donePrecision: end(doneOn).precision,
      sourceKeys,
    })),
  )
  await replaceRows(
    tx,
    deliverySteps,
    eq(deliverySteps.commitmentId, commitmentId),
    seq,
    content.deliverySteps.map(({ sources: sourceKeys, reachedOn, ...step }, position) => ({
      ...step,
      commitmentId,
      position,
      reachedOn: end(reachedOn).day,
      reachedPrecision: end(reachedOn).precision,
      sourceKeys,
    })),
  )
  await replaceRows(
    tx,
    moneyLines,
    // As with values below, what came with reports stays.
    and(eq(moneyLines.commitmentId, commitmentId), isNull(moneyLines.reportId)),
    seq,
    content.money.map((line, position) => moneyRow(commitmentId, position, line)),
  )
  await writeIndicators(tx, commitmentId, seq, content)
}

async function writeIndicators(tx: Tx, commitmentId: number, seq: number, content: CommitmentContent) {
  const ids = await indicatorIds(
    tx,
    commitmentId,
    content.indicators.map((indicator) => indicator.key),
  )
  for (const [key, indicatorId] of ids) {
    const position = content.indicators.findIndex((indicator) => indicator.key === key)
    const indicator = content.indicators[position]
    await replaceRows(
      tx,
      indicatorVersions,
      eq(indicatorVersions.indicatorId, indicatorId),
      seq,
      indicator
        ? [
            {
              indicatorId,
              position,
              name: indicator.name,
              unit: indicator.unit,
              direction: indicator.direction,
              measure: indicator.measure,
              baselineValue: indicator.baseline?.value ?? null,
              baselineOn: end(indicator.baseline?.on ?? null).day,
              baselinePrecision: end(indicator.baseline?.on ?? null).precision,
              targetValue: indicator.target?.value ?? null,
              targetOn: end(indicator.target?.on ?? null).day,
              targetPrecision: end(indicator.target?.on ?? null).precision,
              method: indicator.method,
              sourceKeys: indicator.sources,
            },
          ]
        : [],
    )
    // Values that came with reports stay: only a correction of their report replaces them.
    const own = and(eq(indicatorValues.indicatorId, indicatorId), isNull(indicatorValues.reportId))
    await replaceRows(
      tx,
      indicatorValues,
      own,
      seq,
      indicator?.values.map((value) => valueRow(indicatorId, value)) ?? [],
    )
  }
}

/** The stored form of one amount. */
export const moneyRow = (
  commitmentId: number,
  position: number,
  { sources: sourceKeys, from, to, ...line }: CommitmentContent['money'][number],
) => ({
  ...line,
  commitmentId,
  position,
  startsOn: start(from).day,
  endsOn: end(to).day,
  sourceKeys,
})

/** The stored form of one value. */
export const valueRow = (
  indicatorId: number,
  { on, from, sources: sourceKeys, ...value }: CommitmentContent['indicators'][number]['values'][number],
) => ({
  ...value,
  indicatorId,
  onDay: lastDay(on),
  precision: precisionOf(on),
  fromDay: start(from).day,
  fromPrecision: start(from).precision,
  sourceKeys,
})

/** Ids of all indicators the commitment ever had, those named now made where missing. */
async function indicatorIds(tx: Tx, commitmentId: number, keys: string[]): Promise<Map<string, number>> {
  if (keys.length)
    await tx
      .insert(indicators)
      .values(keys.map((key) => ({ commitmentId, key })))
      .onConflictDoNothing()
  const rows = await tx
    .select({ key: indicators.key, id: indicators.id })
    .from(indicators)
    .where(eq(indicators.commitmentId, commitmentId))
  return new Map(rows.map((row) => [row.key, row.id]))
}
