import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AppDb, Tx, Writable } from '@/db/client'
import { commitments, ledger, ledgerContents } from '@/db/schema'
import { readRecord } from '@/lib/assessments/model'
import { dropUncited } from '@/lib/citations/mutations'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { readConsultation } from '@/lib/consultations/model'
import { readContribution } from '@/lib/contributions/model'
import { DomainError } from '@/lib/errors'
import { withdrawFiles } from '@/lib/files/publication'
import { dropGoalposts, rewriteGoalposts } from '@/lib/goalposts/mutations'
import { writeSearchTexts } from '@/lib/search/mutations'
import { recomputeStanding } from '@/lib/standing/mutations'
import { rewriteSpans } from '@/lib/standing/write-spans'
import type { LedgerSubject } from './model'
import { appendToLedger, lockPublishing, raisePublishedVersion } from './mutations'

export interface Redaction {
  subject: Exclude<LedgerSubject, 'thresholds' | 'framework'>
  /** `KAZ-2021-01`, `KAZ-2021-01/2026` for a report, `KAZ-2021-01/2026/a1` for an assessment, `…/c1` for a contribution, or the key of a finding. */
  record: string
  /** Versions to empty; null: all of them. */
  versions: readonly number[] | null
  /** Published with the redaction, so it must not repeat what is removed. */
  reason: string
}

/** What a redaction takes away. */
export interface RedactionPlan {
  /** Entries whose content is emptied; of a commitment that goes wholly, those of its reports too. */
  emptied: number[]
  /** Versions of the record itself that are emptied. */
  versions: number[]
  /** The record no longer shows anything. */
  removed: boolean
}

export interface RedactionResult extends RedactionPlan {
  /** The redaction's own entry; null in a preview. */
  seq: number | null
}

/** What a record is, by the way it is written: `KAZ-2021-01`, `KAZ-2021-01/2026`, `…/a1`, or the key of a finding. */
export const subjectOf = (record: string): Redaction['subject'] =>
  readRecord(record)?.subject ??
  (readContribution(record) && 'contribution') ??
  consultationSubject(record) ??
  (record.includes('/') ? 'report' : REFERENCE_PATTERN.test(record) ? 'commitment' : 'finding')

function consultationSubject(record: string): 'consultation' | 'suggestion' | null {
  const read = readConsultation(record)
  return read && (read.suggestion === null ? 'consultation' : 'suggestion')
}

/**
 * Removes what should never have been published: ledger content, reason and salt, published rows, and the submissions
 * that hold the same text. The chain of hashes stays whole, and a new entry says publicly that and why something was
 * removed. Works as the owner, alone; the app's own way needs two people (`lib/proposals`). With `write` false it only
 * says what it would do.
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
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    if (!write) return { seq: null, ...(await planRedaction(tx, redaction)) }
    return redactWithin(tx, redaction, at, today, (seq, emptied) =>
      tx
        .update(ledgerContents)
        .set({ salt: null, content: null, reason: null, redactedBySeq: seq })
        .where(inArray(ledgerContents.seq, [...emptied])),
    )
  })
}

/** @throws DomainError not_found: nothing published under that record and version */
export async function planRedaction(
  db: Writable,
  { subject, record, versions }: Omit<Redaction, 'reason'>,
): Promise<RedactionPlan> {
  const entries = await listEntries(db, subject, record)
  const own = entries.filter((entry) => entry.record === record)
  const chosen = own.filter(({ version }) => versions === null || versions.includes(version))
  const [last] = own.slice(-1)
  if (chosen.length === 0 || !last) throw new DomainError('not_found', `nothing to redact under ${record}`)
  const removed = chosen.includes(last)
  const gone = removed ? [...chosen, ...entries.filter((entry) => entry.record !== record)] : chosen
  return {
    emptied: gone.map(({ seq }) => seq),
    versions: chosen.map(({ version }) => version),
    removed,
  }
}

/**
 * The redaction itself, in the caller's transaction, which holds the publishing lock. `emptyContents` empties ledger
 * contents in the way its login may.
 *
 * @throws DomainError not_found | invalid: no reason
 */
