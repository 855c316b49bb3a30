'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { contextOf, findViewer, requireViewer } from '@/lib/access/viewer'
import { type ActionResult, settle } from '@/lib/action-result'
import { MAKER_CODE, REFERENCE } from '@/lib/commitments/input'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { idOf } from './model'
import { discard, openDraft, saveDraft, submit } from './mutations'

const localeOf = (value: unknown): Locale => (isLocale(value) ? value : 'en')
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
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, workspace(language))
  const parsed = Wish.safeParse(fieldsOf(form))
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
  // So that the way back shows the draft as a task.
  revalidatePath(workspace(language))
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
  /** The session ended while the person was writing: nothing was saved, and the form keeps what was typed. */
  signedOut?: boolean
}

/**
 * One action for every button of a draft form, so that it works without scripts: `intent` is `save`, `submit`,
 * `add:<list>` or `remove:<list>:<index>`.
 */
export async function draftAction(
  locale: string,
  given: number,
  _: DraftState | null,
  form: FormData,
): Promise<DraftState> {
  // Bound by the page, but sent by the browser: anything may come.
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const { intent, revision, reason, ...typed } = fieldsOf(form)
  const act = typeof intent === 'string' ? intent : 'save'
  reshape(typed, act)
  const viewer = await findViewer()
  if (!viewer) return { ok: false, signedOut: true, intent: act, typed: { ...typed, reason: reason ?? '' } }
  const base = revisionOf(revision)
  const why = typeof reason === 'string' ? reason.slice(0, 4000) : null
  const now = new Date()
  const echo = { ...typed, reason: why ?? '' }
  if (act === 'submit') {
    const result = await settle(() => submit(contextOf(viewer), id, base, typed, why), echo)
    if (result.ok) redirect(`${draftPage(language, id)}?done=submitted`)
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
  return {
    ...result,
    intent: act,
    typed: echo,
    revision: saved,
    ...(result.ok && { savedAt: now.toISOString() }),
  } as DraftState
}

/** Adds an empty row to a list of the form, or takes one out. */
function reshape(typed: Fields, intent: string): void {
  const [act, list = '', index] = intent.split(':')
  if (!/^(indicators|milestones|deliverySteps|money|sources|evidence)$/.test(list)) return
  const rows = Array.isArray(typed[list]) ? [...typed[list]] : []
  if (act === 'add') rows.push({})
  if (act === 'remove' && index !== undefined) rows.splice(Number(index), 1)
  typed[list] = rows
}

export async function discardAction(locale: string, id: number): Promise<void> {
  const language = localeOf(locale)
  const viewer = await requireViewer(language, workspace(language))
  await settle(() => discard(contextOf(viewer), idOf(id) ?? 0))
  redirect(workspace(language))
}
