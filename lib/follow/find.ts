import { asc, eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { follows } from '@/db/schema'
import type { Locale } from '@/lib/i18n/model'
import { secretHash } from '@/lib/secrets'
import type { Rhythm } from './model'
import { isFollowerSecret } from './secret'

export interface Followed {
  /** Path of its page, without language. */
  subject: string
  rhythm: Rhythm
  locale: Locale
  /** Null: it waits for the address to say yes. */
  confirmedAt: Date | null
}

/** All that the address behind a secret follows or was asked about: whoever has the secret reads its mail. Empty: nothing. */
export async function listFollowed(db: AppDb, secret: string): Promise<Followed[]> {
  if (!isFollowerSecret(secret)) return []
  return db
    .select({
      subject: follows.subject,
      rhythm: follows.rhythm,
      locale: follows.locale,
      confirmedAt: follows.confirmedAt,
    })
    .from(follows)
    .where(eq(follows.secretHash, secretHash(secret)))
    .orderBy(asc(follows.createdAt), asc(follows.id))
}
