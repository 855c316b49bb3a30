import type { ProposalKind, ProposalState } from '@/lib/proposals/model'
import type { RequestState } from '@/lib/requests/model'
import type { SubmissionState } from '@/lib/submissions/model'
import {
  type OfficeRole,
  RIGHTS_OF_OFFICE_ROLE,
  RIGHTS_OF_ROLE,
  type Right,
  type Role,
  SECOND_FACTOR_COMPULSORY,
} from './model'

/** Who is asking, as they are at this moment. */
export interface Person {
  id: number
  role: Role
  /** The maker whose office a focal point works for, while that office is active; null for other roles. */
  makerCode: string | null
  /** What a focal point is there today: a deputy is `lead` while they act as one. Null for other roles. */
  officeRole: OfficeRole | null
  /** They lead for some days only, in somebody's place. */
  acts: boolean
  /** A contributor's rights by the number of the commitment. */
  grants: Readonly<Record<number, readonly Right[]>>
  /** Whether a second factor was given in this session. */
  secondFactor: boolean
  /** The organisation that somebody works for; null: none. */
  organisationId: number | null
}
/** `null` is a visitor. */
export type Actor = Person | null

/** A maker, and whether an office of its own is active. */
export interface MakerSubject {
  makerCode: string
  hasOffice: boolean
}

/** An office, and whom in it an act is about; undefined: nobody in particular. */
export interface OfficeSubject extends MakerSubject {
  personId?: number
}

/** Something written for a maker about one of its commitments; null: about a new one. */
export interface WritingSubject extends MakerSubject {
  commitmentId: number | null
  /** The organisation that writes it, of its own accord: an assessment, a contribution. Absent: it is written for the maker. */
  organisationId?: number | null
  /** A contribution or a suggestion: donors make them too. */
  isContribution?: boolean
  /** What an office says in its own name, such as an answer: where there is no office, nobody says it in its place. */
  isReply?: boolean
}

export interface SubmissionSubject extends WritingSubject {
  state: SubmissionState
  /** Everyone who wrote in it. */
  authorIds: readonly number[]
}

export interface ProposalSubject {
  kind: ProposalKind
  state: ProposalState
  proposedBy: number
}

/** Rights that somebody has everywhere. Without the second factor that their role asks for, nobody has any. */
function rightsOf(actor: Actor): readonly Right[] {
  if (actor === null || actor.role === 'focal_point') return []
  if (SECOND_FACTOR_COMPULSORY.includes(actor.role) && !actor.secondFactor) return []
  return RIGHTS_OF_ROLE[actor.role]
}

/** What somebody may do with what their organisation says and offers. */
const RIGHTS_OF_ASSESSOR: readonly Right[] = ['flag', 'comment', 'edit', 'submit']

/**
 * Rights on what is written for a maker: its office writes; where none is active, the editor does; reviewers rule. An
 * assessment is its organisation's and the reviewers' alone: no office and nobody else reads who wrote it.
 */
export function rightsOn(actor: Actor, subject: WritingSubject): readonly Right[] {
  if (actor === null) return []
  if (subject.organisationId != null) {
    if (actor.role === 'civil_society' || (actor.role === 'donor' && subject.isContribution))
      return actor.organisationId === subject.organisationId ? RIGHTS_OF_ASSESSOR : []
    return actor.role === 'reviewer' ? rightsOf(actor) : []
  }
  if (actor.role === 'editor') return subject.hasOffice || subject.isReply ? [] : rightsOf(actor)
  if (actor.role !== 'focal_point') return rightsOf(actor)
  if (!subject.hasOffice || actor.makerCode !== subject.makerCode || actor.officeRole === null) return []
  if (actor.officeRole !== 'contributor') return RIGHTS_OF_OFFICE_ROLE[actor.officeRole]
  return (subject.commitmentId !== null && actor.grants[subject.commitmentId]) || []
}

const is = (actor: Actor, role: Role): actor is Person => actor?.role === role
const isReviewer = (actor: Actor): actor is Person => rightsOf(actor).includes('publish')
const isAdministrator = (actor: Actor): actor is Person =>
  is(actor, 'administrator') && rightsOf(actor).includes('manage_people')

const OPEN: readonly SubmissionState[] = ['draft', 'returned']
const ALIVE: readonly SubmissionState[] = ['draft', 'returned', 'submitted']
const HIDDEN: readonly SubmissionState[] = ['draft', 'discarded']

