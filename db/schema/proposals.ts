import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { PROPOSAL_KINDS, PROPOSAL_STATES } from '@/lib/proposals/model'
import { people } from './people'

export const proposalKind = pgEnum('proposal_kind', PROPOSAL_KINDS)
export const proposalState = pgEnum('proposal_state', PROPOSAL_STATES)

/** An act that needs two people: one proposes it, another one carries it out. */
export const proposals = pgTable(
  'proposals',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: proposalKind('kind').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    /** Published with what it becomes. */
    reason: text('reason').notNull(),
    state: proposalState('state').notNull().default('open'),
    proposedBy: integer('proposed_by')
      .notNull()
      .references(() => people.id),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Why not, for whoever proposed it. */
    decisionNote: text('decision_note'),
    /** Ledger entry it became; NULL: none. */
    seq: bigint('seq', { mode: 'number' }),
  },
  (t) => [
    index('proposals_state').on(t.state, t.proposedAt),
    check('proposals_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    // Two people, whatever the program believes. Whoever proposed it may only take it back.
    check(
      'proposals_two_people',
      sql`${t.state} in ('open', 'withdrawn') or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy})`,
    ),
  ],
)
