import type { Tx } from '@/db/client'
import { DomainError } from '@/lib/errors'

const UNIQUE_VIOLATION = '23505'

/**
 * Writes what the database may refuse because somebody was quicker: the name of a unique index → what the form says.
 * The write alone is undone.
 * @throws DomainError invalid (fields)
 */
export async function orTaken<T>(
  tx: Tx,
  fieldsOf: Readonly<Record<string, Record<string, string>>>,
  write: (inner: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await tx.transaction(write)
  } catch (error) {
    const index = violatedIndex(error)
    const fields = index === null ? undefined : fieldsOf[index]
    if (fields) throw new DomainError('invalid', `taken: ${index}`, fields)
    throw error
  }
}

function violatedIndex(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause ?? error) : null
  const { code, constraint_name: name } = (cause ?? {}) as { code?: string; constraint_name?: string }
  return code === UNIQUE_VIOLATION ? (name ?? null) : null
}
