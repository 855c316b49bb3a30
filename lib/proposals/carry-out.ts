import { eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, frameworks, submissions, thresholds } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import { noteRedaction, touchJournal } from '@/lib/backups/journal'
import type { LaterRedaction } from '@/lib/backups/restore'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { LocalizedText } from '@/lib/i18n/model'
import { appendToLedger, lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { redactWithin } from '@/lib/ledger/redact'
import { recomputeAllStanding } from '@/lib/standing/mutations'
import { findThresholds } from '@/lib/standing/thresholds'
import type { ProposalContents } from './content'
import { decide, loadOpen } from './mutations'
import { findFramework, latestVersion } from './queries'

/** What every kind of proposal is carried out with. */
interface CarryingOut {
  tx: Tx
  ctx: Context
  id: number
  reason: string
  today: string
}

/**
 * The second of two people does what the first one proposed: one transaction, one ledger entry. `dataDir` keeps the
 * journal of redactions. Returns the entry.
 *
 * @throws DomainError not_found | forbidden | already_done | base_moved: what it would change is another by now
 */
export async function carryOut(ctx: Context, id: number, dataDir: string): Promise<number> {
  const done = await audited(ctx, 'proposal.carryOut', `proposal ${id}`, async (tx, line) => {
    const { reason, ...proposed } = await loadOpen(tx, ctx, id, 'proposal.carryOut', line)
    if (proposed.kind === 'redaction') await lockSubmissions(tx, proposed.content.record)
    // The lock before the checks: what they find must still hold when it is written.
    await lockPublishing(tx)
    const act = { tx, ctx, id, reason, today: civilDate(ctx.now, ctx.timeZone) }
    if (proposed.kind === 'redaction') {
      await touchJournal(dataDir)
      return carryOutRedaction(act, proposed.content)
    }
    const seq =
      proposed.kind === 'thresholds'
        ? await publishThresholds(act, proposed.content)
        : await publishFramework(act, proposed.content)
    await decide(tx, ctx, id, 'carried_out', { seq })
    await raisePublishedVersion(tx, ctx.now)
    return { seq, redaction: null }
  })
  // Only what was committed: a restore from an older backup applies it again.
  if (done.redaction) await noteRedaction(dataDir, done.seq, done.redaction).catch(notNoted(done.seq))
  return done.seq
}

/** It stands all the same, and the ledger tells a restore of it as long as the database is there. */
const notNoted = (seq: number) => (error: unknown) =>
  console.error(`redaction ${seq} is missing in the journal`, error)

/** What was written about a record, which a publication of it locks before the publishing lock. */
async function lockSubmissions(tx: Tx, record: string): Promise<void> {
  const [reference = ''] = record.split('/')
  const [commitment] = await tx
    .select({ id: commitments.id })
    .from(commitments)
    .where(eq(commitments.reference, reference))
  if (!commitment) return
  await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.commitmentId, commitment.id))
    .orderBy(submissions.id)
    .for('update')
}

async function publishThresholds(
  { tx, ctx, reason, today }: CarryingOut,
  { values, base }: ProposalContents['thresholds'],
): Promise<number> {
  const present = await findThresholds(tx)
  if (present.seq !== base) throw new DomainError('base_moved', `thresholds are of entry ${present.seq}`)
  const seq = await appendToLedger(tx, {
    act: 'publish',
    subject: 'thresholds',
    record: 'thresholds',
    version: (await latestVersion(tx, 'thresholds', 'thresholds')) + 1,
    office: 'vaada',
    reason,
    // The ledger carries decimals as text.
    content: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
    at: ctx.now,
  })
  await tx.update(thresholds).set({ toSeq: seq }).where(isNull(thresholds.toSeq))
  await tx.insert(thresholds).values({ fromSeq: seq, values })
  await recomputeAllStanding(tx, today)
  return seq
}

async function publishFramework(
  { tx, ctx, reason }: CarryingOut,
  { key, name, base, isNew }: ProposalContents['framework'],
): Promise<number> {
  const version = await latestVersion(tx, 'framework', key)
  const present = await findFramework(tx, key)
  if (version !== base || isNew !== (present === null))
    throw new DomainError('base_moved', `framework ${key} is at version ${version}`)
  const content: LocalizedText = {
    en: { text: name.en, state: 'original' },
    ru: { text: name.ru, state: 'checked' },
    kk: { text: name.kk, state: 'checked' },
    uz: { text: name.uz, state: 'checked' },
  }
  const seq = await appendToLedger(tx, {
    act: 'publish',
    subject: 'framework',
    record: key,
    version: version + 1,
    office: 'vaada',
    reason,
    content: { key, name: content },
    at: ctx.now,
  })
  if (present) await tx.update(frameworks).set({ name: content }).where(eq(frameworks.key, key))
  else await tx.insert(frameworks).values({ key, name: content })
  return seq
}

async function carryOutRedaction(
  { tx, ctx, id, reason, today }: CarryingOut,
  { subject, record, versions }: ProposalContents['redaction'],
): Promise<{ seq: number; redaction: LaterRedaction }> {
  const redaction = { subject, record, versions, reason }
  const done = await redactWithin(tx, redaction, ctx.now, today, async (seq, emptied) => {
    // The database lets the app empty contents only once it sees that two people agreed.
    await decide(tx, ctx, id, 'carried_out', { seq })
    const seqs = sql.join(
      emptied.map((entry) => sql`${entry}::bigint`),
      sql`, `,
    )
    await tx.execute(sql`select empty_ledger_contents(${id}::int, ${seq}::bigint, array[${seqs}])`)
  })
  return { seq: done.seq, redaction: { ...redaction, versions: done.versions } }
}
