'use server'
import { redirect } from 'next/navigation'
import { contextOf, requireViewer } from '@/lib/access/viewer'
import { settle } from '@/lib/action-result'
import { href } from '@/lib/i18n/links'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { mailListOf } from './list'
import { resendMail } from './mutations'

/** Sends a letter again, and goes back to the list as it was narrowed. */
export async function resendAction(locale: string, id: number, list: Record<string, string>): Promise<void> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, href(language, '/admin/outbox'))
  const result = await settle(() => resendMail(contextOf(viewer), idOf(String(id)) ?? 0))
  const { q, state, page } = mailListOf(typeof list === 'object' ? list : {})
  const done = result.ok ? 'again' : 'not_again'
  redirect(href(language, '/admin/outbox', { q, state, page: page === 1 ? null : page, done }))
}
