import { and, eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { people } from '@/db/schema'
import { type AuditLine, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import { DomainError } from '@/lib/errors'
import { openSession } from './mutations'
import { passwordMatches } from './passwords'
import { bucketOf, countAttempt, forgetAttempts } from './throttle'

/**
 * Signs somebody in by password and returns the session's secret for the cookie. Whoever has a second factor still
 * owes it. `knownBrowser`: what names a browser that this person signed in with before; null: none.
 * @throws DomainError invalid (whatever was wrong) | throttled
 */
export async function signInByPassword(
  { db, now }: { db: AppDb; now: Date },
  input: { email: string; password: string },
  { browser, knownBrowser }: { browser: string | null; knownBrowser: string | null },
): Promise<{ secret: string; personId: number }> {
  const bucket = bucketOf(input.email, knownBrowser)
  const line: AuditLine = { act: 'session.open', subject: 'password', personId: null }
  // Checked before there is a transaction: it takes its time, and a refusal must not undo its count.
  return refusalsRecorded({ db, now }, line, async () => {
    await countAttempt(db, now, bucket)
    const [person] = await db
      .select({ id: people.id, passwordHash: people.passwordHash })
      .from(people)
      .where(and(eq(people.email, input.email), eq(people.disabled, false)))
    line.personId = person?.id ?? null
    if (!(await passwordMatches(person?.passwordHash, input.password)) || !person?.passwordHash)
      throw new DomainError('invalid', 'wrong address or password')
    const { id: personId, passwordHash } = person
    return db.transaction(async (tx) => {
      // The password may have been changed, and all sessions ended, while it was checked.
      const [still] = await tx
        .select({ id: people.id })
        .from(people)
        .where(
          and(eq(people.id, personId), eq(people.passwordHash, passwordHash), eq(people.disabled, false)),
        )
        .for('share')
      if (!still) throw new DomainError('invalid', 'the password was changed meanwhile')
      await forgetAttempts(tx, bucket)
      const secret = await openSession(tx, now, { personId, method: 'password', browser })
      await recordLine(tx, now, line)
      return { secret, personId }
    })
  })
}
