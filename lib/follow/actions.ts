'use server'
import { redirect } from 'next/navigation'
import { publicDb } from '@/db/client'
import { clientAddress, publicContext } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { localeOf } from '@/lib/i18n/model'
import { judgeForm } from '@/lib/open-form'
import { countForm, followLimit, linkLimit, noteProgram } from '@/lib/sessions/throttle'
import { FollowInput, RhythmInput } from './input'
import { FOLLOW_PATH } from './model'
import { askToFollow, changeFollows, confirmFollow, endFollows } from './mutations'

/** Says the same whatever became of it, and whether or not the address is known. */
export async function askToFollowAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const done = href(language, '/follow', { done: 'sent' })
  const ctx = publicContext()
  const judged = judgeForm({ opened: typed.opened, company: typed.company }, ctx.now, env().AUTH_SECRET)
  const client = await clientAddress()
  if (judged === 'program') {
    await noteProgram(ctx, followLimit, client, 'follow.ask')
    redirect(done)
  }
  const parsed = FollowInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  if (judged !== 'person') return { ok: false, formError: judged, typed }
  const result = await settle(async () => {
    await countForm(ctx, followLimit, client, 'follow.ask')
    await askToFollow(ctx, publicDb, parsed.data, language)
  }, typed)
  if (!result.ok) return result
  redirect(done)
}

/** Does something behind a secret, and goes back to its page, which tells that it was done. */
async function behind(
  locale: string,
  secret: string,
  done: 'confirmed' | 'changed' | 'ended',
  work: () => Promise<void>,
): Promise<ActionResult> {
  const client = await clientAddress()
  const result = await settle(async () => {
    linkLimit.count(client, new Date())
    await work()
  })
  if (!result.ok) return result
  redirect(href(localeOf(locale), FOLLOW_PATH + encodeURIComponent(secret), { done }))
}

export const confirmFollowAction = async (
  locale: string,
  secret: string,
  subject: string,
): Promise<ActionResult> =>
  behind(locale, String(secret), 'confirmed', () =>
    confirmFollow(publicContext(), String(secret), String(subject)),
  )

/** Letters come in the language of the page from then on. */
export async function changeFollowsAction(
  locale: string,
  secret: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const parsed = RhythmInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const chosen = { ...parsed.data, locale: localeOf(locale) }
  return behind(locale, String(secret), 'changed', () =>
    changeFollows(publicContext(), String(secret), chosen),
  )
}

export const endFollowsAction = async (
  locale: string,
  secret: string,
  which: string,
): Promise<ActionResult> =>
  behind(locale, String(secret), 'ended', () => endFollows(publicContext(), String(secret), String(which)))
