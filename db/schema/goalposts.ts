import { bigint, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { GOALPOST_KINDS, GOALPOSTS } from '@/lib/standing/goalposts'
import { commitments } from './commitments'
import { ledger } from './ledger'
import { makers } from './makers'
import { localizedText } from './shared'

export const goalpostKind = pgEnum('goalpost_kind', GOALPOST_KINDS)
export const goalpost = pgEnum('goalpost', GOALPOSTS)

/**
 * One published term that a change moved. Written with the publication that moved it, from the contents before and after
 * it; the reason stands with the ledger entry. Whatever is redacted there goes here too.
 */
export const goalposts = pgTable(
  'goalposts',
  {
    /** The entry that moved it. */
    seq: bigint('seq', { mode: 'number' })
      .notNull()
      .references(() => ledger.seq),
    /** Order within the entry, from 0. */
    position: integer('position').notNull(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** Whether it asks less of the maker, asks more, or can't be told by arithmetic. */
    kind: goalpostKind('kind').notNull(),
    what: goalpost('what').notNull(),
    /** Key of the indicator, step or money line, or the field for a scope; NULL: the promise as a whole. */
    key: text('key'),
    /** What the indicator or step is called; NULL: it is neither. */
    name: localizedText('name'),
    /** Unit of the indicator; NULL: no indicator. */
    unit: localizedText('unit'),
    /** As published; NULL: not stated, or not there. */
    before: text('before'),
    after: text('after'),
    /** Days by which a date moved, negative where it is earlier now; NULL: no two dates to compare. */
    days: integer('days'),
  },
  (t) => [
    primaryKey({ columns: [t.seq, t.position] }),
    // The list of all, by kind and newest first.
    index('goalposts_kind').on(t.kind, t.seq.desc().nullsFirst(), t.position),
    // Of one country, and of one record.
    index('goalposts_maker').on(t.makerCode, t.kind, t.seq.desc().nullsFirst()),
    index('goalposts_commitment').on(t.commitmentId, t.kind),
  ],
)

/** How many published terms each maker moved, and among how many changes that was looked for. */
export const goalpostCounts = pgTable('goalpost_counts', {
  makerCode: text('maker_code')
    .primaryKey()
    .references(() => makers.code),
  /** Versions after the first that can be compared with one before them. */
  compared: integer('compared').notNull(),
  softened: integer('softened').notNull(),
  hardened: integer('hardened').notNull(),
  neutral: integer('neutral').notNull(),
})
