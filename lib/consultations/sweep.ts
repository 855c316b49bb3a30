import { and, isNull, lt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { suggestionNotes } from '@/db/schema'

const CHECKED_DAYS = 180

/** Takes the words of strangers out of what was checked long ago. What shows stays in the record; the same text is still known. */
export async function sweepSuggestions(db: Writable, now: Date): Promise<void> {
  await db
    .update(suggestionNotes)
    .set({ words: '', erasedAt: now })
    .where(
      and(
        isNull(suggestionNotes.erasedAt),
        lt(suggestionNotes.checkedAt, new Date(now.getTime() - CHECKED_DAYS * 86_400_000)),
      ),
    )
}