export async function redactWithin(
  tx: Tx,
  redaction: Redaction,
  at: Date,
  today: string,
  emptyContents: (seq: number, emptied: readonly number[]) => Promise<unknown>,
): Promise<RedactionPlan & { seq: number }> {
  const { subject, record } = redaction
  const reason = redaction.reason.trim()
  if (reason === '') throw new DomainError('invalid', 'a redaction needs a public reason')
  const plan = await planRedaction(tx, redaction)
  const { emptied, versions, removed } = plan
  const seq = await appendToLedger(tx, {
    act: 'redact',
    subject,
    record,
    version: Math.max(...versions),
    office: 'vaada',
    reason,
    content: { emptied, removed },
    at,
  })
  await emptyContents(seq, emptied)
  await withdrawFiles(tx, emptied)
  if (subject === 'finding') await emptyFindings(tx, emptied, seq)
  else if (subject === 'consultation' || subject === 'suggestion')
    await emptyConsultation(tx, record, emptied, removed, seq)
  else await emptyRecord(tx, { subject, record, versions, emptied, removed, seq }, today)
  await dropUncited(tx)
  await raisePublishedVersion(tx, at)
  return { ...plan, seq }
}

/** What was published under a record and still has its content; with a commitment all about it, with an assessment its replies. */
async function listEntries(db: Writable, subject: LedgerSubject, record: string) {
  const within =
    subject === 'commitment' || subject === 'assessment' || subject === 'consultation'
      ? sql`or starts_with(${ledger.record}, ${`${record}/`})`
      : sql``
  return db
    .select({ seq: ledger.seq, record: ledger.record, version: ledger.version })
    .from(ledger)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
    .where(
      and(
        sql`((${ledger.subject} = ${subject} and ${ledger.record} = ${record}) ${within})`,
        isNull(ledgerContents.redactedBySeq),
        sql`${ledger.act} <> 'redact'`,
      ),
    )
    .orderBy(asc(ledger.seq))
}

interface Emptying {
  subject: Exclude<Redaction['subject'], 'finding' | 'consultation' | 'suggestion'>
  record: string
  versions: readonly number[]
  emptied: readonly number[]
  removed: boolean
  seq: number
}

async function emptyRecord(tx: Tx, emptying: Emptying, today: string): Promise<void> {
  const { subject, record, emptied, removed, seq } = emptying
  const [reference = ''] = record.split('/')
  const [commitment] = await tx
    .select({ id: commitments.id, reference: commitments.reference, makerCode: commitments.makerCode })
    .from(commitments)
    .where(eq(commitments.reference, reference))
  if (!commitment) throw new DomainError('not_found', `commitment ${reference}`)
  if (subject === 'commitment') {
    await emptyCommitment(tx, commitment.id, emptied, seq, removed)
    await (removed ? dropGoalposts(tx, commitment.id) : rewriteGoalposts(tx, commitment))
  } else if (subject === 'report') await emptyReports(tx, commitment.id, emptied, seq)
  else if (subject === 'contribution') await emptyContributions(tx, commitment.id, emptied, seq)
  else await emptyAssessments(tx, commitment.id, emptied, seq)
  await emptySubmissions(tx, commitment.id, emptying)
  if (removed && subject === 'commitment')
    await tx.execute(sql`delete from standing where commitment_id = ${commitment.id}`)
  await recomputeStanding(tx, [commitment.id], today)
  // Also what was said of the days before rested on it.
  await rewriteSpans(tx, [commitment.id])
  await writeSearchTexts(tx, [commitment.id])
}

