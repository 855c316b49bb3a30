import { bigint, customType, date, jsonb, numeric, pgEnum, text, timestamp } from 'drizzle-orm/pg-core'
import { DATE_PRECISIONS } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'

export const datePrecision = pgEnum('date_precision', DATE_PRECISIONS)

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Texts by language, each with its state. */
export const localizedText = (name: string) => jsonb(name).$type<LocalizedText>()

/** A decimal of any size, as text in TypeScript so that nothing is rounded. */
export const decimal = (name: string) => numeric(name)

/** A civil date; with its precision beside it, it stands for the last day of its period (starts: the first). */
export const civilDay = (name: string) => date(name, { mode: 'string' })

/**
 * Ledger sequence in which a row became true, and the one that replaced it (NULL: current).
 * "As it stood at S" is `from_seq <= S and (to_seq is null or to_seq > S)`.
 */
export const validity = () => ({
  fromSeq: bigint('from_seq', { mode: 'number' }).notNull(),
  toSeq: bigint('to_seq', { mode: 'number' }),
})

/** Keys of the record's own sources that show this fact. */
export const sourceKeys = () => text('source_keys').array().notNull().default([])

export const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
