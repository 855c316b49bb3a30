'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { contextOf, requireViewer, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { type Accepted, acceptRows, removeImport } from './mutations'

/** `take`: the number of a row, or `all`. Bound by the page, but sent by the browser. */
export async function acceptRowsAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const page = `/${language}/workspace/imports/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, {})
  const row = typed.take === 'all' ? null : idOf(typed.take)
  if (typed.take !== 'all' && row === null) return { ok: false, formError: 'invalid' }
  let done: Accepted = { saved: 0, stale: 0 }
  const result = await settle(async () => {
    done = await acceptRows(contextOf(viewer), id, row === null ? null : [row])
  })
  if (!result.ok) return result
  revalidatePath(page)
  redirect(`${page}?saved=${done.saved}&stale=${done.stale}`)
}

export async function removeImportAction(locale: string, given: number): Promise<void> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const list = `/${language}/workspace/imports`
  const viewer = await requireViewer(language, list)
  const result = await settle(() => removeImport(contextOf(viewer), id))
  redirect(result.ok ? `${list}?done=removed` : list)
}
