'use server'
import { redirect } from 'next/navigation'
import {
  ceremonySecret,
  clientAddress,
  contextOf,
  currentBrowser,
  findCurrentSession,
  forgetCeremony,
  forgetRestored,
  keepCeremony,
  keepSession,
  publicContext,
  requireConfirmed,
  viewerOfForm,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { type Fields, fieldsOf, valueAt } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { safeBack } from '@/lib/sessions/back'
import { enter } from '@/lib/sessions/enter'
import type { FoundSession } from '@/lib/sessions/find'
import { signInLimit } from '@/lib/sessions/throttle'
import { Assertion, NewCredential, PasskeyName } from './input'
import { CEREMONY_MINUTES } from './limits'
import { type RelyingParty, relyingParty } from './model'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './mutations'
import { type AskedSession, askForOwnPasskey, askForPasskey, confirmByPasskey, signInByPasskey } from './use'

type Refused = Extract<ActionResult, { ok: false }>
type Question<Options> = { ok: true; options: Options } | Refused
type Asked<Begin extends (...given: never[]) => Promise<{ options: unknown }>> = Question<
  Awaited<ReturnType<Begin>>['options']
>

const PATH = '/account/passkeys'

/** @throws DomainError not_found: this site has no host name, so there are no passkeys */
function site(): RelyingParty {
  const { BASE_URL, AUTH_SECRET } = env()
  const rp = relyingParty(BASE_URL, AUTH_SECRET)
  if (!rp) throw new DomainError('not_found', 'no passkeys without a host name')
  return rp
}

/** Keeps the ceremony's cookie and answers with the question for the browser. */
async function question<Options>(
  begin: () => Promise<{ options: Options; secret: string }>,
): Promise<Question<Options>> {
  let options: Options | undefined
  const result = await settle(async () => {
    const begun = await begin()
    await keepCeremony(begun.secret, CEREMONY_MINUTES * 60)
    options = begun.options
  })
  return result.ok && options !== undefined ? { ok: true, options } : (result as Refused)
}

/** The ceremony of this browser, which is over with this. */
async function spentCeremony(): Promise<string | null> {
  const secret = await ceremonySecret()
  await forgetCeremony()
  return secret
}

const MALFORMED: Refused = { ok: false, formError: 'invalid' }

/** Asks the browser for any passkey of this site. */
export async function askForPasskeyAction(): Promise<Asked<typeof askForPasskey>> {
  const client = await clientAddress()
  return question(async () => {
    signInLimit.count(client, new Date())
    return askForPasskey(publicContext(), site())
  })
}

export async function signInByPasskeyAction(
  locale: string,
  back: string | null,
  answer: unknown,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const parsed = Assertion.safeParse(answer)
  if (!parsed.success) return MALFORMED
  const [client, browser, ceremony] = await Promise.all([clientAddress(), currentBrowser(), spentCeremony()])
  let opened = ''
  const result = await settle(async () => {
    signInLimit.count(client, new Date())
    opened = await signInByPasskey(publicContext(), site(), ceremony, parsed.data, browser)
  })
  return result.ok ? enter(opened, language, safeBack(back, language)) : result
}

const askedOf = (session: FoundSession): AskedSession =>
  session.state === 'open'
    ? { sessionId: session.viewer.sessionId, personId: session.viewer.id, isOpen: true }
    : { sessionId: session.sessionId, personId: session.personId, isOpen: false }

/** The session of who is asked for a passkey of theirs, or the way to begin anew. */
async function askedSession(locale: Locale, back: string | null): Promise<AskedSession> {
  const session = await findCurrentSession()
  if (!session) redirect(href(locale, '/sign-in', { back, over: 1 }))
  return askedOf(session)
}

/** Asks the browser for a passkey of whoever owes a second factor, or has to confirm. */
export async function askForOwnPasskeyAction(
  locale: string,
  back: string | null,
): Promise<Asked<typeof askForOwnPasskey>> {
  const language = localeOf(locale)
  const session = await askedSession(language, safeBack(back, language))
  return question(() => askForOwnPasskey(publicContext(), site(), session))
}

export async function confirmByPasskeyAction(
  locale: string,
  back: string | null,
  answer: unknown,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const wanted = safeBack(back, language)
  const session = await askedSession(language, wanted)
  const parsed = Assertion.safeParse(answer)
  if (!parsed.success) return MALFORMED
  const ceremony = await spentCeremony()
  let raised = ''
  const result = await settle(async () => {
    raised = await confirmByPasskey(publicContext(), site(), session, ceremony, parsed.data)
  })
  if (!result.ok) return result
  if (!session.isOpen) return enter(raised, language, wanted)
  await keepSession(raised)
  redirect(wanted ?? href(language, '/account'))
}

/** Who changes their passkeys, having shown lately that it is they. What they typed waits for them if not. */
async function confirmedOwner(locale: Locale, back: string | null, typed: Fields) {
  const page = href(locale, PATH, { back: safeBack(back, locale) })
  const viewer = await viewerOfForm(locale, page, typed)
  await requireConfirmed(viewer, locale, page, typed)
  return viewer
}

/** Asks the browser for a new passkey. */
export async function beginPasskeyAction(
  locale: string,
  back: string | null,
  name: unknown,
): Promise<Asked<typeof beginPasskey>> {
  const typed = { intent: 'add', name: typeof name === 'string' ? name : '' }
  const viewer = await confirmedOwner(localeOf(locale), back, typed)
  const parsed = PasskeyName.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  // A device shows this to whoever opens its list of passkeys.
  const label = viewer.isProtected ? { name: 'Vaada', email: 'Vaada' } : viewer
  return question(() => beginPasskey(contextOf(viewer), site(), label))
}

/** Answers with recovery codes, shown once, if this is the first second factor. */
export async function addPasskeyAction(
  locale: string,
  back: string | null,
  name: unknown,
  answer: unknown,
): Promise<ActionResult> {
  const typed = { intent: 'add', name: typeof name === 'string' ? name : '' }
  const viewer = await confirmedOwner(localeOf(locale), back, typed)
  const [named, made] = [PasskeyName.safeParse(typed), NewCredential.safeParse(answer)]
  if (!named.success || !made.success) return MALFORMED
  const ceremony = await spentCeremony()
  const given = { name: named.data.name, answer: made.data }
  let message: string | undefined
  const result = await settle(async () => {
    const added = await addPasskey(contextOf(viewer), site(), viewer.sessionId, ceremony, given)
    await keepSession(added.secret)
    message = added.codes?.join(' ')
  }, typed)
  if (!result.ok) return result
  await forgetRestored(href(localeOf(locale), PATH))
  return { ok: true, message }
}

/** `field`: the one with the new name; every passkey on the page has its own. */
export async function renamePasskeyAction(
  locale: string,
  id: string,
  field: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, href(language, PATH), typed)
  const parsed = PasskeyName.safeParse({ name: valueAt(typed, String(field)) })
  if (!parsed.success)
    return { ok: false, fieldErrors: { [field]: fieldErrorsOf(parsed.error).name ?? 'other' }, typed }
  const result = await settle(() => renamePasskey(contextOf(viewer), String(id), parsed.data.name), typed)
  return result.ok ? done(language, 'renamed') : result
}

export async function removePasskeyAction(
  locale: string,
  id: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const viewer = await confirmedOwner(language, null, typed)
  const result = await settle(() => removePasskey(contextOf(viewer), viewer.sessionId, String(id)), typed)
  return result.ok ? done(language, 'removed') : result
}

/** The row that was changed may be gone with its form, so the page says what became of it. */
async function done(locale: Locale, what: 'renamed' | 'removed'): Promise<never> {
  await forgetRestored(href(locale, PATH))
  redirect(href(locale, PATH, { done: what }))
}
