import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { appDb } from '@/db/client'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { newSecret, seal, unseal } from '@/lib/secrets'
import { browserOf } from '@/lib/sessions/browser'
import { cookieName } from '@/lib/sessions/cookie-names'
import { type FoundSession, findFormerPerson, findSession, type Viewer } from '@/lib/sessions/find'
import { PARKED_HOURS, SESSION_HOURS } from '@/lib/sessions/model'
import { findParked, forgetParked, parkForm } from '@/lib/sessions/parked'

export type { Viewer }

const secure = () => env().BASE_URL.startsWith('https://')
const nameOf = (name: string) => cookieName(name, env().BASE_URL)

async function keepCookie(name: string, value: string, maxAge: number): Promise<void> {
  const options = { httpOnly: true, secure: secure(), sameSite: 'lax', path: '/', maxAge } as const
  ;(await cookies()).set(nameOf(name), value, options)
}

async function readCookie(name: string): Promise<string | null> {
  return (await cookies()).get(nameOf(name))?.value || null
}

export const sessionSecret = () => readCookie('session')
/** Longer than the session: a form that comes after its end is kept for whoever it was. */
export const keepSession = (secret: string) =>
  keepCookie('session', secret, (SESSION_HOURS + PARKED_HOURS) * 3600)
export const forgetSession = () => keepCookie('session', '', 0)

/** The secret that ties a conversation with a passkey or a provider to this browser. */
export const ceremonySecret = () => readCookie('ceremony')
export const keepCeremony = (secret: string, seconds: number) => keepCookie('ceremony', secret, seconds)
export const forgetCeremony = () => keepCookie('ceremony', '', 0)

/** The session of this browser, whatever its state. The sessions table is asked on every request, once. */
export const findCurrentSession = cache(async (): Promise<FoundSession | null> => {
  const secret = await sessionSecret()
  return secret === null ? null : findSession(appDb, new Date(), env().VAADA_TIME_ZONE, secret)
})

/** Who is signed in, as they are now; null: nobody, or somebody who still owes their second factor. */
export async function findViewer(): Promise<Viewer | null> {
  const session = await findCurrentSession()
  return session?.state === 'open' ? session.viewer : null
}

/** Where somebody goes who isn't in: to the first factor, or to the second. `back`: the page they wanted. */
export async function wayIn(locale: Locale, back: string): Promise<string> {
  const step = (await findCurrentSession())?.state === 'second_factor' ? 'sign-in/second-factor' : 'sign-in'
  return `/${locale}/${step}?back=${encodeURIComponent(pageOf(back))}`
}

/**
 * The signed-in person, or the way to the sign-in page and back. Whoever must set up a second factor first is led
 * there. A comfort: the mutations are what protects.
 */
export async function requireViewer(locale: Locale, back: string): Promise<Viewer> {
  const viewer = await findViewer()
  if (!viewer) redirect(await wayIn(locale, back))
  if (viewer.mustEnrol && !back.startsWith(`/${locale}/account`))
    redirect(`/${locale}/account/second-factor?back=${encodeURIComponent(back)}`)
  return viewer
}

/**
 * Who sends a form, for its action. Where the session has ended, what was typed is kept for them, and they are led to
 * sign in and back to `page` (with its language), where `restoredForm` gives it back.
 */
export async function viewerOfForm(locale: Locale, page: string, typed: Fields): Promise<Viewer> {
  const viewer = await findViewer()
  if (viewer) return requireViewer(locale, page)
  await keepForm(page, typed)
  redirect(await wayIn(locale, page))
}

/**
 * Keeps what somebody typed on `page` after their session ended, until they are in again. False: nobody knows whose
 * it is.
 */
export async function keepForm(page: string, typed: Fields): Promise<boolean> {
  const secret = await sessionSecret()
  const personId = secret === null ? null : await findFormerPerson(appDb, secret)
  if (personId !== null) await park(personId, page, typed)
  return personId !== null
}

/** Keeps what somebody who is signed in typed on `page`, because it could not be taken as it is. */
export const keepFormOf = (viewer: Viewer, page: string, typed: Fields): Promise<void> =>
  park(viewer.id, page, typed)