const reads = (actor: Actor, submission: SubmissionSubject): boolean =>
  rightsOn(actor, submission).length > 0 &&
  (!is(actor, 'reviewer') || !HIDDEN.includes(submission.state)) &&
  !is(actor, 'administrator')

const may =
  (right: Right, states: readonly SubmissionState[]) =>
  (actor: Actor, submission: SubmissionSubject): boolean =>
    reads(actor, submission) &&
    states.includes(submission.state) &&
    rightsOn(actor, submission).includes(right)

/** Nobody reviews what they wrote, whatever their role is now. */
const reviews = (actor: Actor, submission: SubmissionSubject): boolean =>
  may('publish', ['submitted'])(actor, submission) &&
  actor !== null &&
  !submission.authorIds.includes(actor.id)

/** The second of two people: never who proposed it. */
const decides = (actor: Actor, { state, proposedBy }: ProposalSubject): boolean =>
  isReviewer(actor) && state === 'open' && proposedBy !== actor.id

/**
 * An office's lead, or who acts as one today, and administrators for an office whose lead is gone. Who acts gives
 * nothing to themselves: their days would have no end.
 */
const leads = (actor: Actor, { makerCode, hasOffice, personId }: OfficeSubject): boolean =>
  hasOffice &&
  ((is(actor, 'focal_point') &&
    actor.makerCode === makerCode &&
    actor.officeRole === 'lead' &&
    !(actor.acts && actor.id === personId)) ||
    isAdministrator(actor))

/** Whoever works for an organisation of civil society. */
const assesses = (actor: Actor): actor is Person =>
  is(actor, 'civil_society') && actor.organisationId !== null

/** Whoever works for an organisation that may help to keep a promise. */
const contributes = (actor: Actor): actor is Person =>
  (is(actor, 'civil_society') || is(actor, 'donor')) && actor.organisationId !== null

/** Somebody of the organisation that an act is about. */
const speaksFor = (actor: Actor, { organisationId }: { organisationId: number }): boolean =>
  assesses(actor) && actor.organisationId === organisationId

/** Whoever belongs to the office that writes for a maker; where there is none, its editors. */
const sends = (actor: Actor, { makerCode, hasOffice }: MakerSubject): boolean =>
  hasOffice ? is(actor, 'focal_point') && actor.makerCode === makerCode : is(actor, 'editor')

/**
 * Who may do what. Pure: the subject comes loaded, nothing here asks a database. What isn't in the table can't be
 * done; pages offer by it, mutations enforce it.
 */
