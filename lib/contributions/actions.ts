'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { REFERENCE } from '@/lib/commitments/input'
import { DomainError } from '@/lib/errors'
import { fieldsOf } from '@/lib/form-data'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { PARTNER_STAGES } from './model'
import { openAgreement, openOffer, openStep } from './mutations'

const deskOf = (locale: Locale) => `/${locale}/workspace/contributions`
const draftOf = (locale: Locale, id: number) => `/${locale}/workspace/submissions/${id}`

const Offer = z.object({
  reference: z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.trim().toUpperCase() : typed),
    REFERENCE,
  ),
  formKey: z.uuid(),
})

/** Opens an organisation's offer towards a commitment, and goes there. */
export async function beginOfferAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = `${deskOf(language)}#begin`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const parsed = Offer.safeParse(typed)
  if (!parsed.success) return { ok: false, fieldErrors: { reference: 'unknown_reference' }, typed }
  let id = 0
  const result = await settle(async () => {
    const { reference, formKey } = parsed.data
    id = await openOffer(contextOf(viewer), reference, language, formKey).catch((error) => {
      if (error instanceof DomainError && error.code === 'not_found')
        throw new DomainError('invalid', error.message, { reference: 'unknown_reference' })
      throw error
    })
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  revalidatePath(deskOf(language))
  redirect(draftOf(language, id))
}

const Step = z.enum(PARTNER_STAGES).catch('offered')

/** Opens the next step of an organisation's own contribution, and goes there. */
export async function beginStepAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await viewerOfForm(language, deskOf(language), {})
  const stage = Step.parse(fieldsOf(form).stage)
  let id = 0
  const result = await settle(async () => {
    id = await openStep(contextOf(viewer), idOf(given) ?? 0, stage)
  })
  if (!result.ok) return result
  revalidatePath(deskOf(language))
  redirect(draftOf(language, id))
}

/** Opens a government's answer to an offer, and goes there. */
export async function beginAgreementAction(
  locale: string,
  given: number,
  _: ActionResult | null,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await viewerOfForm(language, deskOf(language), {})
  let id = 0
  const result = await settle(async () => {
    id = await openAgreement(contextOf(viewer), idOf(given) ?? 0, language)
  })
  if (!result.ok) return result
  revalidatePath(deskOf(language))
  redirect(draftOf(language, id))
}
