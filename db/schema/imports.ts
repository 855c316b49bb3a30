import {
  bigint,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import {
  type Difference,
  type Fault,
  type FileNotice,
  IMPORT_KINDS,
  IMPORT_STATES,
  type StagedCell,
  type Target,
} from '@/lib/imports/model'
import { makers } from './makers'
import { locale, people } from './people'
import { cycles } from './reports'
import { bytea, createdAt } from './shared'

export const importKind = pgEnum('import_kind', IMPORT_KINDS)
export const importState = pgEnum('import_state', IMPORT_STATES)

/** A workbook or a file of activities that somebody sent: read by the worker, looked at and taken over by its sender alone. */
export const imports = pgTable(
  'imports',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** For whom it writes. */
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    state: importState('state').notNull().default('waiting'),
    /** NULL: not known before it is read. */
    kind: importKind('kind'),
    /** Of the workbook, and of what is written anew from it. */
    language: locale('language').notNull(),
    /** NULL: not read yet, or not about reports. */
    cycleKey: text('cycle_key').references(() => cycles.key),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    /** Of the file as sent. */
    sha256: text('sha256').notNull(),
    /** Percent of the work that is done. */
    progress: integer('progress').notNull().default(0),
    /** Rows with something in them. */
    rowsRead: integer('rows_read').notNull().default(0),
    /** Rows with a difference or a mistake beyond those that are kept. */
    rowsLeftOut: integer('rows_left_out').notNull().default(0),
    notices: jsonb('notices').$type<FileNotice[]>().notNull().default([]),
    /** Code of why it isn't taken at all; NULL: it is. */
    refusal: text('refusal'),
    /** How often its reading was begun; one that ends the worker is not tried for ever. */
    attempts: integer('attempts').notNull().default(0),
    /** While a worker reads it; NULL: nobody does. */
    heldUntil: timestamp('held_until', { withTimezone: true }),
    createdAt: createdAt(),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (t) => [index('imports_person').on(t.personId, t.createdAt), index('imports_state').on(t.state)],
)

/** The file itself, until it is read. */
export const importPieces = pgTable(
  'import_pieces',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** From 0. */
    number: integer('number').notNull(),
    content: bytea('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.number] })],
)

/** One row of a sheet that differs from the draft or has a mistake; while it is read, every row with something in it. */
export const importRows = pgTable(
  'import_rows',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** The sheet by our own name, and as the file calls it. */
    sheet: text('sheet').notNull(),
    sheetName: text('sheet_name').notNull(),
    /** As Excel counts. */
    row: integer('row').notNull(),
    /** Reference of the commitment, or the key of a new one; empty: the row doesn't say. */
    subject: text('subject').notNull(),
    /** As they stand in the file, by the name of their column. */
    cells: jsonb('cells').$type<Record<string, StagedCell>>().notNull(),
    /** NULL: not compared yet, or it belongs nowhere. */
    target: jsonb('target').$type<Target>(),
    differences: jsonb('differences').$type<Difference[]>(),
    faults: jsonb('faults').$type<Fault[]>(),
    /** When it became part of a draft; NULL: not yet. */
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
  },
  (t) => [index('import_rows_subject').on(t.importId, t.subject, t.id)],
)
