import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { commitments, ledger, ledgerContents } from '@/db/schema'
import { DomainError } from '@/lib/errors'
import { recomputeStanding } from '@/lib/standing/mutations'
import { appendToLedger, lockPublishing, raisePublishedVersion } from './mutations'

export interface Redaction {
  subject: 'commitment' | 'report'
  /** `KAZ-2021-01`, or `KAZ-2021-01/2026` for a report. */
  record: string
  /** Versions to empty; null: all of them. */
  versions: readonly number[] | null
  /** Published with the redaction, so it must not repeat what is removed. */
  reason: string
}

export interface RedactionResult {
  /** The redaction's own entry; null in a preview. */
  seq: number | null
  /** Entries whose content is emptied. */
  emptied: number[]
  /** The record no longer shows anything. */
  removed: boolean
}

/**
 * Removes what should never have been published: ledger content and salt, published rows and the submission behind
 * them. The chain of hashes stays whole, and a new entry says publicly that and why something was removed. Works as
 * the owner: no other login may. With `write` false it only says what it would do.
 *
 * @throws DomainError not_found: nothing published under that record and version | invalid: no reason
 */
export async function redact(
  db: AppDb,
  redaction: Redaction,
  at: Date,
  today: string,
  write: boolean,
): Promise<RedactionResult> {
  if (redaction.reason.trim() === '') throw new DomainError('invalid', 'a redaction needs a public reason')
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    const entries = await tx
      .select({ seq: ledger.seq, version: ledger.version })
      .from(ledger)
      .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
      .where(
        and(
          eq(ledger.subject, redaction.subject),
          eq(ledger.record, redaction.record),
          isNull(ledgerContents.redactedBySeq),
          sql`${ledger.act} <> 'redact'`,
        ),
      )
      .orderBy(asc(ledger.seq))
    const chosen = entries.filter(
      ({ version }) => redaction.versions === null || redaction.versions.includes(version),
    )
    if (chosen.length === 0) throw new DomainError('not_found', `nothing to redact under ${redaction.record}`)
    const emptied = chosen.map(({ seq }) => seq)
    const removed = emptied.includes(entries.at(-1)?.seq ?? 0)
    if (!write) return { seq: null, emptied, removed }

    const seq = await appendToLedger(tx, {
      act: 'redact',
      subject: redaction.subject,
      record: redaction.record,
      version: Math.max(...chosen.map(({ version }) => version)),
      office: 'vaada',
      reason: redaction.reason.trim(),
      content: { emptied, removed },
      at,
    })
    await tx
      .update(ledgerContents)
      .set({ salt: null, content: null, redactedBySeq: seq })
      .where(inArray(ledgerContents.seq, emptied))
    const [reference = '', cycle] = redaction.record.split('/')
    const [commitment] = await tx
      .select({ id: commitments.id })
      .from(commitments)
      .where(eq(commitments.reference, reference))
    if (!commitment) throw new DomainError('not_found', `commitment ${reference}`)
    if (cycle === undefined) await emptyCommitment(tx, commitment.id, emptied, seq, removed)
    else await emptyReports(tx, commitment.id, emptied, seq)
    await tx.execute(
      sql`update submissions set content = '{}', reason = null where published_seq in ${emptied}`,
    )
    if (removed && cycle === undefined)
      await tx.execute(sql`delete from standing where commitment_id = ${commitment.id}`)
    await recomputeStanding(tx, [commitment.id], today)
    await raisePublishedVersion(tx, at)
    return { seq, emptied, removed }
  })
}

/** Tables of facts that belong to a commitment, and how a row says which. */
const FACT_TABLES = {
  sources: sql`commitment_id =`,
  milestones: sql`commitment_id =`,
  delivery_steps: sql`commitment_id =`,
  money_lines: sql`commitment_id =`,
} as const

async function emptyCommitment(
  tx: Tx,
  id: number,
  emptied: readonly number[],
  seq: number,
  removed: boolean,
) {
  // A row that still stands after the emptied versions was published again without them, and stays, unless all goes.
  const gone = removed
    ? sql`true`
    : sql`to_seq is not null and (${sql.join(
        emptied.map((entry) => sql`(from_seq <= ${entry} and to_seq > ${entry})`),
        sql` or `,
      )})`
  for (const [table, belongs] of Object.entries(FACT_TABLES))
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${belongs} ${id} and ${gone}`)
  const own = sql`indicator_id in (select id from indicators where commitment_id = ${id})`
  await tx.execute(sql`delete from indicator_values where ${own} and ${gone}`)
  await tx.execute(sql`delete from indicator_versions where ${own} and ${gone}`)
  await tx.execute(sql`
    update commitment_versions
    set title = '{}', summary = null, wording = null, lead_institution = null, partners = '[]', geography = null,
        groups = null, closure_reason = case when closure is null then null else '{}'::jsonb end,
        deadline_missed_note = case when deadline_missed_note is null then null else '{}'::jsonb end,
        search_places = case when search_places is null then null else '{}'::jsonb end, note = null,
        to_seq = coalesce(to_seq, ${seq})
    where commitment_id = ${id} and from_seq in ${[...emptied]}`)
  if (removed) await emptyReports(tx, id, null, seq)
}

async function emptyReports(tx: Tx, id: number, emptied: readonly number[] | null, seq: number) {
  const which = emptied === null ? sql`true` : sql`from_seq in ${[...emptied]}`
  await tx.execute(sql`
    delete from indicator_values
    where report_id in (select id from reports where commitment_id = ${id} and ${which})`)
  await tx.execute(sql`
    update reports set done = '{}', evidence = '[]', self_rating = null, to_seq = coalesce(to_seq, ${seq})
    where commitment_id = ${id} and ${which}`)
}
