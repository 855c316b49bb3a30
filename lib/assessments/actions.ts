'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { REFERENCE } from '@/lib/commitments/input'
import { CYCLE_KEY } from '@/lib/cycles/rules'
import { DomainError } from '@/lib/errors'
import { fieldsOf } from '@/lib/form-data'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { WITHDRAWALS } from './model'
import { agreeWithReply, openAssessment, openReply, refuseAssessment, withdrawAssessment } from './mutations'
import { signAssessment } from './signatures'

const Begun = z.object({
  reference: z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.trim().toUpperCase() : typed),
    REFERENCE,
  ),
  cycle: z.string().regex(CYCLE_KEY, { error: 'choose' }),
})

/** Opens an organisation's assessment, and goes there. */
export async function beginAssessmentAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/workspace#begin`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = Begun.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: { reference: 'unknown_reference' }, typed }
  let id = 0
  const result = await settle(async () => {
    id = await openAssessment(contextOf(viewer), parsed.data, language).catch((error) => {
      if (error instanceof DomainError && error.code === 'not_found')
        throw new DomainError('invalid', error.message, { reference: 'unknown_reference' })
      throw error
    })
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  revalidatePath(`/${language}/workspace`)
  redirect(`/${language}/workspace/submissions/${id}`)
}

/** Opens an office's reply to an assessment, and goes there. */
export async function beginReplyAction(
  locale: string,
  given: number,
  _: ActionResult | null,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const previewId = idOf(given) ?? 0
  const viewer = await viewerOfForm(language, `/${language}/workspace/assessments/${previewId}`, {})
  let id = 0
  const result = await settle(async () => {
    id = await openReply(contextOf(viewer), previewId, language)
  })
  if (!result.ok) return result
  redirect(`/${language}/workspace/submissions/${id}`)
}

/** Signs an assessment of another organisation, or says that one's own doesn't; `intent` is the button. */
export async function signAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/workspace`
  const { intent } = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, {})
  const result = await settle(() => signAssessment(contextOf(viewer), idOf(given) ?? 0, intent === 'sign'))
  if (!result.ok) return result
  revalidatePath(page)
  redirect(`${page}?done=${intent === 'sign' ? 'signed' : 'declined'}`)
}

const Why = z.enum(WITHDRAWALS).catch('unstated')

/** What an organisation wishes for its assessment: `agree`, or `withdraw` with why. */
export async function wishAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `/${language}/workspace`
  const { intent, ...typed } = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, {})
  const id = idOf(given) ?? 0
  const agrees = intent === 'agree'
  const result = await settle(() =>
    agrees
      ? agreeWithReply(contextOf(viewer), id)
      : withdrawAssessment(contextOf(viewer), id, Why.parse(typed[`why-${id}`])),
  )
  if (!result.ok) return result
  revalidatePath(page)
  redirect(`${page}?done=${agrees ? 'agreed' : 'withdrawn'}`)
}

/** Proposes that an assessment be refused, or agrees with the reviewer who did. */
export async function refuseAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(given) ?? 0
  const page = `/${language}/reviews/${id}#refuse`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const reason = typeof typed.reason === 'string' ? typed.reason : ''
  let done = ''
  const result = await settle(async () => {
    done = await refuseAssessment(contextOf(viewer), id, reason)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  revalidatePath(`/${language}/reviews/${id}`)
  redirect(`/${language}/reviews/${id}?done=${done}`)
}
