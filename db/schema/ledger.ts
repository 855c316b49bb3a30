import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { LEDGER_ACTS, LEDGER_SUBJECTS } from '@/lib/ledger/model'
import { bytea } from './shared'

export const ledgerSubject = pgEnum('ledger_subject', LEDGER_SUBJECTS)
export const ledgerAct = pgEnum('ledger_act', LEDGER_ACTS)

/** One act of publication, chained to the one before it. Append-only: the database refuses UPDATE and DELETE. */
export const ledger = pgTable(
  'ledger',
  {
    /** 1, 2, 3 … without a gap. */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    act: ledgerAct('act').notNull(),
    subject: ledgerSubject('subject').notNull(),
    /** The public name of the record: a reference such as `KAZ-2021-01`, or a key. */
    record: text('record').notNull(),
    /** 1, 2, 3 … of this record. */
    version: integer('version').notNull(),
    /** Who published, never a person: a maker's code, `vaada`, `seed`, or `organisation`, which its content may name. */
    office: text('office').notNull(),
    /** SHA-256(salt ‖ canonical JSON of content and reason), hex. */
    contentHash: text('content_hash').notNull(),
    /** Hash of the entry before; 64 zeros for the first. */
    previousHash: text('previous_hash').notNull(),
    /** SHA-256 over this entry's canonical fields and the previous hash, hex. */
    hash: text('hash').notNull().unique(),
  },
  (t) => [
    index('ledger_at').on(t.at),
    index('ledger_record').on(t.subject, t.record, t.version),
    // Whatever came after the first load, latest first.
    index('ledger_later').on(t.seq).where(sql`act <> 'seed'`),
    index('ledger_redactions').on(t.seq).where(sql`act = 'redact'`),
    check(
      'ledger_hashes',
      sql`length(${t.hash}) = 64 and length(${t.previousHash}) = 64 and length(${t.contentHash}) = 64`,
    ),
  ],
)

/** What an entry published. Kept apart so that `redact` can empty it without touching the chain. */
export const ledgerContents = pgTable(
  'ledger_contents',
  {
    seq: bigint('seq', { mode: 'number' })
      .primaryKey()
      .references(() => ledger.seq),
    /** 16 random bytes; NULL after a redaction, so that the hash reveals nothing. */
    salt: bytea('salt'),
    content: jsonb('content').$type<unknown>(),
    /** Why, in the words of the office, so removable like the content; NULL: a first publication needs none. */
    reason: text('reason'),
    /** The redaction entry that emptied it; NULL: still here. */
    redactedBySeq: bigint('redacted_by_seq', { mode: 'number' }).references(() => ledger.seq),
  },
  (t) => [
    check(
      'ledger_contents_whole',
      sql`(${t.salt} is null) = (${t.redactedBySeq} is not null) and (${t.content} is null) = (${t.redactedBySeq} is not null)`,
    ),
  ],
)

/** How many entries of each kind there are: nothing is counted from the ledger itself. */
export const ledgerActs = pgTable('ledger_acts', {
  act: ledgerAct('act').primaryKey(),
  entries: integer('entries').notNull(),
  latestAt: timestamp('latest_at', { withTimezone: true }).notNull(),
})

/** One row: the version of everything published. Raised by every publication; the page cache follows it. */
export const publication = pgTable(
  'publication',
  {
    id: integer('id').primaryKey().default(1),
    version: bigint('version', { mode: 'number' }).notNull(),
    /** Last publication; NULL before the first. */
    publishedAt: timestamp('published_at', { withTimezone: true }),
    /** Whether demonstration data was loaded; every page then says so. */
    demo: boolean('demo').notNull().default(false),
  },
  (t) => [check('publication_one_row', sql`${t.id} = 1`)],
)
