'use server'
import { redirect } from 'next/navigation'
import {
  clientAddress,
  contextOf,
  forgetRestored,
  publicContext,
  requireConfirmed,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { requestLimit } from '@/lib/sessions/throttle'

import { AccessRequestInput, RequestDecision } from './input'
import { askForAccess, decideRequest, inviteRequested } from './mutations'

/** Says the same whatever became of it. */
export async function askForAccessAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const done = `/${language}/request-access?done=sent`
  // A field that people don't see: only programs fill it in.
  if (typed.company) redirect(done)
  const parsed = AccessRequestInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const client = await clientAddress()
  const result = await settle(async () => {
    const ctx = publicContext()
    requestLimit.count(client, ctx.now)
    await askForAccess(ctx, parsed.data, language)
  }, typed)
  if (!result.ok) return result
  redirect(done)
}

export async function decideRequestAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/reviews/requests`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = RequestDecision.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const result = await settle(() => decideRequest(contextOf(viewer), idOf(given) ?? 0, parsed.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=${parsed.data.decision}`)
}

/** Invites by letter; without a mail server the letter, with its link, waits in the outbox. */
export async function inviteRequestedAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/admin/requests`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const canSend = env().SMTP_URL !== undefined
  const result = await settle(
    () => inviteRequested(contextOf(viewer), idOf(given) ?? 0, canSend).then(() => undefined),
    typed,
  )
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=${canSend ? 'invited' : 'held'}`)
}
