import type { SubmissionState } from '@/lib/submissions/model'
import type { Role } from './model'

/** Who is asking. `null` is a visitor. */
export interface Person {
  id: number
  role: Role
  /** The maker whose office a focal point works for, while that office is active; null for other roles. */
  makerCode: string | null
}
export type Actor = Person | null

/** A maker, and whether an office of its own is active. */
export interface MakerSubject {
  makerCode: string
  hasOffice: boolean
}

export interface SubmissionSubject extends MakerSubject {
  state: SubmissionState
  /** Everyone who wrote in it. */
  authorIds: readonly number[]
}

const is = (actor: Actor, ...roles: Role[]): actor is Person => actor !== null && roles.includes(actor.role)

/** An office writes for its maker; where no office is active, the editor does. */
const writesFor = (actor: Actor, { makerCode, hasOffice }: MakerSubject): boolean =>
  (is(actor, 'focal_point') && hasOffice && actor.makerCode === makerCode) ||
  (is(actor, 'editor') && !hasOffice)

const OPEN: readonly SubmissionState[] = ['draft', 'returned']

/**
 * Who may do what. Pure: the subject comes loaded, nothing here asks a database. What isn't in the table can't be
 * done; pages offer by it, mutations enforce it.
 */
export const POLICY = {
  'workspace.open': (actor: Actor) => is(actor, 'focal_point', 'editor'),
  'reviews.open': (actor: Actor) => is(actor, 'reviewer'),
  'people.manage': (actor: Actor) => is(actor, 'administrator'),
  'submission.create': writesFor,
  'submission.read': (actor: Actor, submission: SubmissionSubject) =>
    writesFor(actor, submission) ||
    (is(actor, 'reviewer') && submission.state !== 'draft' && submission.state !== 'discarded'),
  'submission.edit': (actor: Actor, submission: SubmissionSubject) =>
    OPEN.includes(submission.state) && writesFor(actor, submission),
  'submission.submit': (actor: Actor, submission: SubmissionSubject) =>
    OPEN.includes(submission.state) && writesFor(actor, submission),
  'submission.discard': (actor: Actor, submission: SubmissionSubject) =>
    OPEN.includes(submission.state) && writesFor(actor, submission),
  // Nobody reviews what they wrote, whatever their role is now.
  'submission.return': reviews,
  'submission.publish': reviews,
} as const satisfies Record<string, (actor: Actor, subject: never) => boolean>

function reviews(actor: Actor, submission: SubmissionSubject): boolean {
  return is(actor, 'reviewer') && submission.state === 'submitted' && !submission.authorIds.includes(actor.id)
}

export type Action = keyof typeof POLICY
type SubjectOf<A extends Action> = Parameters<(typeof POLICY)[A]> extends [Actor, infer S] ? [S] : []

/** The one question. */
export function can<A extends Action>(actor: Actor, action: A, ...subject: SubjectOf<A>): boolean {
  return (POLICY[action] as (actor: Actor, subject?: unknown) => boolean)(actor, subject[0])
}
