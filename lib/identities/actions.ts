'use server'
import { redirect } from 'next/navigation'
import {
  clientAddress,
  contextOf,
  forgetRestored,
  keepCeremony,
  publicContext,
  requireConfirmed,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { safeBack } from '@/lib/sessions/back'
import { signInLimit } from '@/lib/sessions/throttle'
import { beginHandshake, type Journey } from './handshake'
import { HANDSHAKE_MINUTES, type Problem } from './model'
import { unlinkIdentity } from './mutations'

const ACCOUNT = '/account'

/** Signs in through a provider: the page that leads there comes next. */
export async function signInByProviderAction(
  locale: string,
  back: string | null,
  id: string,
): Promise<never> {
  const language = localeOf(locale)
  return goTo(id, {
    purpose: 'sign_in',
    sessionId: null,
    locale: language,
    back: safeBack(back, language),
  })
}

/** Ties the account at a provider to one's own here. */
export async function linkIdentityAction(locale: string, id: string): Promise<never> {
  const language = localeOf(locale)
  const viewer = await confirmedOwner(language, {})
  return goTo(id, { purpose: 'link', sessionId: viewer.sessionId, locale: language, back: null })
}

async function goTo(id: string, journey: Journey): Promise<never> {
  const provider = env().VAADA_OIDC.find((one) => one.id === id)
  const client = await clientAddress()
  const result = await settle(async () => {
    signInLimit.count(client, new Date())
    if (!provider) return
    const secret = await beginHandshake(publicContext(), provider, env().BASE_URL, journey)
    await keepCeremony(secret, HANDSHAKE_MINUTES * 60)
  })
  const { locale, purpose } = journey
  if (result.ok && provider) redirect(href(locale, '/sign-in/provider'))
  const problem: Problem = !result.ok && result.formError === 'throttled' ? 'throttled' : 'unreachable'
  redirect(href(locale, '/sign-in/provider', { problem, purpose }))
}

export async function unlinkIdentityAction(
  locale: string,
  issuer: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await confirmedOwner(language, fieldsOf(form))
  const result = await settle(() => unlinkIdentity(contextOf(viewer), viewer.sessionId, String(issuer)))
  if (!result.ok) return result
  await forgetRestored(href(language, ACCOUNT))
  redirect(href(language, ACCOUNT, { identity: 'unlinked' }))
}

/** Who changes their ways in, having shown lately that it is they. */
async function confirmedOwner(locale: Locale, typed: Fields) {
  const page = href(locale, ACCOUNT)
  const viewer = await viewerOfForm(locale, page, typed)
  await requireConfirmed(viewer, locale, page, typed)
  return viewer
}
