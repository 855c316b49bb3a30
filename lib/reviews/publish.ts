import { and, desc, eq, isNull, max } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, commitmentVersions } from '@/db/schema'
import type { CommitmentContent } from '@/lib/commitments/input'
import { DomainError } from '@/lib/errors'
import { publishFiles } from '@/lib/files/publication'
import { recordGoalposts } from '@/lib/goalposts/mutations'
import type { LedgerAct } from '@/lib/ledger/model'
import { appendToLedger, lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { writeSearchTexts } from '@/lib/search/mutations'
import { recomputeStanding } from '@/lib/standing/mutations'
import { writeCommitmentRows } from './rows'

export interface Publication {
  act: LedgerAct
  /** A maker's code, `vaada`, or `seed`. */
  office: string
  reason: string | null
  at: Date
  /** The civil day standing is computed for. */
  today: string
}

/** Which record is published: a new one, or the next version of one that stands at `baseVersion`. */
export type Target =
  | { reference: string; baseVersion: number }
  | { reference: null; seed?: { id: string; reference: string } }

/**
 * Publishes one version of a commitment: rows, ledger, standing, version, in the caller's transaction, one at a time.
 * Returns its reference and the ledger entry.
 *
 * @throws DomainError base_moved: another version was published since `baseVersion`
 * @throws DomainError not_found: nothing is published under the reference
 */
export async function publishCommitment(
  tx: Tx,
  target: Target,
  content: CommitmentContent,
  publication: Publication,
): Promise<{ reference: string; seq: number; commitmentId: number }> {
  await lockPublishing(tx)
  const record =
    target.reference === null
      ? await createCommitment(tx, target, content, publication)
      : await findRecord(tx, target)
  const version = record.version + 1
  const seq = await appendToLedger(tx, {
    act: publication.act,
    subject: 'commitment',
    record: record.reference,
    version,
    office: publication.office,
    reason: publication.reason,
    content,
    at: publication.at,
  })
  await publishFiles(tx, seq, content)
  await writeCommitmentRows(tx, record.id, version, seq, content)
  if (version > 1) await recordGoalposts(tx, { ...record, makerCode: content.maker })
  return { reference: record.reference, seq, commitmentId: record.id }
}

/** Ends a publication: what depends on the rows, and the word to the page caches. */
export async function finishPublication(
  tx: Tx,
  commitmentIds: number[],
  publication: Publication,
): Promise<void> {
  await recomputeStanding(tx, commitmentIds, publication.today)
  await writeSearchTexts(tx, commitmentIds)
  await raisePublishedVersion(tx, publication.at)
}

async function findRecord(tx: Tx, target: { reference: string; baseVersion: number }) {
  const [record] = await tx
    .select({ id: commitments.id, reference: commitments.reference, version: commitmentVersions.version })
    .from(commitments)
    .innerJoin(commitmentVersions, eq(commitmentVersions.commitmentId, commitments.id))
    .where(and(eq(commitments.reference, target.reference), isNull(commitmentVersions.toSeq)))
    .orderBy(desc(commitmentVersions.version))
    .limit(1)
  if (!record) throw new DomainError('not_found', `no commitment ${target.reference}`)
  if (record.version !== target.baseVersion)
    throw new DomainError(
      'base_moved',
      `${target.reference} is at version ${record.version}, the change is based on ${target.baseVersion}`,
    )
  return record
}

async function createCommitment(
  tx: Tx,
  target: { seed?: { id: string; reference: string } },
  content: CommitmentContent,
  { today }: Publication,
) {
  const year = target.seed
    ? Number(target.seed.reference.slice(4, 8))
    : Number((content.madeOn ?? today).slice(0, 4))
  const scope = and(eq(commitments.makerCode, content.maker), eq(commitments.year, year))
  const [highest] = await tx
    .select({ number: max(commitments.number) })
    .from(commitments)
    .where(scope)
  const number = target.seed ? Number(target.seed.reference.slice(9)) : (highest?.number ?? 0) + 1
  const reference = `${content.maker}-${year}-${String(number).padStart(2, '0')}`
  const [row] = await tx
    .insert(commitments)
    .values({ reference, makerCode: content.maker, year, number, seedId: target.seed?.id })
    .returning({ id: commitments.id })
  if (!row) throw new Error(`commitment ${reference} was not written`)
  return { id: row.id, reference, version: 0 }
}