async function emptyCommitment(
  tx: Tx,
  id: number,
  emptied: readonly number[],
  seq: number,
  removed: boolean,
): Promise<void> {
  // A row that stands in a version which stays was published by that one too, and stays, unless all goes.
  const gone = removed
    ? sql`true`
    : sql`to_seq is not null and not exists (
        select from commitment_versions w join ledger_contents lc on lc.seq = w.from_seq
        where w.commitment_id = ${id} and lc.redacted_by_seq is null
          and w.from_seq < t.to_seq and (w.to_seq is null or w.to_seq > t.from_seq))`
  const close = sql`to_seq = coalesce(to_seq, ${seq})`
  const byCommitment = sql`commitment_id = ${id} and ${gone}`
  const byIndicator = sql`indicator_id in (select id from indicators where commitment_id = ${id}) and ${gone}`
  for (const table of ['sources', 'delivery_steps'])
    await tx.execute(sql`delete from ${sql.identifier(table)} t where ${byCommitment}`)
  await tx.execute(sql`delete from indicator_values t where ${byIndicator}`)
  // Numbers and dates stay without their words: a promise is held to its first terms, also where a text had to go.
  await tx.execute(sql`update milestones t set name = '{}', note = null, ${close} where ${byCommitment}`)
  await tx.execute(
    sql`update money_lines t set period = null, provider = null, receiver = null, note = null, ${close} where ${byCommitment} and report_id is null`,
  )
  await tx.execute(
    sql`update indicator_versions t set name = '{}', unit = '{}', method = null, ${close} where ${byIndicator}`,
  )
  await tx.execute(sql`
    update commitment_versions
    set title = '{}', summary = null, wording = null, lead_institution = null, partners = '[]', geography = null,
        groups = null, closure_reason = case when closure is null then null else '{}'::jsonb end,
        deadline_missed_note = case when deadline_missed_note is null then null else '{}'::jsonb end,
        search_places = case when search_places is null then null else '{}'::jsonb end, note = null, help_sought = null, ${close}
    where commitment_id = ${id} and from_seq in ${[...emptied]}`)
  if (!removed) return
  await emptyReports(tx, id, null, seq)
  await emptyAssessments(tx, id, null, seq)
  await emptyContributions(tx, id, null, seq)
}

/** Assessments, replies and refusals of these entries; null: all of the commitment. Their numbers and days stay. */
async function emptyAssessments(
  tx: Tx,
  id: number,
  emptied: readonly number[] | null,
  seq: number,
): Promise<void> {
  const which = sql`commitment_id = ${id} and ${emptied === null ? sql`true` : sql`from_seq in ${[...emptied]}`}`
  const close = sql`to_seq = coalesce(to_seq, ${seq})`
  await tx.execute(sql`
    delete from indicator_values where assessment_id in (select id from assessments where ${which})`)
  await tx.execute(sql`
    update assessments
    set organisation_number = null, organisation_name = null, signatures = '[]', verdict = null, text = null,
        coverage = null, settle = null, evidence = '[]', ${close}
    where ${which}`)
  await tx.execute(sql`update assessment_replies set text = null, evidence = '[]', ${close} where ${which}`)
  await tx.execute(sql`update assessment_refusals set reason = null, ${close} where ${which}`)
}

/** Contributions of these entries; null: all of the commitment. Their stages, amounts and days stay. */
const emptyContributions = (tx: Tx, id: number, emptied: readonly number[] | null, seq: number) =>
  tx.execute(sql`
    update contributions
    set organisation_number = null, organisation_name = null, what = null, details = null, output = null,
        evidence = '[]', agreement = null, to_seq = coalesce(to_seq, ${seq})
    where commitment_id = ${id} and ${emptied === null ? sql`true` : sql`from_seq in ${[...emptied]}`}`)

/**
 * Words of a consultation, or of what was suggested in it, in these entries. Days, kinds and counts stay. What somebody without an
 * account sent goes with it.
 */
