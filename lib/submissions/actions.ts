'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import {
  contextOf,
  findViewer,
  forgetRestored,
  isScripted,
  keepForm,
  requireViewer,
  viewerOfForm,
  wayIn,
} from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { MAKER_CODE, REFERENCE } from '@/lib/commitments/input'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { discard, openDraft, saveDraft, submit } from './mutations'
import { reshape } from './reshape'

const workspace = (locale: Locale) => `/${locale}/workspace`
const draftPage = (locale: Locale, id: number) => `${workspace(locale)}/submissions/${id}`

const Wish = z.union([
  z.object({ kind: z.literal('commitment'), maker: MAKER_CODE, formKey: z.uuid() }),
  z.object({ kind: z.literal('change'), reference: REFERENCE, formKey: z.uuid() }),
  z.object({ kind: z.literal('report'), reference: REFERENCE, cycle: z.string().max(10), formKey: z.uuid() }),
])

/** Opens a draft and goes there. */
export async function openDraftAction(
  locale: string,
  _: ActionResult | null,
  sent: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const page = workspace(language)
  const typed = fieldsOf(sent)
  // Only a new commitment asks anything; the other buttons are pressed again.
  const form = typed.kind === 'commitment' ? `${page}#new` : `${page}#open`
  const viewer = await viewerOfForm(language, form, typed)
  const parsed = Wish.safeParse(typed)
  if (!parsed.success) return { ok: false, formError: 'invalid' }
  const wish = parsed.data
  let id = 0
  const result = await settle(async () => {
    id = await openDraft(
      contextOf(viewer),
      wish.kind === 'report'
        ? { kind: 'report', reference: wish.reference, cycle: wish.cycle }
        : wish.kind === 'change'
          ? { kind: 'commitment', makerCode: '', reference: wish.reference }
          : { kind: 'commitment', makerCode: wish.maker, reference: null },
      language,
      wish.formKey,
    )
  })
  if (!result.ok) return result
  await forgetRestored(form)
  // So that the way back shows the draft as a task.
  revalidatePath(page)
  redirect(draftPage(language, id))
}

/** Revisions start at 1, so what is no revision is past: a conflict. */
const revisionOf = (value: unknown): number =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0

/** What the draft form answers: what was typed, and the revision the next save builds on. */
export type DraftState = ActionResult & {
  typed?: Fields
  revision?: number
  savedAt?: string
  /** What was asked for: `save`, `submit`, `add:<list>` or `remove:<list>:<index>`. */
  intent?: string
  /** The session ended while the person was writing: nothing was saved, and the form stays as it is. */
  signedOut?: boolean
}

/**
 * One action for every button of a draft form, so that it works without scripts: `intent` is `save`, `submit`,
 * `add:<list>` or `remove:<list>:<index>`. `byItself`: sent by a timer. Where the session has ended, what was typed is
 * kept; whoever pressed a button is led to sign in and back, whoever is still typing stays.
 */
export async function draftAction(
  locale: string,
  given: number,
  _: DraftState | null,
  form: FormData,
): Promise<DraftState> {
  // Bound by the page, but sent by the browser: anything may come.
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const { intent, revision, reason, byItself, ...typed } = fieldsOf(form)
  const act = typeof intent === 'string' ? intent : 'save'
  reshape(typed, act)
  const page = draftPage(language, id)
  const base = revisionOf(revision)
  const why = typeof reason === 'string' ? reason.slice(0, 4000) : null
  const echo = { ...typed, reason: why ?? '' }
  if (!(await findViewer())) {
    const kept = await keepForm(page, { ...echo, revision: String(base) })
    // With scripts the form stays as it is; without them the page would have to be drawn, and nobody is there to see it.
    if (byItself || (!kept && (await isScripted())))
      return { ok: false, signedOut: true, intent: act, typed: echo }
    redirect(await wayIn(language, page))
  }
  const viewer = await requireViewer(language, page)
  const now = new Date()
  if (act === 'submit') {
    const result = await settle(() => submit(contextOf(viewer), id, base, typed, why), echo)
    if (result.ok || result.fieldErrors) await forgetRestored(page)
    if (result.ok) redirect(`${page}?done=submitted`)
    // The draft was saved before it was checked, unless somebody else had saved or it is closed.
    return {
      ...result,
      intent: act,
      revision: result.fieldErrors ? base + 1 : base,
      ...(result.fieldErrors && { savedAt: now.toISOString() }),
    }
  }
  let saved = base
  const result = await settle(async () => {
    saved = await saveDraft(contextOf(viewer), id, base, typed, why)
  }, echo)
  if (result.ok) await forgetRestored(page)
  return {
    ...result,
    intent: act,
    typed: echo,
    revision: saved,
    ...(result.ok && { savedAt: now.toISOString() }),
  } as DraftState
}

export async function discardAction(locale: string, given: number): Promise<void> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const page = draftPage(language, id)
  const viewer = await requireViewer(language, page)
  const result = await settle(() => discard(contextOf(viewer), id))
  if (result.ok) await forgetRestored(page)
  redirect(workspace(language))
}

/** Throws away what was typed before its writer had to sign in: the page shows what is saved. */
export async function dropRestoredAction(locale: string, given: number): Promise<void> {
  const page = draftPage(localeOf(locale), idOf(given) ?? 0)
  await requireViewer(localeOf(locale), page)
  await forgetRestored(page)
  redirect(`${page}?show=saved`)
}
