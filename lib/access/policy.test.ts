import { describe, expect, test } from 'vitest'
import { PROPOSAL_KINDS, PROPOSAL_STATES } from '@/lib/proposals/model'
import { REQUEST_STATES } from '@/lib/requests/model'
import { SUBMISSION_STATES } from '@/lib/submissions/model'
import {
  actsOn,
  LETTERS,
  OTHER_ACTS,
  type OtherAct,
  PRINCIPALS,
  type Principal,
  SITUATION_NAMES,
  type Situation,
} from './matrix'
import { CONTRIBUTOR_RIGHTS } from './model'
import {
  type Action,
  type Actor,
  can,
  type Person,
  POLICY,
  type SubmissionSubject,
  type WritingSubject,
} from './policy'

/** The commitment that everything is about, and another one of the same maker. */
const [HERE, THERE] = [1, 2]
const [AUTHOR, SOMEBODY_ELSE] = [90, 91]
/** The organisation that assesses, another one, and one of nobody here. */
const [OURS, OTHERS, NOBODYS] = [70, 71, 72]

const official = (id: number, more: Partial<Person>): Person => ({
  id,
  role: 'focal_point',
  makerCode: 'AAA',
  officeRole: 'contributor',
  acts: false,
  grants: {},
  secondFactor: false,
  organisationId: null,
  ...more,
})
const colleague = (
  id: number,
  role: Person['role'],
  secondFactor = true,
  organisationId: number | null = null,
): Person => ({
  id,
  role,
  organisationId,
  makerCode: null,
  officeRole: null,
  acts: false,
  grants: {},
  secondFactor,
})

const ACTORS: Record<Principal, Actor> = {
  visitor: null,
  lead: official(1, { officeRole: 'lead' }),
  alternate: official(2, { officeRole: 'alternate' }),
  'acting deputy': official(3, { officeRole: 'lead', acts: true, grants: { [HERE]: ['comment'] } }),
  'contributor: no rights': official(4, {}),
  'contributor: comment': official(5, { grants: { [HERE]: ['comment'] } }),
  'contributor: flag': official(6, { grants: { [HERE]: ['flag'] } }),
  'contributor: edit': official(7, { grants: { [HERE]: ['edit'] } }),
  'contributor: submit': official(8, { grants: { [HERE]: ['submit'] } }),
  'contributor: edit, submit': official(9, { grants: { [HERE]: ['edit', 'submit'] } }),
  'contributor: elsewhere': official(10, { grants: { [THERE]: [...CONTRIBUTOR_RIGHTS] } }),
  'lead of another maker': official(11, { makerCode: 'BBB', officeRole: 'lead' }),
  'focal point, office closed': official(12, { makerCode: null, officeRole: null }),
  editor: colleague(13, 'editor'),
  reviewer: colleague(14, 'reviewer'),
  'reviewer who wrote in it': colleague(AUTHOR, 'reviewer'),
  'reviewer, one factor': colleague(15, 'reviewer', false),
  administrator: colleague(16, 'administrator'),
  'administrator, one factor': colleague(17, 'administrator', false),
  'civil society': colleague(18, 'civil_society', true, OTHERS),
  'civil society, its author': colleague(20, 'civil_society', true, OURS),
  // Of the same organisation: it assesses nothing, and contributes.
  donor: colleague(19, 'donor', true, OURS),
}

const SITUATIONS: Record<Situation, WritingSubject> = {
  'of an office, on its commitment': { makerCode: 'AAA', hasOffice: true, commitmentId: HERE },
  'of an office, a new commitment': { makerCode: 'AAA', hasOffice: true, commitmentId: null },
  'without an office': { makerCode: 'AAA', hasOffice: false, commitmentId: HERE },
  'an assessment': { makerCode: 'AAA', hasOffice: true, commitmentId: HERE, organisationId: OURS },
  'a contribution': {
    makerCode: 'AAA',
    hasOffice: true,
    commitmentId: HERE,
    organisationId: OURS,
    isContribution: true,
  },
  'a reply': { makerCode: 'AAA', hasOffice: true, commitmentId: HERE, isReply: true },
  'a reply, without an office': { makerCode: 'AAA', hasOffice: false, commitmentId: HERE, isReply: true },
}

const ask = can as (actor: Actor, action: Action, subject?: unknown) => boolean

