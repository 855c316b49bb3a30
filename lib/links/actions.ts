'use server'
import { clientAddress, currentBrowser, knownBrowser, publicContext } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { enter } from '@/lib/sessions/enter'
import type { LinkPurpose } from '@/lib/sessions/model'
import { letterLimit, linkLimit } from '@/lib/sessions/throttle'
import { askForLink } from './ask'
import { AskInput, NewPasswordInput } from './input'
import { resetPassword, signInByLink } from './mutations'

/** Answers the same whether or not there is an account. */
export async function askForLinkAction(
  locale: string,
  purpose: LinkPurpose,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const parsed = AskInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const { email } = parsed.data
  const [client, known] = await Promise.all([clientAddress(), knownBrowser(email)])
  const ctx = publicContext()
  return settle(async () => {
    letterLimit.count(client, ctx.now)
    const wanted: LinkPurpose = purpose === 'reset_password' ? purpose : 'sign_in'
    await askForLink(ctx, wanted, { email, locale: localeOf(locale), knownBrowser: known })
  }, typed)
}

export async function signInByLinkAction(locale: string, secret: string): Promise<ActionResult> {
  const [client, browser] = await Promise.all([clientAddress(), currentBrowser()])
  const ctx = publicContext()
  let opened = ''
  const result = await settle(async () => {
    linkLimit.count(client, ctx.now)
    opened = await signInByLink(ctx, String(secret), browser)
  })
  return result.ok ? enter(opened, localeOf(locale), null) : result
}

export async function resetPasswordAction(
  locale: string,
  secret: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const parsed = NewPasswordInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const [client, browser] = await Promise.all([clientAddress(), currentBrowser()])
  const ctx = publicContext()
  let opened = ''
  const result = await settle(async () => {
    linkLimit.count(client, ctx.now)
    opened = await resetPassword(ctx, String(secret), parsed.data.password, browser)
  })
  return result.ok ? enter(opened, localeOf(locale), null) : result
}
