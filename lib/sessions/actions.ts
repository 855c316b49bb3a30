'use server'
import { redirect } from 'next/navigation'
import { appDb } from '@/db/client'
import {
  clientAddress,
  currentBrowser,
  forgetSession,
  knownBrowser,
  sessionSecret,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { enter, safeBack, withoutSecrets } from './enter'
import { SignInInput } from './input'
import { endSession } from './mutations'
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

export async function signOutAction(locale: string): Promise<never> {
  const secret = await sessionSecret()
  if (secret !== null) await endSession({ db: appDb, now: new Date() }, secret)
  await forgetSession()
  redirect(`/${localeOf(locale)}`)
}
