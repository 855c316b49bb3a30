'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { OrganisationInput } from './input'
import {
  addOrganisation,
  closeOrganisation,
  editOrganisation,
  reopenOrganisation,
  verifyOrganisation,
} from './mutations'

/** Adds one, or changes the one with this number. */
export async function organisationAction(
  locale: string,
  given: number | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const list = `/${language}/admin/organisations`
  const known = given === null ? null : (idOf(given) ?? 0)
  const page = `${list}/${known ?? 'new'}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = OrganisationInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let id = known ?? 0
  const result = await settle(async () => {
    if (known === null) id = await addOrganisation(contextOf(viewer), parsed.data)
    else await editOrganisation(contextOf(viewer), known, parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${list}/${id}?done=${known === null ? 'added' : 'saved'}`)
}

/** Closes an active organisation, or opens a closed one again. */
export async function organisationStateAction(
  locale: string,
  given: number,
  act: 'close' | 'reopen',
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(given) ?? 0
  const page = `/${language}/admin/organisations/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const work = act === 'close' ? closeOrganisation : reopenOrganisation
  const result = await settle(() => work(contextOf(viewer), id), typed)
  if (!result.ok) return result
  redirect(`${page}?done=${act === 'close' ? 'closed' : 'reopened'}`)
}

/** A reviewer's word on one organisation. */
export async function verifyOrganisationAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(given) ?? 0
  const page = `/${language}/reviews/organisations/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const isProtected = typed.isProtected === 'yes'
  const result = await settle(() => verifyOrganisation(contextOf(viewer), id, { isProtected }), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`/${language}/reviews/organisations?done=verified`)
}