async function emptyConsultation(
  tx: Tx,
  record: string,
  emptied: readonly number[],
  removed: boolean,
  seq: number,
): Promise<void> {
  const read = readConsultation(record)
  if (!read) throw new DomainError('not_found', record)
  const { consultation, suggestion } = read
  const close = sql`to_seq = coalesce(to_seq, ${seq})`
  await tx.execute(sql`update consultations set title = null, wording = null, ${close}
    where number = ${consultation} and from_seq in ${[...emptied]}`)
  await tx.execute(sql`
    update consultation_suggestions
    set words = null, organisations = '[]', text_key = null, refusal = null, answer = null, ${close}
    where consultation = ${consultation} and from_seq in ${[...emptied]}`)
  if (!removed) return
  const about = suggestion === null ? sql`true` : sql`number = ${suggestion}`
  await tx.execute(sql`update suggestion_notes set words = '', erased_at = now()
    where consultation = ${consultation} and ${about}`)
  await emptyHeld(
    tx,
    await tx.execute<{ id: number }>(sql`
      update submissions
      set content = '{}', reason = null, state = case when state = 'published' then state else 'discarded'::submission_state end
      where consultation = ${consultation} and kind in ('consultation', 'suggestion', 'answer')
        and ${suggestion === null ? sql`true` : sql`suggestion = ${suggestion}`}
      returning id`),
  )
}

async function emptyReports(
  tx: Tx,
  id: number,
  emptied: readonly number[] | null,
  seq: number,
): Promise<void> {
  const which = emptied === null ? sql`true` : sql`from_seq in ${[...emptied]}`
  for (const table of ['indicator_values', 'money_lines'])
    await tx.execute(sql`
      delete from ${sql.identifier(table)}
      where report_id in (select id from reports where commitment_id = ${id} and ${which})`)
  await tx.execute(sql`
    update reports
    set done = '{}', outputs = '[]', steps = '[]', groups = '[]', challenges = null, support_needed = null,
        next_steps = null, evidence = '[]', self_rating = null, to_seq = coalesce(to_seq, ${seq})
    where commitment_id = ${id} and ${which}`)
}

const emptyFindings = (tx: Tx, emptied: readonly number[], seq: number) =>
  tx.execute(sql`
    update findings set text = '{}', author = '{}', sources = '[]', to_seq = coalesce(to_seq, ${seq})
    where from_seq in ${[...emptied]}`)

/** Submissions that became the emptied entries, and those begun from them: an open one could publish it all again. */
async function emptySubmissions(
  tx: Tx,
  commitmentId: number,
  { subject, record, versions, emptied, removed }: Emptying,
): Promise<void> {
  const [, cycle = null] = record.split('/')
  const voice = readRecord(record)?.number ?? null
  const sameRecord = {
    commitment: sql`(kind = 'commitment' or ${removed})`,
    report: sql`kind = 'report' and cycle_key = ${cycle}`,
    assessment: sql`kind = 'assessment' and cycle_key = ${cycle} and organisation_id = (
      select organisation_id from assessment_voices where commitment_id = ${commitmentId} and voice = ${voice})`,
    contribution: sql`kind in ('contribution', 'agreement') and contribution_id = (
      select id from contribution_partners where commitment_id = ${commitmentId}
        and number = ${readContribution(record)?.number ?? null})`,
    // A reply and a refusal are begun from nothing.
    reply: sql`false`,
    refusal: sql`false`,
  }[subject]
  const held = await tx.execute<{ id: number }>(sql`
    update submissions
    set content = '{}', reason = null, state = case when state = 'published' then state else 'discarded'::submission_state end
    where commitment_id = ${commitmentId}
      and (published_seq in ${[...emptied]}
        or (${sameRecord} and (${removed} or base_version in ${[...versions]}) and state <> 'published'))
    returning id`)
  // A workbook on its way could bring it all back.
  await tx.execute(sql`
    delete from imports where maker_code = (select maker_code from commitments where id = ${commitmentId})`)
  await emptyHeld(tx, held)
}

/** What lies beside submissions that hold what is removed. */
async function emptyHeld(tx: Tx, held: readonly { id: number }[]): Promise<void> {
  if (held.length === 0) return
  const ids = held.map(({ id }) => id)
  await tx.execute(sql`update submission_events set comment = null where submission_id in ${ids}`)
  await tx.execute(sql`delete from submission_notes where submission_id in ${ids}`)
  await tx.execute(sql`delete from submission_revisions where submission_id in ${ids}`)
  await tx.execute(sql`delete from uploads where submission_id in ${ids}`)
  await tx.execute(sql`delete from assessment_previews where submission_id in ${ids}`)
}
