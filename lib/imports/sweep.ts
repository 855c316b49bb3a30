import { lt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { imports } from '@/db/schema'
import { KEPT_DAYS } from './model'

const DAY = 86_400_000

/** Removes uploads that are old, read or not. What came of them are drafts of their own. */
export async function sweepImports(db: Writable, now: Date): Promise<void> {
  await db.delete(imports).where(lt(imports.createdAt, new Date(now.getTime() - KEPT_DAYS * DAY)))
}
