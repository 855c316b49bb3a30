import { boolean, index, integer, pgEnum, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { MONEY_STATES } from '@/lib/money/account'
import { commitments, moneyLines, moneyStage } from './commitments'
import { makers } from './makers'
import { decimal, localizedText } from './shared'

export const moneyState = pgEnum('money_state', MONEY_STATES)

/** Whether each current amount counts in the sums, and if not, why. A cache of one pure function, as all of this file. */
export const accountedLines = pgTable(
  'accounted_lines',
  {
    lineId: integer('line_id')
      .primaryKey()
      .references(() => moneyLines.id),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** Central Asia 0, others 1: the order of the list begins with it. */
    region: smallint('region').notNull(),
    reference: text('reference').notNull(),
    year: text('year').notNull(),
    /** Numbers of the actions its record serves, as text; `none` alone where it names none. */
    actions: text('actions').array().notNull(),
    currency: text('currency').notNull(),
    stage: moneyStage('stage').notNull(),
    /** `counted`, or why it is in no sum. */
    account: text('account').notNull(),
    /** Order within its record, from 0. */
    position: integer('position').notNull(),
    /** Key of who gives it; empty: not stated. NULL: accounted before providers were told apart. */
    provider: text('provider'),
  },
  (t) => [
    index('accounted_lines_order').on(t.region, t.reference, t.position),
    index('accounted_lines_currency').on(t.currency, t.region, t.reference, t.position),
    index('accounted_lines_sum').on(t.currency, t.stage, t.account, t.region, t.reference, t.position),
    index('accounted_lines_account').on(t.account, t.region, t.reference, t.position),
    index('accounted_lines_maker').on(t.makerCode, t.reference, t.position),
    index('accounted_lines_commitment').on(t.commitmentId),
    // Behind what one of them gives.
    index('accounted_lines_provider').on(t.provider, t.currency, t.region, t.reference, t.position),
  ],
)

/** The money of one pledge in one currency, and what of it can be set against what. */
export const pledgeAccounts = pgTable(
  'pledge_accounts',
  {
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    currency: text('currency').notNull(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    region: smallint('region').notNull(),
    reference: text('reference').notNull(),
    year: text('year').notNull(),
    actions: text('actions').array().notNull(),
    state: moneyState('state').notNull(),
    isStated: boolean('is_stated').notNull(),
    isPaid: boolean('is_paid').notNull(),
    /** Sums of what counts; NULL: nothing does. */
    pledged: decimal('pledged'),
    disbursed: decimal('disbursed'),
    /** Of the periods in which both are stated; NULL: none. */
    gapPledged: decimal('gap_pledged'),
    gapDisbursed: decimal('gap_disbursed'),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.currency] }),
    index('pledge_accounts_state').on(t.currency, t.state, t.region, t.reference),
    index('pledge_accounts_maker').on(t.makerCode, t.reference),
  ],
)

/** What one count speaks of; each may be `all`. */
const dimensions = () => ({
  makerCode: text('maker_code').notNull(),
  /** Number of an action, or `none`. */
  action: text('action').notNull(),
  year: text('year').notNull(),
  currency: text('currency').notNull(),
})

/** Sums of what counts and numbers of what is left out, by stage. A record that serves several actions counts in each. */
export const moneyCounts = pgTable(
  'money_counts',
  {
    ...dimensions(),
    stage: moneyStage('stage').notNull(),
    /** `counted`, or why it is in no sum. */
    account: text('account').notNull(),
    lines: integer('lines').notNull(),
    /** Records that name these amounts. */
    records: integer('records').notNull(),
    /** NULL: they are left out. */
    amount: decimal('amount'),
  },
  (t) => [
    primaryKey({ columns: [t.makerCode, t.year, t.action, t.currency, t.stage, t.account] }),
    index('money_counts_makers').on(t.currency, t.year, t.action, t.account, t.makerCode),
  ],
)

/** Sums of what counts by who gives it, for each maker, in every action and year and in all of them. */
export const moneyFlows = pgTable(
  'money_flows',
  {
    ...dimensions(),
    stage: moneyStage('stage').notNull(),
    /** Key of who gives it; empty: not stated. */
    provider: text('provider').notNull(),
    /** Its name as an amount has it; NULL: not stated. */
    names: localizedText('names'),
    lines: integer('lines').notNull(),
    amount: decimal('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.currency, t.year, t.action, t.makerCode, t.stage, t.provider] }),
    index('money_flows_maker').on(t.makerCode),
  ],
)

/** Counted pledges by what is known of their money; `all` currencies: also those without any. */
export const pledgeCounts = pgTable(
  'pledge_counts',
  {
    ...dimensions(),
    pledges: integer('pledges').notNull(),
    stated: integer('stated').notNull(),
    summed: integer('summed').notNull(),
    paid: integer('paid').notNull(),
    silent: integer('silent').notNull(),
    gaps: integer('gaps').notNull(),
    gapPledged: decimal('gap_pledged').notNull(),
    gapDisbursed: decimal('gap_disbursed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.makerCode, t.year, t.action, t.currency] }),
    index('pledge_counts_makers').on(t.currency, t.year, t.action, t.makerCode),
  ],
)
