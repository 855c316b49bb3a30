'use server'
import { redirect } from 'next/navigation'
import {
  contextOf,
  forgetRestored,
  requireConfirmed,
  requireViewer,
  type Viewer,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { setGrants } from './contributors'
import { endDeputy, nameDeputy } from './deputies'
import { type HandedOver, handOver, withdrawHandOver } from './hand-over'
import { DeputyInput, GrantsInput, HandOverInput } from './input'

/** Administrators say which office; everybody else has one. */
const officeQuery = (viewer: Viewer, office: number) =>
  viewer.role === 'administrator' ? { office } : undefined

export async function setGrantsAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  // Bound by the page, but sent by the browser: anything may come.
  const [language, person] = [localeOf(locale), idOf(given) ?? 0]
  const typed = fieldsOf(form)
  const page = href(language, `/workspace/office/contributors/${person}`)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = GrantsInput.safeParse(typed)
  if (!parsed.success) return { ok: false, formError: 'invalid', typed }
  const result = await settle(() => setGrants(contextOf(viewer), person, parsed.data), typed)
  if (result.ok) await forgetRestored(page)
  return result
}

export async function nameDeputyAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const [language, office] = [localeOf(locale), idOf(given) ?? 0]
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, href(language, '/workspace/office'), typed)
  const page = href(language, '/workspace/office', officeQuery(viewer, office))
  await requireConfirmed(viewer, language, page, typed)
  const parsed = DeputyInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let made = 0
  const result = await settle(async () => {
    made = await nameDeputy(contextOf(viewer), office, parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  return { ok: true, message: String(made) }
}

export async function endDeputyAction(locale: string, given: number): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, href(language, '/workspace/office'))
  return settle(() => endDeputy(contextOf(viewer), idOf(given) ?? 0))
}

/** `lead`: who led when the page was drawn; null: nobody. */
export async function handOverAction(
  locale: string,
  given: number,
  lead: number | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const [language, office] = [localeOf(locale), idOf(given) ?? 0]
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, href(language, '/workspace/office/hand-over'), typed)
  const page = href(language, '/workspace/office/hand-over', officeQuery(viewer, office))
  await requireConfirmed(viewer, language, page, typed)
  const parsed = HandOverInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let done: HandedOver = { state: 'completed' }
  const result = await settle(async () => {
    done = await handOver(contextOf(viewer), office, idOf(lead), parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  return afterwards(viewer, done as HandedOver, office, language, parsed.data.stay === 'leave')
}

/**
 * Only administrators see the link of an invitation, and only where no letter brings it: a lead could try with it
 * whether an address has an account. Who left is out.
 */
function afterwards(
  viewer: Viewer,
  done: HandedOver,
  office: number,
  locale: ReturnType<typeof localeOf>,
  leaves: boolean,
): ActionResult {
  const isAdministrator = viewer.role === 'administrator'
  if (done.state === 'invited' && isAdministrator && env().SMTP_URL === undefined)
    return { ok: true, message: `${env().BASE_URL}/${locale}/invitations/${done.secret}` }
  if (done.state === 'completed' && leaves && !isAdministrator) redirect(href(locale, '/sign-in'))
  redirect(href(locale, '/workspace/office', { ...officeQuery(viewer, office), done: done.state }))
}

export async function withdrawHandOverAction(locale: string, given: number): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, href(language, '/workspace/office'))
  return settle(() => withdrawHandOver(contextOf(viewer), idOf(given) ?? 0))
}
