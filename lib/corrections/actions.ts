'use server'
import { redirect } from 'next/navigation'
import { publicDb } from '@/db/client'
import { clientAddress, contextOf, forgetRestored, publicContext, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { judgeForm } from '@/lib/open-form'
import { correctionLimit, countForm, noteProgram } from '@/lib/sessions/throttle'
import { AnswerInput, NoteInput } from './input'
import { answerNote, noteSomethingWrong } from './mutations'
import { personalDataErrors } from './personal-data'

/** Says the same whatever became of it. */
export async function noteSomethingWrongAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const typed = fieldsOf(form)
  const done = href(language, '/correct', { done: 'sent' })
  const ctx = publicContext()
  const judged = judgeForm({ opened: typed.opened, company: typed.company }, ctx.now, env().AUTH_SECRET)
  const client = await clientAddress()
  if (judged === 'program') {
    await noteProgram(ctx, correctionLimit, client, 'correction.ask')
    redirect(done)
  }
  const parsed = NoteInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  if (judged !== 'person') return { ok: false, formError: judged, typed }
  const personal = await personalDataErrors(typed, ['wrong', 'right'])
  if (personal) return { ok: false, fieldErrors: personal, typed }
  const result = await settle(async () => {
    await countForm(ctx, correctionLimit, client, 'correction.ask')
    const from = { formKey: String(typed.opened), locale: language }
    await noteSomethingWrong(ctx, publicDb, parsed.data, from)
  }, typed)
  if (!result.ok) return result
  redirect(done)
}

/** The answer is in the language of the page. */
export async function answerNoteAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(String(given)) ?? 0
  const page = `/${language}/reviews/corrections/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = AnswerInput.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const personal =
    parsed.data.outcome === 'not_about' ? null : await personalDataErrors(typed, ['question', 'answer'])
  if (personal) return { ok: false, fieldErrors: personal, typed }
  const result = await settle(() => answerNote(contextOf(viewer), id, parsed.data, language), typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(href(language, '/reviews/corrections', { done: 'answered' }))
}
