import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { type FileType, UPLOAD_STATES } from '@/lib/files/model'
import { ledger } from './ledger'
import { people } from './people'
import { bytea, createdAt } from './shared'
import { submissions } from './submissions'

export const uploadState = pgEnum('upload_state', UPLOAD_STATES)

/** A file that somebody adds to a submission, from its first piece until it is checked and kept. Nothing here is public. */
export const uploads = pgTable(
  'uploads',
  {
    /** Chosen by whoever sends it, so that asking twice makes one. */
    id: uuid('id').primaryKey(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    state: uploadState('state').notNull().default('receiving'),
    /** Cleaned; with the extension of its type once it is checked. */
    name: text('name').notNull(),
    /** As announced; once ready, of what is kept. */
    bytes: integer('bytes').notNull(),
    /** SHA-256 of the file as its sender has it: by this the same file goes on after a lost line. */
    sentSha256: text('sent_sha256').notNull(),
    /** SHA-256 of what is kept; NULL: not checked yet, or refused. */
    sha256: text('sha256'),
    /** NULL: not checked yet, or refused. */
    type: text('type').$type<FileType>(),
    /** Code of why it was refused; NULL: it wasn't. */
    refusal: text('refusal'),
    /** How often its check was begun; one that ends the worker is not tried for ever. */
    attempts: integer('attempts').notNull().default(0),
    /** While a worker checks it: until then no other takes it; NULL: nobody does. */
    heldUntil: timestamp('held_until', { withTimezone: true }),
    createdAt: createdAt(),
    /** When the last piece came, or its state changed. */
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('uploads_submission').on(t.submissionId, t.createdAt),
    index('uploads_person').on(t.personId),
    index('uploads_sha256').on(t.sha256),
    index('uploads_waiting').on(t.updatedAt).where(sql`state = 'checking'`),
    check('uploads_ready', sql`(${t.state} = 'ready') = (${t.sha256} is not null and ${t.type} is not null)`),
    check('uploads_refused', sql`(${t.state} = 'refused') = (${t.refusal} is not null)`),
  ],
)

/** What has come of a file that isn't checked yet. Goes when it is. */
export const uploadPieces = pgTable(
  'upload_pieces',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    /** Of its first byte in the file. */
    offset: integer('offset').notNull(),
    sha256: text('sha256').notNull(),
    content: bytea('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.offset] })],
)

/** A file that a ledger entry names: it may be fetched by everybody, until the entry is redacted. */
export const publishedFiles = pgTable(
  'published_files',
  {
    /** SHA-256 of the file. */
    sha256: text('sha256').notNull(),
    seq: bigint('seq', { mode: 'number' })
      .notNull()
      .references(() => ledger.seq),
    name: text('name').notNull(),
    type: text('type').$type<FileType>().notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.seq, t.name] }), index('published_files_seq').on(t.seq)],
)
