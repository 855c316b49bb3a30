import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { LINK_STATES } from '@/lib/citations/model'
import { submissions } from './submissions'

export const linkState = pgEnum('link_state', LINK_STATES)

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** What is known of a link between two checks (`lib/citations/marks.ts`). */
const knowledge = () => ({
  state: linkState('state').notNull().default('unchecked'),
  citedSha256: text('cited_sha256'),
  citedMethod: text('cited_method'),
  citedAt: instant('cited_at'),
  stateAt: instant('state_at'),
  checkedAt: instant('checked_at'),
  answeredAt: instant('answered_at'),
  status: integer('status'),
  sha256: text('sha256'),
  contentType: text('content_type'),
  finalUrl: text('final_url'),
  otherSha256: text('other_sha256'),
  otherSince: instant('other_since'),
  variants: integer('variants').notNull().default(0),
  missingSince: instant('missing_since'),
  failingSince: instant('failing_since'),
  nextAt: instant('next_at').notNull(),
})

/** A link that a published record cites, as last checked. Facts about the link on a day: not part of the ledger. */
export const citedLinks = pgTable(
  'cited_links',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** As the ledger names it: `KAZ-2021-01` for a commitment, `KAZ-2021-01/2026` for a report. */
    record: text('record').notNull(),
    url: text('url').notNull(),
    ...knowledge(),
  },
  (t) => [
    // Addresses are longer than an index takes.
    uniqueIndex('cited_links_once').on(t.record, sql`md5(${t.url})`),
    index('cited_links_next').on(t.nextAt),
  ],
)

/** A link in something that was handed in and is not published: for the office and the reviewers alone. */
export const submittedLinks = pgTable(
  'submitted_links',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    ...knowledge(),
  },
  (t) => [
    uniqueIndex('submitted_links_once').on(t.submissionId, sql`md5(${t.url})`),
    index('submitted_links_next').on(t.nextAt),
  ],
)
