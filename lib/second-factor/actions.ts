'use server'
import { redirect } from 'next/navigation'
import {
  contextOf,
  findCurrentSession,
  findViewer,
  keepSession,
  publicContext,
  requireViewer,
  sessionSecret,
  type Viewer,
} from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { safeBack } from '@/lib/sessions/back'
import { enter } from '@/lib/sessions/enter'
import { leave } from '@/lib/sessions/leave'
import { enrolApp, removeApp, renewRecoveryCodes } from './enrol'
import { AppCodeInput, CodeInput, PasswordInput } from './input'
import { confirmByCode, confirmByPassword, giveSecondFactor } from './mutations'

const signInAgain = (locale: Locale, back: string | null, over: boolean) =>
  href(locale, '/sign-in', { back, over: over ? 1 : null })

/** The second step of signing in. */
export async function secondFactorAction(
  locale: string,
  back: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const wanted = safeBack(back, language)
  const parsed = CodeInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const secret = await sessionSecret()
  if (secret === null || (await findCurrentSession())?.state !== 'second_factor')
    redirect(signInAgain(language, wanted, true))
  let opened = ''
  const result = await settle(async () => {
    opened = await giveSecondFactor(publicContext(), secret, parsed.data.code)
  })
  if (isOver(result)) redirect(signInAgain(language, wanted, true))
  return result.ok ? enter(opened, language, wanted) : result
}

/** Before a dangerous act: shows again who is there, and goes back to it. */
export async function confirmAction(
  locale: string,
  back: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const wanted = safeBack(back, language)
  const [viewer, secret] = await Promise.all([findViewer(), sessionSecret()])
  if (!viewer || secret === null) redirect(signInAgain(language, wanted, false))
  const result = viewer.hasSecondFactor
    ? await confirmWithCode(secret, form)
    : await confirmWithPassword(secret, form)
  if (isOver(result)) redirect(signInAgain(language, wanted, true))
  return result.ok ? redirect(wanted ?? href(language, '/account')) : result
}

async function confirmWithCode(secret: string, form: FormData): Promise<ActionResult> {
  const parsed = CodeInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  return settle(() => confirmByCode(publicContext(), secret, parsed.data.code))
}

async function confirmWithPassword(secret: string, form: FormData): Promise<ActionResult> {
  const parsed = PasswordInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  return settle(() => confirmByPassword(publicContext(), secret, parsed.data.password))
}

const isOver = (result: ActionResult) => !result.ok && result.formError === 'expired'

/** Ends this session and begins with the first step again; after too many from this address it waits where it is. */
export async function startOverAction(locale: string, back: string | null): Promise<never> {
  const language = localeOf(locale)
  const wanted = safeBack(back, language)
  const left = await leave()
  redirect(
    left ? signInAgain(language, wanted, false) : href(language, '/sign-in/second-factor', { back: wanted }),
  )
}

/** Answers with the recovery codes, shown once. */
export async function enrolAppAction(
  locale: string,
  back: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await confirmedViewer(language, back)
  const parsed = AppCodeInput.safeParse(fieldsOf(form))
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const secret = await sessionSecret()
  let codes: string[] = []
  const result = await settle(async () => {
    const enrolled = await enrolApp(contextOf(viewer), secret ?? '', parsed.data.digits)
    codes = enrolled.codes
    await keepSession(enrolled.secret)
  })
  return result.ok ? { ok: true, message: codes.join(' ') } : result
}

/** Answers with the new recovery codes, shown once. */
export async function renewRecoveryCodesAction(locale: string): Promise<ActionResult> {
  const viewer = await confirmedViewer(localeOf(locale), null)
  let codes: string[] = []
  const result = await settle(async () => {
    codes = await renewRecoveryCodes(contextOf(viewer))
  })
  return result.ok ? { ok: true, message: codes.join(' ') } : result
}

export async function removeAppAction(locale: string): Promise<ActionResult> {
  const viewer = await confirmedViewer(localeOf(locale), null)
  return settle(() => removeApp(contextOf(viewer), viewer.sessionId))
}

/** Nothing is worth keeping in these forms: who must show again that it is they comes back to the page. */
async function confirmedViewer(locale: Locale, back: string | null): Promise<Viewer> {
  const page = href(locale, '/account/second-factor', { back: safeBack(back, locale) })
  const viewer = await requireViewer(locale, page)
  if (!viewer.confirmed) redirect(href(locale, '/account/confirm', { back: page }))
  return viewer
}
