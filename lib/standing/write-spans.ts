import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { standingSpans } from '@/db/schema'
import { groupBy } from '@/lib/group-by'
import { lockPublishing } from '@/lib/ledger/mutations'
import type { CommitmentFacts, Thresholds } from './facts'
import { loadFacts } from './load'
import { type Span, spansOf } from './spans'
import { findThresholds } from './thresholds'

/** How many commitments are worked on at once, and how many spans go in one statement: both bound memory. */
const BATCH = 500
const ROWS = 1000

/** From one ledger entry that changed the facts or the thresholds of a commitment to the next. */
interface Era {
  commitmentId: number
  fromSeq: number
  /** null: it lasts. */
  toSeq: number | null
}

/**
 * Writes the days on which commitments stand as they do by these facts, from the latest ledger entry that changed something
 * on: what stood before ends with that entry. Where nothing is different nothing is written.
 */
export async function writeSpans(
  tx: Tx,
  facts: ReadonlyMap<number, CommitmentFacts>,
  bounds: Thresholds,
): Promise<void> {
  const ids = [...facts.keys()]
  if (ids.length === 0) return
  const eras = (await listEras(tx, ids)).filter(({ toSeq }) => toSeq === null)
  const stored = await listStored(tx, ids)
  const changed = eras.flatMap((era) => {
    const fact = facts.get(era.commitmentId)
    const spans = fact ? spansOf(fact, bounds) : []
    return isSame(stored.get(era.commitmentId) ?? [], spans) ? [] : [{ era, spans }]
  })
  await endSpans(
    tx,
    changed.map(({ era }) => era),
  )
  await insertSpans(tx, changed)
}

/**
 * Writes all of it anew, of every entry: where facts changed that no entry carries (a cycle opened), where something was
 * removed from what stood before, and where nothing was written yet.
 */
export async function rewriteSpans(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const some of batchesOf(ids)) {
    const eras = await listEras(tx, some)
    await tx.delete(standingSpans).where(inArray(standingSpans.commitmentId, [...some]))
    const timelines = new Map<Era, Span[]>()
    // By far the most have one era alone, which is read for all of them at once.
    for (const [seq, those] of groupBy(eras, ({ fromSeq, toSeq }) => (toSeq === null ? null : fromSeq))) {
      const found = await timelinesOf(tx, those, seq)
      for (const era of those) timelines.set(era, found.get(era.commitmentId) ?? [])
    }
    await insertSpans(
      tx,
      [...groupBy(eras, ({ commitmentId }) => commitmentId).values()].flatMap(joinEras(timelines)),
    )
  }
}

/** The eras of one commitment, in order; those in which it stands the same are one. */
const joinEras = (timelines: ReadonlyMap<Era, Span[]>) => (eras: readonly Era[]) => {
  const joined: { era: Era; spans: readonly Span[] }[] = []
  for (const era of eras) {
    const spans = timelines.get(era) ?? []
    const before = joined.at(-1)
    if (before?.era.toSeq === era.fromSeq && isSame(before.spans, spans)) before.era.toSeq = era.toSeq
    else joined.push({ era: { ...era }, spans })
  }
  return joined
}

/** Commitments whose span of a day says other than their standing computed for that day. */
export async function listOutdatedSpans(tx: Tx, day: string): Promise<number[]> {
  const columns = sql.raw(
    COMPARED.map((column) => `(sp.${column}) is distinct from (s.${column})`).join(' or '),
  )
  const found = await tx.execute<{ id: number }>(sql`
    select s.commitment_id as id from standing s
    left join standing_spans sp on sp.commitment_id = s.commitment_id and sp.to_seq is null
      and sp.from_day <= ${day}::date and (sp.to_day is null or sp.to_day > ${day}::date)
    where ${columns} order by 1`)
  return found.map(({ id }) => id)
}

/** Writes the spans of commitments that have none, as after an upgrade. Returns of how many. */
export async function writeMissingSpans(db: AppDb): Promise<number> {
  let count = 0
  for (;;) {
    const missing = await db.transaction(async (tx) => {
      await lockPublishing(tx)
      const found = await tx.execute<{ id: number }>(sql`
        select v.commitment_id as id from commitment_versions v
        where v.to_seq is null and not exists (
          select from standing_spans sp where sp.commitment_id = v.commitment_id and sp.to_seq is null)
        order by 1 limit ${BATCH}`)
      await rewriteSpans(
        tx,
        found.map(({ id }) => id),
      )
      return found.length
    })
    count += missing
    if (missing < BATCH) return count
  }
}

