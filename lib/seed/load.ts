import { count } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import {
  actions,
  cycles,
  findingCommitments,
  findings,
  frameworks,
  helpLines,
  ledger,
  makerMembers,
  makers,
  outcomeFigures,
  thresholds,
} from '@/db/schema'
import { lastDay, precisionOf } from '@/lib/dates/partial'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { THRESHOLDS } from '@/lib/standing/facts'
import type { Seed } from './read'

/** Vaada's own calendar until an administrator sets another: the year, reported from November to mid-January. */
const CYCLES = [
  {
    key: '2026',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    opensOn: '2026-11-01',
    dueOn: '2027-01-15',
    closesOn: '2027-02-15',
  },
]

/**
 * Publishes the documented commitments as "seed", one ledger entry a record, reviewed by nobody. Does nothing where
 * anything was published before: what people changed since is never overwritten.
 */
export async function loadSeed(
  db: AppDb,
  read: () => Promise<Seed>,
  now: Date,
  today: string,
): Promise<{ commitments: number; findings: number } | null> {
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    const [entries] = await tx.select({ n: count() }).from(ledger)
    if ((entries?.n ?? 0) > 0) return null
    const seed = await read()
    await writeVocabulary(tx, seed)

    const publication: Publication = { act: 'seed', office: 'seed', reason: null, at: now, today }
    const thresholdsSeq = await appendToLedger(tx, {
      ...publication,
      subject: 'thresholds',
      record: 'thresholds',
      version: 1,
      // The ledger carries decimals as text.
      content: Object.fromEntries(Object.entries(THRESHOLDS).map(([name, value]) => [name, String(value)])),
    })
    await tx.insert(thresholds).values({ fromSeq: thresholdsSeq, values: THRESHOLDS })

    const idOf = new Map<string, number>()
    for (const { seedId, reference, content } of seed.commitments) {
      const published = await publishCommitment(
        tx,
        { reference: null, seed: { id: seedId, reference } },
        content,
        publication,
      )
      idOf.set(reference, published.commitmentId)
    }
    for (const finding of seed.findings) await publishFinding(tx, finding, idOf, publication)
    await finishPublication(tx, [...idOf.values()], publication)
    return { commitments: seed.commitments.length, findings: seed.findings.length }
  })
}

async function writeVocabulary(tx: Tx, seed: Seed) {
  await tx.insert(makers).values(
    seed.makers.map(({ code, kind, names, namesIn, centralAsia, officeBarred }) => ({
      code,
      kind,
      names,
      namesIn,
      centralAsia,
      officeBarred,
    })),
  )
  const members = seed.makers.flatMap((maker) =>
    maker.members.map((memberCode) => ({ makerCode: maker.code, memberCode })),
  )
  if (members.length) await tx.insert(makerMembers).values(members)
  await tx.insert(frameworks).values(seed.frameworks)
  await tx.insert(actions).values(seed.actions)
  await tx.insert(cycles).values(CYCLES)
  await tx.insert(helpLines).values(
    seed.helpLines
      .filter((line) => line.display)
      .map(({ alpha3, languages, sources, ...line }) => ({
        makerCode: alpha3,
        number: line.number,
        name: line.name,
        operator: line.operator,
        forWhom: line.forWhom,
        hours: line.hours,
        cost: line.cost,
        note: line.note,
        languages: [...languages],
        sources: [...sources],
      })),
  )
  await tx.insert(outcomeFigures).values(
    seed.figures.map(({ alpha3, sources, ...figure }) => ({
      ...figure,
      makerCode: alpha3,
      sources: [...sources],
    })),
  )
}

async function publishFinding(
  tx: Tx,
  { references, ...finding }: Seed['findings'][number],
  idOf: ReadonlyMap<string, number>,
  publication: Publication,
) {
  const fromSeq = await appendToLedger(tx, {
    ...publication,
    subject: 'finding',
    record: finding.key,
    version: 1,
    content: { ...finding, references },
  })
  const [row] = await tx
    .insert(findings)
    .values({
      key: finding.key,
      fromSeq,
      text: finding.text,
      author: finding.by,
      kind: finding.kind,
      onDay: finding.on === null ? null : lastDay(finding.on),
      precision: finding.on === null ? null : precisionOf(finding.on),
      sources: finding.sources.map(({ title, url }) => ({ title, url })),
      createdAt: publication.at,
    })
    .returning({ id: findings.id })
  if (!row) throw new Error(`finding ${finding.key} was not written`)
  await tx.insert(findingCommitments).values(
    references.map((reference) => {
      const commitmentId = idOf.get(reference)
      if (commitmentId === undefined)
        throw new Error(`finding ${finding.key} speaks of ${reference}, which is not there`)
      return { findingId: row.id, commitmentId }
    }),
  )
}
