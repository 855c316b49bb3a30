import { bigint, index, integer, pgEnum, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { RHYTHMS } from '@/lib/follow/model'
import { locale } from './people'
import { civilDay, createdAt } from './shared'

export const rhythm = pgEnum('rhythm', RHYTHMS)

/** An e-mail address that is told of what changes in one subject. No account, no name; erased when it ends. */
export const follows = pgTable(
  'follows',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case. Its secret is made of it and of the site's own secret. */
    address: text('address').notNull(),
    /** Path of the page that is followed, without language: `/countries/KAZ`. */
    subject: text('subject').notNull(),
    rhythm: rhythm('rhythm').notNull(),
    locale: locale('locale').notNull(),
    /** SHA-256 of the secret in the letters to this address, hex. */
    secretHash: text('secret_hash').notNull(),
    createdAt: createdAt(),
    /** NULL: nobody has confirmed it, and no letter but the one that asks is sent. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    /** Ledger entries up to this one were told. */
    toldSeq: bigint('told_seq', { mode: 'number' }).notNull().default(0),
    /** Day whose statuses were told last, in the configured zone. */
    toldDay: civilDay('told_day').notNull(),
  },
  (t) => [unique('follows_once').on(t.address, t.subject), index('follows_secret').on(t.secretHash)],
)
