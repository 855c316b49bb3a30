'use server'
import {
  contextOf,
  currentBrowser,
  forgetRestored,
  publicContext,
  requireConfirmed,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { enter, withoutSecrets } from '@/lib/sessions/enter'
import { AcceptInput, InviteInput } from './input'
import { acceptInvitation, invite } from './mutations'

export async function acceptInvitationAction(
  locale: string,
  secret: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const language = localeOf(locale)
  const parsed = AcceptInput.safeParse(typed)
  if (!parsed.success)
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed: withoutSecrets(typed) }
  let opened = ''
  const browser = await currentBrowser()
  const result = await settle(async () => {
    opened = await acceptInvitation(publicContext(), String(secret), {
      ...parsed.data,
      locale: language,
      browser,
    })
  }, withoutSecrets(typed))
  return result.ok ? enter(opened, language, null) : result
}

/** Answers with the link, shown once to copy. */
export async function inviteAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/admin`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const parsed = InviteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let link = ''
  const result = await settle(async () => {
    const { secret } = await invite(contextOf(viewer), parsed.data, language)
    link = `${env().BASE_URL}/${language}/invitations/${secret}`
  }, typed)
  if (!result.ok) return result
  await forgetRestored()
  return { ok: true, message: link }
}
