import { z } from 'zod'
import { LEDGER_ACTS, LEDGER_SUBJECTS } from '@/lib/ledger/model'
import { listOf, named } from './shared'

const Hash = named('Hash', 'SHA-256 in hexadecimal.', z.string().regex(/^[0-9a-f]{64}$/))

/** What was done, by whom, when and why. */
const done = {
  seq: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }).describe('With milliseconds, in UTC.'),
  act: z
    .enum(LEDGER_ACTS)
    .describe('`seed`: the first load, reviewed by nobody; `redact`: a content was emptied.'),
  subject: z.enum(LEDGER_SUBJECTS),
  record: z.string().describe('What it is about: `KAZ-2021-01`, `KAZ-2021-01/2026`, …'),
  version: z.int().min(1),
  office: z
    .string()
    .describe(
      'Code of the maker whose office published; `vaada`, or the word `organisation`. Never a person.',
    ),
  reason: z.string().nullable().describe('null: none was given, or the entry was redacted.'),
  contentHash: Hash.describe('SHA-256(salt ‖ canonical JSON of content and reason).'),
  hash: Hash,
  redactedBySeq: z
    .int()
    .nullable()
    .describe('The entry that emptied this one and says why; null: it is whole.'),
}
export const HistoryEntry = named(
  'HistoryEntry',
  'An entry of the ledger without its content.',
  z.strictObject(done),
)
export const LedgerEntry = named(
  'LedgerEntry',
  'An entry of the ledger, with all that is needed to compute its hash again.',
  z.strictObject({
    ...done,
    previousHash: Hash,
    salt: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .nullable()
      .describe('null: redacted.'),
    content: z.unknown().describe('The published content as it was hashed; null: redacted.'),
  }),
)
export const Ledger = listOf('Ledger', LedgerEntry)
