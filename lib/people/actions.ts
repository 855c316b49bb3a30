'use server'
import { redirect } from 'next/navigation'
import { appDb } from '@/db/client'
import { homeOf } from '@/lib/access/model'
import { contextOf, forgetSession, keepSession, requireViewer, sessionSecret } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { AcceptInput, InviteInput, SignInInput } from './input'
import { acceptInvitation, endSession, findSession, invite, signIn } from './mutations'

/** What may be shown again in a form that failed: never a password. */
const withoutPassword = ({ password: _, ...typed }: Fields): Fields => typed
const localeOf = (value: unknown): Locale => (isLocale(value) ? value : 'en')

/** Only an address of this site: no scheme, no host, no backslash. */
const safeBack = (back: unknown, locale: Locale): string | null =>
  typeof back === 'string' &&
  /^\/[a-z]{2}\/[\w/.?=&%-]*$/.test(back) &&
  !back.includes('//') &&
  back.length < 500
    ? back.replace(/^\/[a-z]{2}\//, `/${locale}/`)
    : null

async function enter(sid: string, locale: Locale, back: string | null): Promise<never> {
  await keepSession(sid)
  const person = await findSession(appDb, new Date(), sid)
  redirect(back ?? `/${locale}/${homeOf(person?.role ?? 'donor')}`)
}

export async function signInAction(
  locale: string,
  back: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const parsed = SignInInput.safeParse(typed)
  if (!parsed.success)
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed: withoutPassword(typed) }
  let sid = ''
  const result = await settle(async () => {
    sid = await signIn(appDb, new Date(), parsed.data)
  }, withoutPassword(typed))
  return result.ok ? enter(sid, localeOf(locale), safeBack(back, localeOf(locale))) : result
}

export async function acceptInvitationAction(
  locale: string,
  secret: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const parsed = AcceptInput.safeParse(typed)
  if (!parsed.success)
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed: withoutPassword(typed) }
  let sid = ''
  const result = await settle(async () => {
    sid = await acceptInvitation(appDb, new Date(), secret, {
      ...parsed.data,
      locale: localeOf(locale),
      timeZone: env().VAADA_TIME_ZONE,
    })
  }, withoutPassword(typed))
  return result.ok ? enter(sid, localeOf(locale), null) : result
}

export async function signOutAction(locale: string): Promise<never> {
  const secret = await sessionSecret()
  if (secret !== null) await endSession(appDb, secret)
  await forgetSession()
  redirect(`/${localeOf(locale)}`)
}

/** Answers with the link, shown once to copy. */
export async function inviteAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const viewer = await requireViewer(localeOf(locale), `/${localeOf(locale)}/admin`)
  const typed = fieldsOf(form)
  const parsed = InviteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let link = ''
  const result = await settle(async () => {
    const { secret } = await invite(contextOf(viewer), parsed.data)
    link = `${env().BASE_URL}/${localeOf(locale)}/invitations/${secret}`
  }, typed)
  return result.ok ? { ok: true, message: link } : result
}
