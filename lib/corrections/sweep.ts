import { and, isNull, lt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { correctionNotes } from '@/db/schema'

const DAY = 86_400_000
const ANSWERED_DAYS = 180

/** Takes the words of strangers out of notes that were answered long ago. What the reviewer wrote stays public. */
export async function sweepCorrections(db: Writable, now: Date): Promise<void> {
  await db
    .update(correctionNotes)
    .set({ wrong: '', right: '', sourceUrl: null, email: null, erasedAt: now })
    .where(
      and(
        isNull(correctionNotes.erasedAt),
        lt(correctionNotes.answeredAt, new Date(now.getTime() - ANSWERED_DAYS * DAY)),
      ),
    )
}
