import { aliasedTable, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { frameworks, ledger, people, proposals } from '@/db/schema'
import type { LocalizedText } from '@/lib/i18n/model'
import type { Proposed } from './content'
import type { ProposalKind, ProposalState } from './model'

/** A person of the trail as they are called now; `name` null: erased. */
export interface Somebody {
  id: number
  name: string | null
}

export type ProposalView = Proposed & {
  id: number
  reason: string
  state: ProposalState
  proposedBy: Somebody
  proposedAt: Date
  decidedBy: Somebody | null
  decidedAt: Date | null
  decisionNote: string | null
  seq: number | null
}

const proposer = aliasedTable(people, 'proposer')
const decider = aliasedTable(people, 'decider')
const nameOf = (person: typeof proposer) =>
  sql<string | null>`case when ${person.erasedAt} is null then ${person.name} end`

interface Row {
  row: typeof proposals.$inferSelect
  proposer: string | null
  decider: string | null
}

const selectProposals = (db: Writable, where: SQL | undefined, limit: number): Promise<Row[]> =>
  db
    .select({ row: proposals, proposer: nameOf(proposer), decider: nameOf(decider) })
    .from(proposals)
    .innerJoin(proposer, eq(proposer.id, proposals.proposedBy))
    .leftJoin(decider, eq(decider.id, proposals.decidedBy))
    .where(where)
    .orderBy(sql`${proposals.state} <> 'open'`, desc(proposals.proposedAt), desc(proposals.id))
    .limit(limit)

const toView = ({ row, proposer: by, decider: decidedBy }: Row): ProposalView => ({
  // The kind says which content it is: both are written together.
  ...({ kind: row.kind, content: row.content } as unknown as Proposed),
  id: row.id,
  reason: row.reason,
  state: row.state,
  proposedBy: { id: row.proposedBy, name: by },
  proposedAt: row.proposedAt,
  decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: decidedBy },
  decidedAt: row.decidedAt,
  decisionNote: row.decisionNote,
  seq: row.seq,
})

const LISTED_MAX = 200

/** Open ones first, then the latest. */
export async function listProposals(db: Writable, kinds: readonly ProposalKind[]): Promise<ProposalView[]> {
  return (await selectProposals(db, inArray(proposals.kind, [...kinds]), LISTED_MAX)).map(toView)
}

export async function findProposal(db: Writable, id: number): Promise<ProposalView | null> {
  const [row] = await selectProposals(db, eq(proposals.id, id), 1)
  return row ? toView(row) : null
}

export const listFrameworks = (db: Writable): Promise<{ key: string; name: LocalizedText }[]> =>
  db.select({ key: frameworks.key, name: frameworks.name }).from(frameworks).orderBy(frameworks.key)

export async function findFramework(db: Writable, key: string): Promise<LocalizedText | null> {
  const [row] = await db.select({ name: frameworks.name }).from(frameworks).where(eq(frameworks.key, key))
  return row?.name ?? null
}

/** Latest version of a record in the ledger, redactions apart; 0: none. */
export async function latestVersion(
  db: Writable,
  subject: 'thresholds' | 'framework',
  record: string,
): Promise<number> {
  const [row] = await db
    .select({ version: sql<number | null>`max(${ledger.version})::int` })
    .from(ledger)
    .where(sql`${ledger.subject} = ${subject} and ${ledger.record} = ${record} and ${ledger.act} <> 'redact'`)
  return row?.version ?? 0
}
