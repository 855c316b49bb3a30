'use server'
import { redirect } from 'next/navigation'
import { appDb } from '@/db/client'
import {
  clientAddress,
  contextOf,
  currentBrowser,
  forgetRestored,
  forgetSession,
  keepSession,
  knownBrowser,
  requireConfirmed,
  requireViewer,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { changeDetails, changePassword } from './account'
import { enter, safeBack, withoutSecrets } from './enter'
import { DetailsInput, PasswordChangeInput, SignInInput } from './input'
import { leave } from './leave'
import { endOwnSession, endOwnSessions } from './mutations'
import { signInByPassword } from './sign-in'
import { signInLimit } from './throttle'

export async function signInAction(
  locale: string,
  back: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const language = localeOf(locale)
  const parsed = SignInInput.safeParse(typed)
  if (!parsed.success)
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed: withoutSecrets(typed) }
  const { email } = parsed.data
  const [client, browser, known] = await Promise.all([clientAddress(), currentBrowser(), knownBrowser(email)])
  let secret = ''
  const result = await settle(async () => {
    const now = new Date()
    signInLimit.count(client, now)
    const opened = await signInByPassword({ db: appDb, now }, parsed.data, { browser, knownBrowser: known })
    secret = opened.secret
  }, withoutSecrets(typed))
  return result.ok ? enter(secret, language, safeBack(back, language)) : result
}

/** Where too many signed out from this address, the session can still be ended in the list of them. */
export async function signOutAction(locale: string): Promise<never> {
  const language = localeOf(locale)
  redirect((await leave()) ? `/${language}` : `/${language}/account/sessions`)
}

/** Name, and language of letters. */
export async function changeDetailsAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/account`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = DetailsInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const result = await settle(() => changeDetails(contextOf(viewer), parsed.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=details`)
}

/** Nothing of it is kept over a sign-in: passwords are typed anew. */
export async function changePasswordAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/account/password`
  const viewer = await requireViewer(language, page)
  await requireConfirmed(viewer, language, page, {})
  const parsed = PasswordChangeInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const result = await settle(async () => {
    await keepSession(await changePassword(contextOf(viewer), viewer.sessionId, parsed.data))
  })
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`/${language}/account?done=password`)
}

export async function endSessionAction(locale: string, given: number): Promise<never> {
  // Bound by the page, but sent by the browser.
  const [language, sessionId] = [localeOf(locale), idOf(given) ?? 0]
  const page = `/${language}/account/sessions`
  const viewer = await requireViewer(language, page)
  // One that ended meanwhile is what was wanted.
  await settle(() => endOwnSession(contextOf(viewer), sessionId))
  if (sessionId !== viewer.sessionId) redirect(`${page}?done=ended`)
  await forgetSession()
  redirect(`/${language}/sign-in`)
}

export async function endOtherSessionsAction(locale: string): Promise<never> {
  const language = localeOf(locale)
  const page = `/${language}/account/sessions`
  const viewer = await requireViewer(language, page)
  await endOwnSessions(contextOf(viewer), viewer.sessionId)
  redirect(`${page}?done=others`)
}

/** "Sign out everywhere", this browser included. */
export async function endAllSessionsAction(locale: string): Promise<never> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, `/${language}/account/sessions`)
  await endOwnSessions(contextOf(viewer), null)
  await forgetSession()
  redirect(`/${language}/sign-in`)
}
