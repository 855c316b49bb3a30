'use server'
import { revalidatePath } from 'next/cache'
import { contextOf, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { localeOf } from '@/lib/i18n/model'
import { remindOffice } from './mutations'

/** Maker and cycle are bound by the page, but sent by the browser. The page comes back with "reminded today". */
export async function remindAction(
  locale: string,
  makerCode: string,
  cycleKey: string,
  _: ActionResult | null,
  _form: FormData,
): Promise<ActionResult> {
  const page = `/${localeOf(locale)}/reviews/reporting`
  const viewer = await viewerOfForm(localeOf(locale), page, {})
  const result = await settle(async () => {
    await remindOffice(contextOf(viewer), String(makerCode), String(cycleKey))
  })
  if (result.ok) revalidatePath(page)
  return result
}
