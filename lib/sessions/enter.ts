import 'server-only'
import { redirect } from 'next/navigation'
import { appDb } from '@/db/client'
import { homeOf } from '@/lib/access/model'
import { keepSession, rememberBrowser } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { findSession } from './find'

export { safeBack } from './back'

/** What may be shown again in a form that failed: never a password or a code. */
export const withoutSecrets = ({ password: _, newPassword: __, code: ___, ...typed }: Fields): Fields => typed

/** Keeps a session that was just opened and goes on: to the second factor where it is owed, or to where they wanted. */
export async function enter(secret: string, locale: Locale, back: string | null): Promise<never> {
  await keepSession(secret)
  const session = await findSession(appDb, new Date(), env().VAADA_TIME_ZONE, secret)
  const query = back ? `?back=${encodeURIComponent(back)}` : ''
  if (session?.state === 'second_factor') redirect(`/${locale}/sign-in/second-factor${query}`)
  if (!session) redirect(`/${locale}/sign-in${query}`)
  await rememberBrowser(session.viewer)
  if (session.viewer.mustEnrol) redirect(`/${locale}/account/second-factor${query}`)
  redirect(back ?? `/${locale}/${homeOf(session.viewer.role)}`)
}
