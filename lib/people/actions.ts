'use server'
import {
  clientAddress,
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
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { enter, withoutSecrets } from '@/lib/sessions/enter'
import { linkLimit } from '@/lib/sessions/throttle'

import { AcceptInput, InviteInput } from './input'
import { reissueInvitation } from './invitations'
import { acceptInvitation, type IssuedInvitation, invite } from './mutations'

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
  const [client, browser] = await Promise.all([clientAddress(), currentBrowser()])
  const ctx = publicContext()
  const result = await settle(async () => {
    linkLimit.count(client, ctx.now)
    opened = await acceptInvitation(ctx, String(secret), {
      ...parsed.data,
      locale: language,
      browser,
    })
  }, withoutSecrets(typed))
  return result.ok ? enter(opened, language, null) : result
}

/** What an administrator is told of an invitation that was made. */
export interface Invited {
  email: string
  /** A letter with the link is on its way. */
  mailed: boolean
  /** To pass on by hand, this once; null: a letter brings it, and nobody but the person is to see it. */
  link: string | null
}
export type InviteState = ActionResult & { invited?: Invited }

function invitedBy(made: IssuedInvitation, email: string, language: Locale): Invited {
  const { SMTP_URL, BASE_URL } = env()
  const mailed = SMTP_URL !== undefined
  const link = mailed || made.isProtected ? null : `${BASE_URL}/${language}/invitations/${made.secret}`
  return { email, mailed, link }
}

/** Answers with the link, shown once to copy. */
export async function inviteAction(
  locale: string,
  _: InviteState | null,
  form: FormData,
): Promise<InviteState> {
  const language = localeOf(locale)
  const page = `/${language}/admin/invitations`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const parsed = InviteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const { email, language: wanted } = parsed.data
  let invited: Invited | undefined
  const result = await settle(async () => {
    const made = await invite(contextOf(viewer), parsed.data, wanted ?? language)
    invited = invitedBy(made, email, wanted ?? language)
  }, typed)
  if (result.ok) await forgetRestored(page)
  return { ...result, invited }
}

/** The same invitation with a new link; answers with it. */
export async function reissueAction(
  locale: string,
  given: number,
  _: InviteState | null,
  form: FormData,
): Promise<InviteState> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const id = idOf(given) ?? 0
  const page = `/${language}/admin/invitations/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  let invited: Invited | undefined
  const result = await settle(async () => {
    const made = await reissueInvitation(contextOf(viewer), id)
    invited = invitedBy(made, made.email, made.locale)
  }, typed)
  if (result.ok) await forgetRestored(page)
  return { ...result, invited }
}
