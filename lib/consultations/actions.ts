'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { clientAddress, contextOf, forgetRestored, publicContext, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import type { Context } from '@/lib/context'
import { personalDataErrors } from '@/lib/corrections/personal-data'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { judgeForm } from '@/lib/open-form'
import { countForm, noteProgram, suggestionLimit } from '@/lib/sessions/throttle'
import { CheckInput, NoteInput } from './input'
import { openAnswer, openConsultation, openExtension, openSuggestion } from './mutations'
import { checkNotes, sendNote } from './notes'

const Key = z.uuid().catch('')

/** Opens a draft as its page's button asks, and goes there. */
async function begin(
  locale: string,
  form: FormData,
  open: (ctx: Context, language: Locale, formKey: string) => Promise<number>,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const desk = `/${language}/workspace/consultations`
  const viewer = await viewerOfForm(language, desk, {})
  // Without a key of its own, pressing twice opens two.
  const formKey = Key.parse(fieldsOf(form).formKey) || crypto.randomUUID()
  let id = 0
  const result = await settle(async () => {
    id = await open(contextOf(viewer), language, formKey)
  })
  if (!result.ok) return result
  revalidatePath(desk)
  redirect(`/${language}/workspace/submissions/${id}`)
}

/** Begins a consultation of an office: on a draft of its own, or on a theme (`draft` 0). */
export const beginConsultationAction = async (
  locale: string,
  maker: string,
  draft: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> =>
  begin(locale, form, (ctx, language, key) =>
    openConsultation(ctx, String(maker), draft === 0 ? null : (idOf(draft) ?? 0), language, key),
  )

export const beginExtensionAction = async (
  locale: string,
  consultation: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> => begin(locale, form, (ctx) => openExtension(ctx, idOf(consultation) ?? 0))

export const beginSuggestionAction = async (
  locale: string,
  consultation: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> =>
  begin(locale, form, (ctx, language, key) => openSuggestion(ctx, idOf(consultation) ?? 0, language, key))

export const beginAnswerAction = async (
  locale: string,
  consultation: number,
  suggestion: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> =>
  begin(locale, form, (ctx, language) =>
    openAnswer(ctx, idOf(consultation) ?? 0, idOf(suggestion) ?? 0, language),
  )

/** Takes what somebody without an account suggests. Says the same whatever becomes of it. */
export async function sendNoteAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const ctx = publicContext()
  const done = href(language, '/suggest', { of: String(typed.consultation ?? ''), done: 'sent' })
  const judged = judgeForm({ opened: typed.opened, company: typed.company }, ctx.now, env().AUTH_SECRET)
  const client = await clientAddress()
  if (judged === 'program') {
    await noteProgram(ctx, suggestionLimit, client, 'suggestion.send')
    redirect(done)
  }
  const parsed = NoteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  if (judged !== 'person') return { ok: false, formError: judged, typed }
  const personal = await personalDataErrors(typed, ['words'])
  if (personal) return { ok: false, fieldErrors: personal, typed }
  const result = await settle(async () => {
    await countForm(ctx, suggestionLimit, client, 'suggestion.send')
    await sendNote(ctx, parsed.data, { formKey: String(typed.opened), locale: language })
  }, typed)
  if (!result.ok) return result
  redirect(done)
}

/** A reviewer shows or refuses what was ticked; the reason is in the language of the page. */
export async function checkNotesAction(
  locale: string,
  consultation: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/reviews/consultations`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = CheckInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const personal = parsed.data.intent === 'refuse' ? await personalDataErrors(typed, ['reason']) : null
  if (personal) return { ok: false, fieldErrors: personal, typed }
  const result = await settle(
    () => checkNotes(contextOf(viewer), idOf(consultation) ?? 0, parsed.data, language),
    typed,
  )
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(href(language, '/reviews/consultations', { done: 'checked' }))
}