test('every action is in one of the tables', () => {
  expect([...Object.values(LETTERS), ...Object.keys(OTHER_ACTS)].sort()).toEqual(Object.keys(POLICY).sort())
})

const submissionCells = SITUATION_NAMES.flatMap((situation) =>
  SUBMISSION_STATES.flatMap((state) => PRINCIPALS.map((who) => ({ situation, state, who }))),
)

describe('a submission', () => {
  test.each(submissionCells)('$situation, $state: $who', ({ situation, state, who }) => {
    const subject: SubmissionSubject = { ...SITUATIONS[situation], state, authorIds: [AUTHOR] }
    const allowed = Object.values(LETTERS).filter((action) => ask(ACTORS[who], action, subject))
    expect(allowed.toSorted()).toEqual(actsOn(situation, who, state).toSorted())
  })
})

/** An assessment is nobody else's whether its maker has an office or not. */
test('without an office an assessment is read by the same people', () => {
  for (const who of PRINCIPALS)
    for (const state of SUBMISSION_STATES)
      for (const action of Object.values(LETTERS)) {
        const about = (hasOffice: boolean) => ({
          ...SITUATIONS['an assessment'],
          hasOffice,
          state,
          authorIds: [AUTHOR],
        })
        expect(ask(ACTORS[who], action, about(false))).toBe(ask(ACTORS[who], action, about(true)))
      }
})

/** What each other act is about, by the names in the table; some of it depends on who asks. */
const PROPOSALS = Object.fromEntries(
  PROPOSAL_STATES.flatMap((state) => [
    [
      `${state}, their own`,
      (actor: Actor) => PROPOSAL_KINDS.map((kind) => ({ kind, state, proposedBy: actor?.id ?? 0 })),
    ],
    [
      `${state}, somebody else's`,
      () => PROPOSAL_KINDS.map((kind) => ({ kind, state, proposedBy: SOMEBODY_ELSE })),
    ],
  ]),
)
const REQUESTS = Object.fromEntries(
  REQUEST_STATES.map((state) => [state, () => [{ state, decidedBy: SOMEBODY_ELSE }]]),
)
const OFFICES = {
  'an active office': () => [
    { makerCode: 'AAA', hasOffice: true },
    { makerCode: 'AAA', hasOffice: true, personId: SOMEBODY_ELSE },
  ],
  'an active office, for themselves': (actor: Actor) => [
    { makerCode: 'AAA', hasOffice: true, personId: actor?.id ?? 0 },
  ],
  'a closed office': () => [{ makerCode: 'AAA', hasOffice: false }],
}
const ALWAYS = { always: () => [undefined] }
const OF_ORGANISATION = {
  'their own': (actor: Actor) => [{ organisationId: actor?.organisationId ?? NOBODYS }],
  "another's": () => [{ organisationId: NOBODYS }],
}
const OF_VERIFIED = {
  'their own, verified': (actor: Actor) => [
    { organisationId: actor?.organisationId ?? NOBODYS, isVerified: true },
  ],
  'their own, not verified': (actor: Actor) => [
    { organisationId: actor?.organisationId ?? NOBODYS, isVerified: false },
  ],
  "another's": () => [{ organisationId: NOBODYS, isVerified: true }],
}
const IN_ITS_NAME = {
  'of an office, a new commitment': () => [SITUATIONS['of an office, a new commitment']],
  'without an office': () => [{ ...SITUATIONS['a reply, without an office'], commitmentId: null }],
}
const OF_OFFICE = {
  'of an office': () => [SITUATIONS['of an office, on its commitment']],
  'without an office': () => [SITUATIONS['without an office']],
}

