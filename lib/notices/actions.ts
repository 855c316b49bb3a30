'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { ChoicesInput } from './input'
import { chooseLetters } from './mutations'

export async function chooseLettersAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const page = `/${localeOf(locale)}/account/letters`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(localeOf(locale), page, typed)
  const parsed = ChoicesInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const result = await settle(() => chooseLetters(contextOf(viewer), parsed.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=chosen`)
}
