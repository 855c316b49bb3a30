'use server'
import { contextOf, forgetRestored, requireViewer, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { NoteInput } from './input'
import { addNote, settleFlag } from './mutations'

/** Pages with notes: of whoever writes, and of whoever reviews. */
export type NotePlace = 'workspace' | 'reviews'

const pageOf = (locale: Locale, place: unknown, id: number) =>
  place === 'reviews' ? `/${locale}/reviews/${id}` : `/${locale}/workspace/submissions/${id}`

/** Answers with the number of the note. */
export async function addNoteAction(
  locale: string,
  place: NotePlace,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  // Bound by the page, but sent by the browser: anything may come.
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const page = `${pageOf(language, place, id)}#notes`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = NoteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let made = 0
  const result = await settle(async () => {
    made = await addNote(contextOf(viewer), id, parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  return { ok: true, message: String(made) }
}

export async function settleFlagAction(
  locale: string,
  place: NotePlace,
  given: number,
  note: number,
): Promise<ActionResult> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const viewer = await requireViewer(language, pageOf(language, place, id))
  return settle(() => settleFlag(contextOf(viewer), idOf(note) ?? 0))
}
