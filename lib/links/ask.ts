import { sql } from 'drizzle-orm'
import { emailLinks, mails, people, signInFailures } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/model'
import type { MailTemplate } from '@/lib/mail/model'
import { MAIL_PATH_PURPOSE, wakeWorker } from '@/lib/mail/mutations'
import { newSecret, seal, secretHash } from '@/lib/secrets'
import { LINK_MINUTES, type LinkPurpose } from '@/lib/sessions/model'
import { bucketOf } from '@/lib/sessions/throttle'

const MINUTE = 60_000
/**
 * Letters an hour to one address for one purpose, from browsers that its owner never used, and from each one that they
 * did. Beyond these one is sent only where none waits that lasts a while yet, and nothing says so: whoever else asks,
 * the owner finds a link that is worth something, or gets one.
 */
const LETTERS_MAX = 5
/** What a link that waits must still last, in minutes, for another letter to be left out. */
const WAITING_MINUTES = 5

const LETTERS: Record<LinkPurpose, { template: MailTemplate; path: string }> = {
  sign_in: { template: 'sign_in_link', path: '/sign-in/link' },
  reset_password: { template: 'reset_link', path: '/sign-in/reset' },
}

/**
 * Sends a link to whoever has an account with this address. Nobody who asks can tell whether there is one: the secret
 * is made and sealed in any case, and one and the same statement looks for the account, keeps the link and queues the
 * letter. Without an account it finds no row to keep, and everything before and after it is the same; the letter itself
 * is sent later, by the worker. `knownBrowser`: what names a browser that this person signed in with before; null: none.
 */
export async function askForLink(
  ctx: Pick<Context, 'db' | 'now'>,
  purpose: LinkPurpose,
  { email, locale, knownBrowser }: { email: string; locale: Locale; knownBrowser: string | null },
): Promise<void> {
  const secret = newSecret()
  const tokenHash = secretHash(secret)
  const { template, path } = LETTERS[purpose]
  const sealedPath = seal(`${path}/${secret}`, env().AUTH_SECRET, MAIL_PATH_PURPOSE)
  const now = ctx.now.toISOString()
  const expiresAt = new Date(ctx.now.getTime() + LINK_MINUTES * MINUTE).toISOString()
  const waiting = new Date(ctx.now.getTime() + WAITING_MINUTES * MINUTE).toISOString()
  const bucket = secretHash(`letter ${purpose} ${bucketOf(email, knownBrowser)}`)
  const hourAgo = new Date(ctx.now.getTime() - 60 * MINUTE).toISOString()
  await audited({ ...ctx, actor: null }, 'link.ask', purpose, async (tx, line) => {
    const [found] = await tx.execute<{ person_id: number }>(sql`
      with person as (
        select p.id, p.email from ${people} p
        where p.email = ${email} and not p.disabled and p.erased_at is null
          and ((select count(*) from ${signInFailures} f where f.bucket = ${bucket} and f.at > ${hourAgo}::timestamptz)
              < ${LETTERS_MAX}
            or not exists (select 1 from ${emailLinks} l where l.person_id = p.id and l.purpose = ${purpose}::link_purpose
              and l.used_at is null and l.expires_at > ${waiting}::timestamptz))
      ), counted as (
        insert into ${signInFailures} (bucket, at) select ${bucket}, ${now}::timestamptz from person
      ), link as (
        insert into ${emailLinks} (token_hash, person_id, purpose, created_at, expires_at)
        select ${tokenHash}, id, ${purpose}::link_purpose, ${now}::timestamptz, ${expiresAt}::timestamptz from person
      )
      insert into ${mails} (key, template, person_id, address, locale, params, sealed_path, expires_at, created_at)
      select ${`link ${tokenHash}`}, ${template}::mail_template, id, email, ${locale}::locale, '{}'::jsonb,
        ${sealedPath}, ${expiresAt}::timestamptz, ${now}::timestamptz
      from person
      returning person_id`)
    line.personId = found?.person_id ?? null
    // Whether or not there is a letter.
    await wakeWorker(tx)
  })
}
