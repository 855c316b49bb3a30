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
  keepFormOf,
  requireViewer,
  type Viewer,
  viewerOfForm,
  wayIn,
} from '@/lib/access/viewer'
import { type ActionResult, type FieldErrors, settle } from '@/lib/action-result'
import { MAKER_CODE, REFERENCE } from '@/lib/commitments/input'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { type Locale, localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { type ShownFindings, shown } from '@/lib/privacy/draft'
import { findPersonalDataIn } from '@/lib/privacy/queries'
import { DraftConflict } from './conflict'
import type { Clash } from './merge'
import { discard, gapsOf, openDraft, submit } from './mutations'
import { rebaseDraft } from './rebase'
import { reshape } from './reshape'
import { type Saved, saveDraft } from './save'

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

/** What the draft form answers: what became of what was typed, and the revision the next save builds on. */
export type DraftState = ActionResult & {
  typed?: Fields
  revision?: number
  savedAt?: string
  /** What was asked for: `save`, `check`, `submit`, `go:<step>`, `add:<list>` or `remove:<list>:<index>`. */
  intent?: string
  /** The session ended while the person was writing: nothing was saved, and the form stays as it is. */
  signedOut?: boolean
  /** The whole draft as it is kept now, where others have written in it too. */
  kept?: Fields
  /** Where both wrote different things; nothing was saved then. */
  clashes?: readonly Clash[]
  /** Who wrote the other version; null: not known. */
  by?: string | null
  /** What looks like personal data, by field, as far as it was looked for. */
  findings?: ShownFindings
  /** What is missing or wrong before it can be handed in; empty: nothing. Only where it was asked for. */
  gaps?: FieldErrors
}

/**
 * One action for every button of a draft form, so that it works without scripts. `byItself`: sent by a timer. `part`:
 * the fields that were sent, where they aren't all. Where the session has ended, what was typed is kept; whoever
 * pressed a button is led to sign in and back, whoever is still typing stays.
 */
export async function draftAction(
  locale: string,
  given: number,
  _: DraftState | null,
  form: FormData,
): Promise<DraftState> {
  // Bound by the page, but sent by the browser: anything may come.
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const { intent, revision, reason, byItself, part: sentPart, ...typed } = fieldsOf(form)
  const act = typeof intent === 'string' ? intent : 'save'
  reshape(typed, act)
  const page = draftPage(language, id)
  const base = revisionOf(revision)
  const part = typeof sentPart === 'string' ? sentPart.split(',') : null
  const why = typeof reason === 'string' ? reason.slice(0, 4000) : null
  const echo = { ...typed, ...(part?.includes('reason') === false ? {} : { reason: why ?? '' }) }
  if (!(await findViewer())) {
    const kept = await keepForm(page, { ...echo, revision: String(base), ...(part && { part: part.join() }) })
    // With scripts the form stays as it is; without them the page would have to be drawn, and nobody is there to see it.
    if (byItself || (!kept && (await isScripted())))
      return { ok: false, signedOut: true, intent: act, typed: echo }
    redirect(await wayIn(language, page))
  }
  const viewer = await requireViewer(language, page)
  const answer = await (act === 'submit' ? handIn : keep)({ viewer, id, base, typed: echo, why, part, act })
  const through = answer.ok || answer.fieldErrors !== undefined
  if (through) await forgetRestored(page)
  // Until they are settled, the words that clash are nowhere but in this form.
  if (answer.clashes?.length)
    await keepFormOf(viewer, page, { ...echo, revision: String(base), ...(part && { part: part.join() }) })
  if (answer.ok && act === 'submit') {
    // Whoever comes from that very address, where it was returned to them, would be shown what they had before.
    revalidatePath(page)
    redirect(`${page}?done=submitted`)
  }
  const scripted = await isScripted()
  if (answer.ok && !scripted && act.startsWith('go:')) redirect(`${page}?step=${act.slice(3)}&saved=yes`)
  return {
    ...answer,
    intent: act,
    // A browser with scripts knows what it sent. Without them the form goes on with both people's words.
    typed: scripted ? undefined : (answer.typed ?? answer.kept ?? echo),
  } as DraftState
}

interface Sent {
  viewer: Viewer
  id: number
  base: number
  typed: Fields
  why: string | null
  part: readonly string[] | null
  act: string
}

async function keep({ viewer, id, base, typed, why, part, act }: Sent): Promise<DraftState> {
  const ctx = contextOf(viewer)
  let saved: Saved | null = null
  const result = await withConflict(base, async () => {
    saved = await saveDraft(ctx, id, base, typed, why, part)
  })
  if (!result.ok || !saved) return result
  const { revision, merged, content }: Saved = saved
  return {
    ...result,
    revision,
    savedAt: ctx.now.toISOString(),
    ...(merged && { kept: content as Fields }),
    findings: shown(await findPersonalDataIn(ctx.db, id, content)),
    ...(act === 'check' && { gaps: await gapsOf(ctx, id) }),
  }
}

async function handIn({ viewer, id, base, typed, why, part }: Sent): Promise<DraftState> {
  const ctx = contextOf(viewer)
  const result = await withConflict(base, () => submit(ctx, id, base, typed, why, part))
  // The draft was saved before it was checked.
  return result.ok || !result.fieldErrors
    ? result
    : {
        ...result,
        revision: base + 1,
        savedAt: ctx.now.toISOString(),
        findings: shown(await findPersonalDataIn(ctx.db, id, typed)),
      }
}

/** A conflict is answered with what others wrote, so that the form can show it. */
async function withConflict(base: number, work: () => Promise<void>): Promise<DraftState> {
  let conflict: DraftConflict | null = null
  const result = await settle(async () => {
    try {
      await work()
    } catch (error) {
      if (error instanceof DraftConflict) conflict = error
      throw error
    }
  })
  if (!conflict) return { ...result, revision: base }
  const { kept, clashes, by, merged }: DraftConflict = conflict
  return {
    ...result,
    revision: kept.revision,
    kept: kept.content as Fields,
    clashes,
    by,
    typed: merged as Fields,
  }
}

/**
 * Puts a draft on the version that was published since it was begun. Of each clash the form says whose words stand:
 * `mine` or `theirs`, under its path.
 */
export async function rebaseAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const page = draftPage(language, id)
  // The paths of clashes hold dots and are no names of a nested form.
  const chosen = form instanceof FormData ? [...form].filter(([, value]) => value === 'theirs') : []
  const { revision } = fieldsOf(form)
  const viewer = await viewerOfForm(language, `${page}#rebase`, {})
  const result = await settle(async () => {
    await rebaseDraft(contextOf(viewer), id, revisionOf(revision), new Set(chosen.map(([path]) => path)))
  })
  if (!result.ok) return result
  revalidatePath(page)
  redirect(`${page}?done=rebased`)
}

export async function discardAction(locale: string, given: number): Promise<void> {
  const [language, id] = [localeOf(locale), idOf(given) ?? 0]
  const page = draftPage(language, id)
  const viewer = await requireViewer(language, page)
  const result = await settle(() => discard(contextOf(viewer), id))
  if (result.ok) await forgetRestored(page)
  revalidatePath(workspace(language))
  redirect(workspace(language))
}

/** Throws away what was typed before its writer had to sign in: the page shows what is saved. */
export async function dropRestoredAction(locale: string, given: number): Promise<void> {
  const page = draftPage(localeOf(locale), idOf(given) ?? 0)
  await requireViewer(localeOf(locale), page)
  await forgetRestored(page)
  redirect(`${page}?show=saved`)
}
