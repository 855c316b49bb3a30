import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LaterRedaction } from './restore'

/**
 * Redactions, one JSON line each, beside the database: a restore after the database was lost applies them again. Holds
 * what the ledger says publicly, nothing of what was removed.
 */
const journalFile = (dataDir: string) => join(dataDir, 'redactions.jsonl')

/** Makes the journal where there is none. @throws where it can't be written, so that a redaction isn't begun */
export const touchJournal = (dataDir: string): Promise<void> =>
  appendFile(journalFile(dataDir), '', { mode: 0o600 })

export async function noteRedaction(dataDir: string, seq: number, redaction: LaterRedaction): Promise<void> {
  await appendFile(journalFile(dataDir), `${JSON.stringify({ seq, ...redaction })}\n`, { mode: 0o600 })
}

/** Redactions noted after ledger entry `seq`; none where there is no journal. */
export async function readJournal(dataDir: string, seq: number): Promise<LaterRedaction[]> {
  try {
    const lines = (await readFile(journalFile(dataDir), 'utf8')).split('\n').filter(Boolean)
    return lines
      .map((line) => JSON.parse(line) as LaterRedaction & { seq: number })
      .filter((entry) => entry.seq > seq)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
