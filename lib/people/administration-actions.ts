'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, requireConfirmed, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import type { PersonAct } from './acts'
import {
  changeAddress,
  changeRole,
  disablePerson,
  enablePerson,
  resetSecondFactor,
  signOutPerson,
} from './administration'
import { AddressInput, AssignmentInput } from './input'
import { withdrawInvitation } from './invitations'
import { erasePerson } from './traces'

/** Everything typed that is wrong, as a refusal. */
function parsed<T>(
  result: { success: true; data: T } | { success: false; error: Parameters<typeof fieldErrorsOf>[0] },
): T {
  if (!result.success) throw new DomainError('invalid', 'form', fieldErrorsOf(result.error))
  return result.data
}

const ACTS: Record<PersonAct, (ctx: Context, id: number, typed: Fields) => Promise<void>> = {
  role: (ctx, id, typed) => changeRole(ctx, id, parsed(AssignmentInput.safeParse(typed))),
  address: (ctx, id, typed) => changeAddress(ctx, id, parsed(AddressInput.safeParse(typed)).email),
  'sign-out': signOutPerson,
  'second-factor': resetSecondFactor,
  disable: disablePerson,
  enable: enablePerson,
  erase: erasePerson,
}

/** One act on one person, and back to their page. */
export async function personAction(
  locale: string,
  act: PersonAct,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const id = idOf(given) ?? 0
  const work = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined
  if (!work) return { ok: false, formError: 'not_found' }
  const person = `/${language}/admin/people/${id}`
  const page = `${person}/${act}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const result = await settle(() => work(contextOf(viewer), id, typed), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${person}?done=${act}`)
}

export async function withdrawAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(given) ?? 0
  const page = `/${language}/admin/invitations/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const result = await settle(() => withdrawInvitation(contextOf(viewer), id), typed)
  if (!result.ok) return result
  redirect(`${page}?done=withdrawn`)
}
