'use server'
import { redirect } from 'next/navigation'
import { contextOf, requireViewer } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { idOf } from '@/lib/submissions/model'
import { publishSubmission, returnSubmission } from './mutations'

const localeOf = (value: unknown): Locale => (isLocale(value) ? value : 'en')

/** Publishes or returns; `intent` is the button that was pressed. */
export async function reviewAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const id = idOf(given) ?? 0
  const page = `/${language}/reviews/${id}`
  const viewer = await requireViewer(language, page)
  const typed = fieldsOf(form)
  const comment = typeof typed.comment === 'string' ? typed.comment : ''
  const act = typed.intent === 'publish' ? 'published' : 'returned'
  const result = await settle(async () => {
    if (act === 'published') await publishSubmission(contextOf(viewer), id)
    else await returnSubmission(contextOf(viewer), id, comment)
  }, typed)
  if (!result.ok) return result
  redirect(`${page}?done=${act}`)
}
