import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Who did or tried what, one line each, chained by hashes and append-only. People are numbers here, resolved in
 * `people`: a name can be erased without breaking the chain.
 */
export const audit = pgTable(
  'audit',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** 1, 2, 3 … without a gap; NULL: written before the trail was chained; a trigger takes no such line now. */
    seq: bigint('seq', { mode: 'number' }).unique(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** NULL: the program itself, or somebody not signed in. */
    personId: integer('person_id'),
    act: text('act').notNull(),
    /** What it was done to, by number, code or reference; never a name or an address. */
    subject: text('subject').notNull(),
    /** False: refused. */
    allowed: boolean('allowed').notNull(),
    /** Code of the refusal; NULL: done. */
    refusal: text('refusal'),
    /** Hash of the line before; 64 zeros for the first. */
    previousHash: text('previous_hash'),
    /** SHA-256 over this line's canonical fields and the previous hash, hex. */
    hash: text('hash'),
  },
  (t) => [
    index('audit_person').on(t.personId, t.seq),
    index('audit_act').on(t.act, t.seq),
    check(
      'audit_chained',
      sql`(${t.seq} is null) = (${t.hash} is null) and (${t.seq} is null) = (${t.previousHash} is null)`,
    ),
  ],
)