/**
 * For a dangerous act: whoever has not shown lately that it is they is asked first, and finds the form as it was.
 * Call it after `viewerOfForm`, before the mutation.
 */
export async function requireConfirmed(
  viewer: Viewer,
  locale: Locale,
  page: string,
  typed: Fields,
): Promise<void> {
  if (viewer.confirmed) return
  await park(viewer.id, page, typed)
  redirect(`/${locale}/account/confirm?back=${encodeURIComponent(pageOf(page))}`)
}

/** An address without the name of a form. */
const pageOf = (address: string) => address.split('#')[0] ?? address

/**
 * What a parked form is kept under: its page's address without language and query. Where a page has several forms,
 * `#name` behind the address tells them apart.
 */
const placeOf = (page: string) => page.replace(/^\/[a-z]{2}(?=\/)/, '').replace(/\?[^#]*/, '')

async function park(personId: number, page: string, typed: Fields): Promise<void> {
  const secret = (await readCookie('form')) ?? newSecret()
  await parkForm({ db: appDb, now: new Date() }, { secret, personId, path: placeOf(page) }, typed)
  await keepCookie('form', secret, PARKED_HOURS * 3600)
}

/**
 * What the viewer had sent from this page when nobody could take it, as the first state of its form: everything typed
 * is there, and the form says that nothing was sent yet. Null: nothing waits.
 */
export async function restoredForm(
  viewer: Viewer,
  page: string,
): Promise<{ ok: false; formError: 'restored'; typed: Fields } | null> {
  const secret = await readCookie('form')
  if (secret === null) return null
  const typed = await findParked(appDb, new Date(), { secret, personId: viewer.id, path: placeOf(page) })
  return typed && { ok: false, formError: 'restored', typed }
}

/** In the action of a form that went through on `page`: what was parked for it is not needed any more. */
export async function forgetRestored(page: string): Promise<void> {
  const [secret, viewer] = await Promise.all([readCookie('form'), findViewer()])
  if (secret === null || viewer === null) return
  await forgetParked(appDb, { secret, personId: viewer.id, path: placeOf(page) })
}

/** What a mutation is given, on behalf of a viewer. */
export const contextOf = (viewer: Viewer): Context => ({ ...publicContext(), actor: viewer })

/** What a mutation is given where nobody is signed in. */
export const publicContext = (): Context => ({
  actor: null,
  db: appDb,
  now: new Date(),
  timeZone: env().VAADA_TIME_ZONE,
})

/** The client's network address, for throttling in memory alone. The door sets it. */
export const clientAddress = async (): Promise<string> =>
  (await headers()).get('x-forwarded-for') ?? 'unknown'

/** Whether an action was called by our scripts, and not sent as a form by a browser without them. */
export const isScripted = async (): Promise<boolean> => (await headers()).has('next-action')

export const currentBrowser = async (): Promise<string | null> =>
  browserOf((await headers()).get('user-agent'))

const KNOWN_BROWSER_DAYS = 180
const KNOWN_PURPOSE = 'known browser'

/** What names this browser to the throttle, if this address has signed in here before; null otherwise. */
export async function knownBrowser(email: string): Promise<string | null> {
  const sealed = await readCookie('browser')
  const text = sealed && unseal(sealed, env().AUTH_SECRET, KNOWN_PURPOSE)
  if (!text) return null
  const [name = '', ...emails] = text.split('\n')
  return emails.includes(email) ? name : null
}

/** After a sign-in: from now on whoever guesses elsewhere can't keep this person out here. Never for protected accounts. */
export async function rememberBrowser({
  email,
  isProtected,
}: Pick<Viewer, 'email' | 'isProtected'>): Promise<void> {
  if (isProtected) return
  const sealed = await readCookie('browser')
  const [name = crypto.randomUUID(), ...emails] =
    (sealed && unseal(sealed, env().AUTH_SECRET, KNOWN_PURPOSE))?.split('\n') ?? []
  const kept = [name, ...new Set([email, ...emails])].slice(0, 6).join('\n')
  await keepCookie('browser', seal(kept, env().AUTH_SECRET, KNOWN_PURPOSE), KNOWN_BROWSER_DAYS * 86_400)
}