const SUBJECTS: Record<OtherAct, Record<string, (actor: Actor) => unknown[]>> = {
  'account.manage': ALWAYS,
  'workspace.open': ALWAYS,
  'reviews.open': ALWAYS,
  'admin.open': ALWAYS,
  'submission.create': {
    'of an office, on its commitment': () => [SITUATIONS['of an office, on its commitment']],
    'of an office, a new commitment': () => [SITUATIONS['of an office, a new commitment']],
    'without an office': () => [
      SITUATIONS['without an office'],
      { ...SITUATIONS['without an office'], commitmentId: null },
    ],
  },
  'report.remind': ALWAYS,
  'import.begin': {
    'of an office': () => [{ makerCode: 'AAA', hasOffice: true }],
    'without an office': () => [{ makerCode: 'AAA', hasOffice: false }],
  },
  'import.use': {
    'their own, of an office': (actor) => [{ makerCode: 'AAA', hasOffice: true, personId: actor?.id ?? 0 }],
    'their own, without an office': (actor) => [
      { makerCode: 'AAA', hasOffice: false, personId: actor?.id ?? 0 },
    ],
    "somebody else's": () => [
      { makerCode: 'AAA', hasOffice: true, personId: SOMEBODY_ELSE },
      { makerCode: 'AAA', hasOffice: false, personId: SOMEBODY_ELSE },
    ],
  },
  'office.open': ALWAYS,
  'office.close': ALWAYS,
  'office.manage': OFFICES,
  'office.handOver': OFFICES,
  'office.assignLead': ALWAYS,
  'people.manage': ALWAYS,
  'people.remove': {
    'the last administrator': () => [{ isLastAdministrator: true }],
    'somebody else': () => [{ isLastAdministrator: false }],
  },
  'organisation.manage': ALWAYS,
  'organisation.verify': ALWAYS,
  'request.decide': REQUESTS,
  'request.invite': {
    ...REQUESTS,
    'verified, by themselves': (actor) => [{ state: 'verified', decidedBy: actor?.id ?? 0 }],
  },
  'correction.read': ALWAYS,
  'correction.answer': {
    waiting: () => [{ state: 'waiting' }],
    answered: () => [{ state: 'answered' }],
  },
  'cycle.manage': ALWAYS,
  'operator.manage': ALWAYS,
  'audit.read': ALWAYS,
  'outbox.read': ALWAYS,
  'mail.resend': ALWAYS,
  'proposal.make': Object.fromEntries(PROPOSAL_KINDS.map((kind) => [kind, () => [{ kind }]])),
  'proposal.read': ALWAYS,
  'proposal.withdraw': PROPOSALS,
  'proposal.refuse': PROPOSALS,
  'proposal.carryOut': PROPOSALS,
  'assessment.create': OF_VERIFIED,
  'contribution.create': OF_VERIFIED,
  'contribution.answer': OF_OFFICE,
  'consultation.open': IN_ITS_NAME,
  'consultation.suggest': OF_VERIFIED,
  'consultation.answer': IN_ITS_NAME,
  'consultation.check': ALWAYS,
  'assessment.preview': OF_OFFICE,
  'assessment.reply': OF_OFFICE,
  'assessment.sign': OF_ORGANISATION,
  'assessment.agree': OF_ORGANISATION,
  'assessment.withdraw': OF_ORGANISATION,
  'assessment.refuse': {
    'nobody refused it yet': () => [{ authorIds: [AUTHOR], refusedBy: null }],
    'they refused it': (actor) => [{ authorIds: [AUTHOR], refusedBy: actor?.id ?? 0 }],
    'somebody else refused it': () => [{ authorIds: [AUTHOR], refusedBy: SOMEBODY_ELSE }],
  },
}

const otherCells = (Object.keys(OTHER_ACTS) as OtherAct[]).flatMap((action) =>
  Object.keys(SUBJECTS[action]).map((about) => ({ action, about })),
)

describe('every other act', () => {
  test('is written out for everything it can be about', () => {
    const written = Object.entries(OTHER_ACTS).map(([action, table]) => [action, Object.keys(table).sort()])
    const asked = Object.entries(SUBJECTS).map(([action, table]) => [action, Object.keys(table).sort()])
    expect(written).toEqual(asked)
  })

  test.each(otherCells)('$action, $about', ({ action, about }) => {
    const allowed = PRINCIPALS.filter((who) => {
      const answers = SUBJECTS[action]
        [about]?.(ACTORS[who])
        .map((subject) => ask(ACTORS[who], action, subject))
      // What the name leaves open, such as the kind of a proposal, makes no difference.
      expect(new Set(answers).size).toBe(1)
      return answers?.[0]
    })
    const expected: readonly Principal[] =
      (OTHER_ACTS[action] as Record<string, readonly Principal[]>)[about] ?? []
    expect(allowed).toEqual(PRINCIPALS.filter((who) => expected.includes(who)))
  })
})

test('what nobody has put in the table can’t be asked', () => {
  // @ts-expect-error: it isn't in the table, so that the build fails
  expect(() => can(null, 'submission.burn')).toThrow()
})
