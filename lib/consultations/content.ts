import type { Writable } from '@/db/client'
import type { FieldErrors } from '@/lib/action-result'
import { findIdentity } from '@/lib/assessments/content'
import type { Outcome } from '@/lib/assessments/draft'
import { selfNaming } from '@/lib/assessments/self-naming'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { LoadedSubmission } from '@/lib/submissions/load'
import {
  AnswerDraft,
  ConsultationDraft,
  fromAnswerDraft,
  fromConsultationDraft,
  fromSuggestionDraft,
  SuggestionDraft,
} from './draft'
import type { AnswerContent, ConsultationContent, SuggestionContent } from './input'
import { findStanding, findSuggestion, isAnswerable } from './load'
import { isOpen } from './rules'

type Clock = Pick<Context, 'now' | 'timeZone'>

/** The strict content of a consultation that an office opens or makes longer. @throws DomainError invalid, with the fields */
export async function consultationOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row }: LoadedSubmission,
): Promise<ConsultationContent> {
  const standing = row.consultation === null ? null : await findStanding(db, row.consultation)
  return strict(
    row.id,
    row.consultation !== null && !standing?.content
      ? { ok: false, errors: { days: 'consultation_over' } }
      : fromConsultationDraft(ConsultationDraft.parse(row.content), {
          maker: row.makerCode,
          standing: standing?.content ?? null,
          today: civilDate(now, timeZone),
        }),
  )
}

/** The strict content of a suggestion. What came in time is checked in time or later. @throws DomainError invalid, with the fields */
export async function suggestionOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row }: LoadedSubmission,
): Promise<SuggestionContent> {
  if (row.consultation === null || row.organisationId === null)
    throw new Error(`suggestion ${row.id} has no subject`)
  const draft = SuggestionDraft.parse(row.content)
  const [standing, identity] = await Promise.all([
    findStanding(db, row.consultation),
    findIdentity(db, row.organisationId),
  ])
  const outcome = fromSuggestionDraft(draft, {
    consultation: row.consultation,
    isTaken: !!standing?.content && isOpen(standing.content, civilDate(row.submittedAt ?? now, timeZone)),
    today: civilDate(now, timeZone),
  })
  return strict(row.id, outcome, identity === null ? {} : selfNaming(draft, identity))
}

/** The strict content of an office's answer. @throws DomainError invalid, with the fields */
export async function answerOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row }: LoadedSubmission,
): Promise<AnswerContent> {
  const { consultation, suggestion } = row
  if (consultation === null || suggestion === null) throw new Error(`answer ${row.id} has no subject`)
  const standing = await findSuggestion(db, consultation, { number: suggestion })
  const outcome = fromAnswerDraft(AnswerDraft.parse(row.content), {
    consultation,
    suggestion,
    today: civilDate(now, timeZone),
  })
  return strict(row.id, outcome, standing && isAnswerable(standing) ? {} : { outcome: 'not_next' })
}

function strict<Content>(id: number, outcome: Outcome<Content>, more: FieldErrors = {}): Content {
  const errors = { ...(outcome.ok ? {} : outcome.errors), ...more }
  if (!outcome.ok || Object.keys(errors).length) throw new DomainError('invalid', `submission ${id}`, errors)
  return outcome.content
}
