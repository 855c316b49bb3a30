import type { Tx } from '@/db/client'
import { type Action, can } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { nextStep } from '@/lib/reviews/transitions'
import { type LoadedSubmission, loadSubmission } from './load'
import type { SubmissionState } from './model'

/** Loads a submission and asks the policy; a person who may not know it exists gets `not_found`. */
export async function loadFor(tx: Tx, ctx: Context, id: number, action: Action & `submission.${string}`) {
  const submission = await loadSubmission(tx, id, true)
  if (!can(ctx.actor, 'submission.read', submission.subject))
    throw new DomainError('not_found', `submission ${id}`)
  if (
    !(can as (actor: Context['actor'], action: Action, subject: unknown) => boolean)(
      ctx.actor,
      action,
      submission.subject,
    )
  )
    throw new DomainError(stateAllows(submission, action) ? 'forbidden' : 'already_done', `${action} ${id}`)
  return submission
}

/** States in which an act that moves nothing on makes sense. */
const STATES_OF: Readonly<Record<string, readonly SubmissionState[]>> = {
  edit: ['draft', 'returned'],
  comment: ['draft', 'returned', 'submitted'],
  flag: ['draft', 'returned', 'submitted'],
  settle: ['draft', 'returned', 'submitted'],
}

const stateAllows = ({ row }: LoadedSubmission, action: string) => {
  const act = action.replace('submission.', '')
  return STATES_OF[act]?.includes(row.state) ?? nextStep(row.state, act as 'submit') !== null
}
