'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { OperatorInput } from './input'
import { stateOperator } from './mutations'

export async function stateOperatorAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/admin/operator`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = OperatorInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const result = await settle(() => stateOperator(contextOf(viewer), parsed.data), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${page}?done=stated`)
}