export const POLICY = {
  /** Their own sessions, password, second factor, passkeys. */
  'account.manage': (actor: Actor) => actor !== null,
  'workspace.open': (actor: Actor) =>
    (is(actor, 'focal_point') && actor.makerCode !== null) || is(actor, 'editor') || contributes(actor),
  'reviews.open': isReviewer,
  'admin.open': isAdministrator,

  'submission.create': (actor: Actor, subject: WritingSubject) =>
    (is(actor, 'focal_point') || is(actor, 'editor')) && rightsOn(actor, subject).includes('edit'),
  'submission.read': reads,
  'submission.edit': may('edit', OPEN),
  'submission.submit': may('submit', OPEN),
  'submission.discard': may('edit', OPEN),
  'submission.comment': may('comment', ALIVE),
  'submission.flag': may('flag', ALIVE),
  /** A flag is settled by whoever can mend what it is about, or rule on it. */
  'submission.settle': (actor: Actor, submission: SubmissionSubject) =>
    may('edit', ALIVE)(actor, submission) || reviews(actor, submission),
  'submission.return': reviews,
  'submission.publish': reviews,

  /** Reminding an office, by letter, of the reports it owes. */
  'report.remind': isReviewer,
  /** Sending a workbook for a maker. What comes of it asks again, commitment by commitment. */
  'import.begin': sends,
  /** A workbook that was sent is for its sender alone. */
  'import.use': (actor: Actor, { personId, ...maker }: MakerSubject & { personId: number }) =>
    actor?.id === personId && sends(actor, maker),

  'office.open': isAdministrator,
  'office.close': isAdministrator,
  'office.manage': leads,
  'office.handOver': leads,
  /** Where an office has no lead, outside any hand-over. */
  'office.assignLead': isAdministrator,

  'people.manage': isAdministrator,
  /** Disabling somebody, or giving them another role: an instance always keeps an administrator. */
  'people.remove': (actor: Actor, { isLastAdministrator }: { isLastAdministrator: boolean }) =>
    isAdministrator(actor) && !isLastAdministrator,
  'organisation.manage': isAdministrator,
  'organisation.verify': (actor: Actor) => rightsOf(actor).includes('verify'),
  'request.decide': (actor: Actor, { state }: { state: RequestState }) =>
    rightsOf(actor).includes('verify') && state === 'asked',
  /** The second of two people: never who verified it, whatever their role was then. */
  'request.invite': (
    actor: Actor,
    { state, decidedBy }: { state: RequestState; decidedBy?: number | null },
  ) => isAdministrator(actor) && state === 'verified' && decidedBy !== actor.id,
  /** What readers say is wrong: whoever mends records, and whoever answers. */
  'correction.read': (actor: Actor) => isReviewer(actor) || is(actor, 'editor'),
  'correction.answer': (actor: Actor, { state }: { state: 'waiting' | 'answered' }) =>
    isReviewer(actor) && state === 'waiting',
  'cycle.manage': isAdministrator,
  'operator.manage': isAdministrator,
  'audit.read': isAdministrator,
  'outbox.read': isAdministrator,
  'mail.resend': isAdministrator,

  'proposal.make': (actor: Actor, { kind }: { kind: ProposalKind }) =>
    isAdministrator(actor) || (kind === 'redaction' && isReviewer(actor)),
  'proposal.read': (actor: Actor) => isAdministrator(actor) || isReviewer(actor),
  'proposal.withdraw': (actor: Actor, { state, proposedBy }: ProposalSubject) =>
    (isAdministrator(actor) || isReviewer(actor)) && state === 'open' && proposedBy === actor.id,
  'proposal.refuse': decides,
  'proposal.carryOut': decides,

  /** Beginning an assessment: for one's own organisation, once a reviewer knows who it is. */
  'assessment.create': (
    actor: Actor,
    { organisationId, isVerified }: { organisationId: number; isVerified: boolean },
  ) => isVerified && speaksFor(actor, { organisationId }),
  /** What was accepted, as its office sees it before publication: without its author, and without its hour. */
  'assessment.preview': (actor: Actor, subject: WritingSubject) =>
    is(actor, 'focal_point') && rightsOn(actor, subject).length > 0,
  'assessment.reply': (actor: Actor, subject: WritingSubject) =>
    is(actor, 'focal_point') && rightsOn(actor, subject).includes('edit'),
  /** Offering help towards a promise, and each next step: for one's own organisation, once a reviewer knows who it is. */
  'contribution.create': (
    actor: Actor,
    { organisationId, isVerified }: { organisationId: number; isVerified: boolean },
  ) => isVerified && contributes(actor) && actor.organisationId === organisationId,
  /** The government's answer to an offer: its own office's alone. */
  'contribution.answer': (actor: Actor, subject: WritingSubject) =>
    is(actor, 'focal_point') && rightsOn(actor, subject).includes('edit'),
  /** Opening a text or a theme for comment, and making it longer: the office's own, in the name of all of it. */
  'consultation.open': (actor: Actor, subject: WritingSubject) =>
    is(actor, 'focal_point') && rightsOn(actor, subject).includes('edit'),
  /** Suggesting something in one: for one's own organisation, once a reviewer knows who it is. */
  'consultation.suggest': (
    actor: Actor,
    { organisationId, isVerified }: { organisationId: number; isVerified: boolean },
  ) => isVerified && contributes(actor) && actor.organisationId === organisationId,
  'consultation.answer': (actor: Actor, subject: WritingSubject) =>
    is(actor, 'focal_point') && rightsOn(actor, subject).includes('edit'),
  /** What came by the open form: shown, or refused with a public reason. */
  'consultation.check': isReviewer,
  /** Signing what another organisation wrote, or not. */
  'assessment.sign': speaksFor,
  'assessment.agree': speaksFor,
  'assessment.withdraw': speaksFor,
  /** Refusing an assessment needs a second reviewer. `refusedBy`: who refused it first; null: nobody yet. */
  'assessment.refuse': (
    actor: Actor,
    { authorIds, refusedBy }: { authorIds: readonly number[]; refusedBy: number | null },
  ) => isReviewer(actor) && !authorIds.includes(actor.id) && refusedBy !== actor.id,
} as const satisfies Record<string, (actor: Actor, subject: never) => boolean>

export type Action = keyof typeof POLICY
type SubjectOf<A extends Action> = Parameters<(typeof POLICY)[A]> extends [Actor, infer S] ? [S] : []

/** The one question. */
export function can<A extends Action>(actor: Actor, action: A, ...subject: SubjectOf<A>): boolean {
  return (POLICY[action] as (actor: Actor, subject?: unknown) => boolean)(actor, subject[0])
}
