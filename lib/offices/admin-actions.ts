'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, requireConfirmed, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { MAKER_CODE } from '@/lib/commitments/input'
import { DomainError } from '@/lib/errors'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { assignLead } from '@/lib/people/administration'
import { closeOfficeOf, openOfficeOf } from './closing'

/** Opens the office of the maker that was chosen, and goes there. */
export async function openOfficeAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const list = `/${language}/admin/offices`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, list, typed)
  const maker = MAKER_CODE.safeParse(typed.maker)
  if (!maker.success) return { ok: false, fieldErrors: { maker: 'required' }, typed }
  const result = await settle(() => openOfficeOf(contextOf(viewer), maker.data), typed)
  if (!result.ok) return result
  await forgetRestored(list)
  redirect(`${list}/${maker.data}?done=opened`)
}

/** A maker whose office closed gets a new one. */
export async function reopenOfficeAction(
  locale: string,
  given: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const maker = MAKER_CODE.safeParse(given)
  if (!maker.success) return { ok: false, formError: 'not_found' }
  const page = `/${language}/admin/offices/${maker.data}`
  const viewer = await viewerOfForm(language, page, fieldsOf(form))
  const result = await settle(() => openOfficeOf(contextOf(viewer), maker.data))
  if (!result.ok) return result
  redirect(`${page}?done=opened`)
}

export async function closeOfficeAction(
  locale: string,
  given: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const maker = MAKER_CODE.safeParse(given)
  if (!maker.success) return { ok: false, formError: 'not_found' }
  const office = `/${language}/admin/offices/${maker.data}`
  const page = `${office}/close`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const result = await settle(() => closeOfficeOf(contextOf(viewer), maker.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${office}?done=closed`)
}

export async function assignLeadAction(
  locale: string,
  given: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const maker = MAKER_CODE.safeParse(given)
  if (!maker.success) return { ok: false, formError: 'not_found' }
  const page = `/${language}/admin/offices/${maker.data}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const result = await settle(async () => {
    const person = idOf(typed.person)
    if (person === null) throw new DomainError('invalid', 'no person chosen', { person: 'choose' })
    await assignLead(contextOf(viewer), maker.data, person)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=lead`)
}
