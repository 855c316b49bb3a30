'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, requireConfirmed, requireViewer, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { KeyInput } from './input'
import { endKey, makeKey, takeOverKey } from './mutations'

const PATH = '/account/keys'

/** Answers with the key, shown once. */
export async function makeKeyAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const page = href(language, PATH)
  const viewer = await viewerOfForm(language, page, typed)
  await requireConfirmed(viewer, language, page, typed)
  const parsed = KeyInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  let key = ''
  const result = await settle(async () => {
    key = await makeKey(contextOf(viewer), parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  return { ok: true, message: key }
}

export const endKeyAction = async (locale: string, id: number): Promise<ActionResult> =>
  change(localeOf(locale), id, 'ended')

export const takeOverKeyAction = async (locale: string, id: number): Promise<ActionResult> =>
  change(localeOf(locale), id, 'takenOver')

async function change(locale: Locale, id: number, done: 'ended' | 'takenOver'): Promise<ActionResult> {
  const page = href(locale, PATH)
  const viewer = await requireViewer(locale, page)
  // Bound by the page, but sent by the browser: anything may come.
  const act = done === 'ended' ? endKey : takeOverKey
  const result = await settle(() => act(contextOf(viewer), idOf(id) ?? 0))
  if (!result.ok) return result
  redirect(href(locale, PATH, { done }))
}
