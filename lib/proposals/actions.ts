'use server'
import { redirect } from 'next/navigation'
import { contextOf, forgetRestored, requireConfirmed, type Viewer, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { fieldsOf } from '@/lib/form-data'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { carryOut } from './carry-out'
import { FrameworkInput, Note, RedactionInput, ThresholdsInput } from './input'
import {
  proposeFramework,
  proposeRedaction,
  proposeThresholds,
  refuseProposal,
  withdrawProposal,
} from './mutations'

/** Where somebody works on proposals. Bound by the page, but sent by the browser. */
type Section = 'admin' | 'reviews'
type List = 'rules' | 'redactions'
const placeOf = (locale: Locale, section: Section, list: List) =>
  `/${locale}/${section === 'reviews' ? 'reviews' : 'admin'}/${list === 'redactions' ? 'redactions' : 'rules'}`

interface Schema<T> {
  safeParse(
    typed: unknown,
  ): { success: true; data: T } | { success: false; error: Parameters<typeof fieldErrorsOf>[0] }
}

/** Parses, proposes, and leads to the list where the proposal now waits for another one. */
async function proposeFrom<T>(
  form: FormData,
  { locale, page, list, more = {} }: { locale: Locale; page: string; list: string; more?: object },
  schema: Schema<T>,
  propose: (viewer: Viewer, input: T) => Promise<number>,
): Promise<ActionResult> {
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(locale, page, typed)
  const parsed = schema.safeParse({ ...typed, ...more })
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), typed }
  const result = await settle(async () => {
    await propose(viewer, parsed.data)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(`${list}?done=proposed`)
}

export async function proposeThresholdsAction(
  locale: string,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const list = placeOf(localeOf(locale), 'admin', 'rules')
  const places = { locale: localeOf(locale), page: `${list}/thresholds`, list }
  return proposeFrom(form, places, ThresholdsInput, (viewer, input) =>
    proposeThresholds(contextOf(viewer), input),
  )
}

/** `key` null: a new framework. */
export async function proposeFrameworkAction(
  locale: string,
  key: string | null,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const list = placeOf(localeOf(locale), 'admin', 'rules')
  const page = `${list}/frameworks/${key === null ? 'new' : encodeURIComponent(String(key))}`
  const places = { locale: localeOf(locale), page, list, more: key === null ? {} : { key } }
  return proposeFrom(form, places, FrameworkInput, (viewer, input) =>
    proposeFramework(contextOf(viewer), input, key === null),
  )
}

/** `record` and `versions`: what the page has shown would be removed. */
export async function proposeRedactionAction(
  locale: string,
  section: Section,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const list = placeOf(localeOf(locale), section, 'redactions')
  const { record, versions } = fieldsOf(form)
  const query = new URLSearchParams({ record: String(record ?? ''), versions: String(versions ?? '') })
  const places = { locale: localeOf(locale), page: `${list}/new?${query}`, list }
  return proposeFrom(form, places, RedactionInput, (viewer, input) =>
    proposeRedaction(contextOf(viewer), input),
  )
}

export async function withdrawProposalAction(
  locale: string,
  section: Section,
  list: List,
  given: number,
  _: ActionResult | null,
  _form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = placeOf(language, section, list)
  const viewer = await viewerOfForm(language, page, {})
  const result = await settle(() => withdrawProposal(contextOf(viewer), idOf(given) ?? 0))
  if (!result.ok) return result
  redirect(`${page}?done=withdrawn`)
}

/** The second person carries it out, or refuses with a note; `intent` is the button that was pressed. */
export async function decideProposalAction(
  locale: string,
  list: List,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const id = idOf(given) ?? 0
  const page = `${placeOf(language, 'reviews', list)}/${id}`
  const typed = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const carriesOut = typed.intent === 'carry_out'
  if (!carriesOut) {
    const note = Note.safeParse(typed.note)
    if (!note.success)
      return { ok: false, fieldErrors: { note: note.error.issues[0]?.message ?? 'required' }, typed }
    const result = await settle(() => refuseProposal(contextOf(viewer), id, note.data), typed)
    if (!result.ok) return result
  } else {
    await requireConfirmed(viewer, language, page, typed)
    const result = await settle(async () => {
      await carryOut(contextOf(viewer), id, env().VAADA_DATA_DIR)
    }, typed)
    if (!result.ok) return result
  }
  await forgetRestored(page)
  redirect(`${page}?done=${carriesOut ? 'carried_out' : 'refused'}`)
}
