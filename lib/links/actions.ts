'use server'
import { clientAddress, currentBrowser, publicContext } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { enter } from '@/lib/sessions/enter'
import type { LinkPurpose } from '@/lib/sessions/model'
import { letterLimit } from '@/lib/sessions/throttle'
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
  const client = await clientAddress()
  const ctx = publicContext()
  return settle(async () => {
    letterLimit.count(client, ctx.now)
    const wanted: LinkPurpose = purpose === 'reset_password' ? purpose : 'sign_in'
    await askForLink(ctx, wanted, parsed.data.email, localeOf(locale))
  }, typed)
}

export async function signInByLinkAction(locale: string, secret: string): Promise<ActionResult> {
  const browser = await currentBrowser()
  let opened = ''
  const result = await settle(async () => {
    opened = await signInByLink(publicContext(), String(secret), browser)
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
  const browser = await currentBrowser()
  let opened = ''
  const result = await settle(async () => {
    opened = await resetPassword(publicContext(), String(secret), parsed.data.password, browser)
  })
  return result.ok ? enter(opened, localeOf(locale), null) : result
}
