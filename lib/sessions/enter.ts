import 'server-only'
import { redirect } from 'next/navigation'
import { homeOf } from '@/lib/access/model'
import { keepSession, publicContext, rememberBrowser, sessionSecret } from '@/lib/access/viewer'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { findSession } from './find'
import { endSession } from './mutations'

export { safeBack } from './back'

/** What may be shown again in a form that failed: never a password or a code. */
export const withoutSecrets = ({ password: _, newPassword: __, code: ___, ...typed }: Fields): Fields => typed

/**
 * Keeps a session that was just opened, in place of the one that this browser had, which ends; and goes on: to the
 * second factor where it is owed, or to where they wanted.
 */
export async function enter(secret: string, locale: Locale, back: string | null): Promise<never> {
  const { db, now, timeZone } = publicContext()
  const replaced = await sessionSecret()
  if (replaced !== null && replaced !== secret) await endSession({ db, now }, replaced)
  await keepSession(secret)
  const session = await findSession(db, now, timeZone, secret)
  const query = back ? `?back=${encodeURIComponent(back)}` : ''
  if (session?.state === 'second_factor') redirect(`/${locale}/sign-in/second-factor${query}`)
  if (!session) redirect(`/${locale}/sign-in${query}`)
  await rememberBrowser(session.viewer)
  if (session.viewer.mustEnrol) redirect(`/${locale}/account/second-factor${query}`)
  redirect(back ?? `/${locale}/${homeOf(session.viewer.role)}`)
}
