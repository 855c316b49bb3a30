'use server'
import { redirect } from 'next/navigation'
import { contextOf, requireViewer } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { localeOf } from '@/lib/i18n/model'
import { CALENDAR_PATH, makeFeed, revokeFeed } from './mutations'

const pageOf = (locale: string) => `/${localeOf(locale)}/account/letters`

/** Answers with the new address, shown once. */
export async function makeFeedAction(locale: string): Promise<ActionResult> {
  const viewer = await requireViewer(localeOf(locale), pageOf(locale))
  let secret = ''
  const result = await settle(async () => {
    secret = await makeFeed(contextOf(viewer))
  })
  return result.ok ? { ok: true, message: `${env().BASE_URL}${CALENDAR_PATH}${secret}` } : result
}

export async function revokeFeedAction(locale: string): Promise<ActionResult> {
  const viewer = await requireViewer(localeOf(locale), pageOf(locale))
  const result = await settle(() => revokeFeed(contextOf(viewer)))
  if (!result.ok) return result
  redirect(`${pageOf(locale)}?done=revoked`)
}