/** What a span shares with a standing, without what moves from day to day. */
const COMPARED = [
  'status',
  'late',
  'measurable',
  'progress',
  'measured',
  'judged',
  'evidence',
  'contested',
  'promise_evidence',
  'freshness',
  'government_verdict',
  'computed_verdict',
  'has_target',
  'has_baseline',
  'has_figure',
  'delivery_stage',
]

/** In order of their entries. What was removed stood at no time, and a record that was removed never. */
async function listEras(tx: Tx, ids: readonly number[]): Promise<Era[]> {
  const these = sql`in ${[...ids]}`
  return tx.execute<Era & Record<string, unknown>>(sql`
    with changes as (
      select commitment_id, from_seq as seq from commitment_versions where commitment_id ${these}
      union select commitment_id, to_seq from commitment_versions where commitment_id ${these} and to_seq is not null
      union select commitment_id, from_seq from reports where commitment_id ${these}
      union select commitment_id, to_seq from reports where commitment_id ${these} and to_seq is not null
      union select commitment_id, from_seq from assessments where commitment_id ${these}
      union select commitment_id, to_seq from assessments where commitment_id ${these} and to_seq is not null
      union select v.commitment_id, t.from_seq from commitment_versions v join thresholds t on t.from_seq > v.from_seq
        where v.commitment_id ${these} and v.version = 1
    ), eras as (
      select commitment_id, seq, lead(seq) over (partition by commitment_id order by seq) as next from changes
    )
    select e.commitment_id as "commitmentId", e.seq::int as "fromSeq", e.next::int as "toSeq" from eras e
    where exists (
      select from commitment_versions v join ledger_contents lc on lc.seq = v.from_seq
      where v.commitment_id = e.commitment_id and v.from_seq <= e.seq and (v.to_seq is null or v.to_seq > e.seq)
        and lc.redacted_by_seq is null)
      and exists (select from commitment_versions v where v.commitment_id = e.commitment_id and v.to_seq is null)
    order by e.seq, e.commitment_id`)
}

/** By the facts and thresholds after entry `seq`; null: of now. */
async function timelinesOf(tx: Tx, eras: readonly Era[], seq: number | null): Promise<Map<number, Span[]>> {
  const { values: bounds } = await findThresholds(tx, seq)
  const facts = await loadFacts(
    tx,
    eras.map(({ commitmentId }) => commitmentId),
    seq,
  )
  return new Map([...facts].map(([id, fact]) => [id, spansOf(fact, bounds)]))
}

async function listStored(tx: Tx, ids: readonly number[]): Promise<Map<number, Span[]>> {
  const rows = await tx
    .select()
    .from(standingSpans)
    .where(and(inArray(standingSpans.commitmentId, [...ids]), isNull(standingSpans.toSeq)))
    .orderBy(standingSpans.commitmentId, standingSpans.fromDay)
  const spans = new Map<number, Span[]>()
  for (const { commitmentId, fromSeq: _, toSeq: __, ...row } of rows) {
    const span = { ...row, fromDay: row.fromDay === ALWAYS ? null : row.fromDay } as Span
    spans.set(commitmentId, [...(spans.get(commitmentId) ?? []), span])
  }
  return spans
}

async function endSpans(tx: Tx, eras: readonly Era[]): Promise<void> {
  for (const [seq, those] of groupBy(eras, ({ fromSeq }) => fromSeq)) {
    const current = and(
      inArray(
        standingSpans.commitmentId,
        those.map(({ commitmentId }) => commitmentId),
      ),
      isNull(standingSpans.toSeq),
    )
    await tx.delete(standingSpans).where(and(current, eq(standingSpans.fromSeq, seq)))
    await tx.update(standingSpans).set({ toSeq: seq }).where(current)
  }
}

async function insertSpans(
  tx: Tx,
  timelines: readonly { era: Era; spans: readonly Span[] }[],
): Promise<void> {
  const rows = timelines.flatMap(({ era, spans }) =>
    spans.map((span) => ({ ...era, ...span, fromDay: span.fromDay ?? ALWAYS })),
  )
  for (let at = 0; at < rows.length; at += ROWS)
    await tx.insert(standingSpans).values(rows.slice(at, at + ROWS))
}

/** How the database writes "no first day". */
const ALWAYS = '-infinity'

/** The database keeps shares in fewer digits. */
const isSame = (stored: readonly Span[], next: readonly Span[]): boolean =>
  JSON.stringify(stored.map(plain)) === JSON.stringify(next.map(plain))

const plain = (span: Span) =>
  Object.entries(span)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, typeof value === 'number' ? Math.fround(value) : value])

function* batchesOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH)
}
