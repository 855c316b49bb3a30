'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { CycleInput } from './input'
import { addCycle, changeCycle, removeCycle } from './mutations'

/** `key` null: a new cycle. Bound by the page, but sent by the browser. */
export async function saveCycleAction(
  locale: string,
  key: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const list = `/${language}/admin/cycles`
  const page = key === null ? list : `${list}/${String(key)}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = CycleInput.safeParse(key === null ? typed : { ...typed, key })
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const save = key === null ? addCycle : changeCycle
  const result = await settle(() => save(contextOf(viewer), parsed.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${list}?done=${key === null ? 'added' : 'changed'}`)
}

export async function removeCycleAction(
  locale: string,
  key: string,
  _: ActionResult | null,
  _form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const list = `/${language}/admin/cycles`
  const viewer = await viewerOfForm(language, `${list}/${String(key)}`, {})
  const result = await settle(() => removeCycle(contextOf(viewer), String(key)))
  if (!result.ok) return result
  redirect(`${list}?done=removed`)
}
