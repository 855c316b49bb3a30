import { eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { noticeChoices } from '@/db/schema'
import { ChoicesInput } from './input'
import { type Choices, DEFAULT_CHOICES } from './model'

/** How somebody wants their letters; as everybody gets them where they didn't choose. */
export async function findChoices(db: AppDb, personId: number): Promise<Choices> {
  const [row] = await db.select().from(noticeChoices).where(eq(noticeChoices.personId, personId))
  return row ? ChoicesInput.parse(row) : DEFAULT_CHOICES
}
