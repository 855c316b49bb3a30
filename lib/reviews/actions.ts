'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { appDb } from '@/db/client'
import { contextOf, forgetRestored, viewerOfForm } from '@/lib/access/viewer'
import { type ActionResult, fieldErrorsOf, settle } from '@/lib/action-result'
import { LEVEL_BASES, LEVELS } from '@/lib/commitments/model'
import { DomainError } from '@/lib/errors'
import { type Fields, fieldsOf } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'

import { findSubmission } from '@/lib/submissions/queries'
import { publishSubmission, returnSubmission } from './mutations'
import { queueQuery, queueViewFrom } from './queue'

/** What the reviewer says a commitment is. Only a coalition commitment has a basis. */
const Ruling = z
  .object({ level: z.enum(LEVELS, 'required'), levelBasis: z.enum(LEVEL_BASES).nullable().catch(null) })
  .transform(({ level, levelBasis }) => ({
    level,
    levelBasis: level === 'coalition_commitment' ? levelBasis : null,
  }))
  .refine(({ level, levelBasis }) => level !== 'coalition_commitment' || levelBasis !== null, {
    path: ['levelBasis'],
    message: 'level_basis',
  })

function rulingOf(typed: Fields) {
  const parsed = Ruling.safeParse(typed)
  if (!parsed.success) throw new DomainError('invalid', 'ruling', fieldErrorsOf(parsed.error))
  return parsed.data
}

/** Publishes or returns; `intent` is the button that was pressed. */
export async function reviewAction(
  locale: string,
  given: number,
  _: ActionResult | null,
  form: FormData,
): Promise<ActionResult> {
  const language = localeOf(locale)
  // Bound by the page, but sent by the browser.
  const id = idOf(given) ?? 0
  const page = `/${language}/reviews/${id}`
  const { intent, queue, ...typed } = fieldsOf(form)
  const viewer = await viewerOfForm(language, page, typed)
  const comment = typeof typed.comment === 'string' ? typed.comment : ''
  const act = intent === 'publish' ? 'published' : 'returned'
  const result = await settle(async () => {
    if (act === 'returned') return returnSubmission(contextOf(viewer), id, comment)
    const submission = await findSubmission(appDb, viewer, id)
    const ruling = submission?.row.kind === 'commitment' ? rulingOf(typed) : null
    await publishSubmission(contextOf(viewer), id, ruling)
  }, typed)
  if (!result.ok) return result
  await forgetRestored(page)
  redirect(href(language, `/reviews/${id}`, { done: act, ...queueQuery(queueViewFrom(queue)) }))
}
