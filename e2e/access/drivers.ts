import { randomUUID } from 'node:crypto'
import type { Route, ServerAction } from '../../lib/access/doors'
import { OTHER_ACTS, type Principal } from '../../lib/access/matrix'
import {
  answered,
  decided,
  draftFor,
  endedDeputy,
  invitedAfter,
  OFFICES,
  onInvitation,
  onOffice,
  onPerson,
  onProposal,
  proposed,
  withdrawnHandOver,
} from './administration'
import {
  allOf,
  type Driver,
  mark,
  OF_SUBMISSIONS,
  of,
  on,
  onSubmissions,
  REVIEWERS,
  routeOnSubmissions,
  WRITERS,
} from './attempts'
import type { World } from './world'

/** A workbook that somebody sent who is gone: it is nobody else's. */
const onUpload = (action: ServerAction, bound: unknown[] = [], fields: Record<string, string> = {}): Driver =>
  on({
    asked: 'import.use',
    about: "somebody else's",
    page: '/[locale]/workspace/imports/[id]',
    path: ({ things }) => `/en/workspace/imports/${things.upload}`,
    action,
    make: async ({ sql }, { people, own }) => {
      const [made] = await sql`insert into imports
        (person_id, maker_code, state, kind, language, file_name, bytes, sha256)
        values (${people.get('signed out')?.account?.id ?? 0}, ${own.maker}, 'ready', 'commitments', 'en', 'x', 1, 'x')
        returning id`
      return { id: made?.id }
    },
    bound: ({ id }) => ['en', id, ...bound],
    fields: () => fields,
    state: ({ id }) => `select * from imports where id = ${id}`,
    refusals: OF_SUBMISSIONS,
  })

const withoutRights = ({ people }: World) => people.get('contributor: no rights')?.account?.id ?? null

/** Routes that change something: nobody's page sends them as an action. */
export const ROUTE_DRIVERS: Partial<Record<Route, Driver>> = {
  '/api/drafts/[id]': routeOnSubmissions('submission.edit', ({ id }) => ({
    route: '/api/drafts/[id]',
    path: `/api/drafts/${id}`,
    fields: { revision: '1', title: 'As they would have it', part: 'title' },
  })),
}

/** Of its own organisation alone; nothing stands published, so that whoever may is told so. */
const wished = (asked: 'assessment.agree' | 'assessment.withdraw'): Driver => {
  return async ({ things }, { sql }) => [
    async () => ({
      about: asked,
      act: {
        page: '/[locale]/workspace',
        path: '/en/workspace',
        action: 'wishAction',
        bound: ['en', things.assessment, null],
        fields: { intent: asked === 'assessment.agree' ? 'agree' : 'withdraw' },
      },
      may: (who) => who === 'civil society, its author',
      named: [asked],
      state: async () => JSON.stringify(await sql`select * from assessment_wishes order by 1, 2, 3`),
      subject: null,
      refusals: ['forbidden', 'not_found'],
      isPlain: true,
    }),
  ]
}

/** On a contribution that goes no further, so that whoever may is told so. */
function onContribution(
  action: 'beginStepAction' | 'beginAgreementAction',
  asked: 'contribution.create' | 'contribution.answer',
  allowed: readonly Principal[],
): Driver {
  return async ({ things }, { sql }) => [
    async () => ({
      about: asked,
      act: {
        page: '/[locale]/workspace/contributions',
        path: '/en/workspace/contributions',
        action,
        bound: ['en', things.contribution, null],
        fields: { stage: 'withdrawn' },
      },
      may: (who) => allowed.some((one) => one === who),
      named: [asked],
      state: async () =>
        JSON.stringify(
          // Others of the matrix write contributions meanwhile, towards none that is published.
          await sql`select count(*) from submissions where contribution_id = ${things.contribution ?? null} and state = 'draft'`,
        ),
      subject: null,
      refusals: ['forbidden', 'not_found'],
      isPlain: true,
    }),
  ]
}

/** On a consultation that goes no further, so that whoever may is told so. */
function onConsultation(
  action: 'beginExtensionAction' | 'beginAnswerAction',
  asked: 'consultation.open' | 'consultation.answer',
  more: readonly number[],
): Driver {
  return on({
    asked,
    about: 'of an office, a new commitment',
    page: '/[locale]/workspace/consultations',
    action,
    bound: (_, __, { things }) => ['en', things.consultation, ...more, null],
    state: (_, { things }) =>
      `select count(*) from submissions where consultation = ${things.consultation ?? 0}`,
    refusals: ['forbidden', 'not_found'],
  })
}

/** Every action of doors.ts that asks the policy has its driver here. */
export const DRIVERS: Partial<Record<ServerAction, Driver>> = {
  // A commitment that never was, and a contribution whose words are gone: whoever may is told so.
  beginOfferAction: on({
    asked: 'contribution.create',
    about: 'their own, verified',
    page: '/[locale]/workspace/contributions',
    action: 'beginOfferAction',
    bound: () => ['en', null],
    fields: ({ own }, may) => ({
      reference: may ? 'XXX-1999-99' : (own.references[0] ?? ''),
      formKey: randomUUID(),
    }),
    state: () => "select count(*) from submissions where form_key like 'contribution %'",
  }),
  beginStepAction: onContribution('beginStepAction', 'contribution.create', [
    'civil society, its author',
    'donor',
  ]),
  beginAgreementAction: onContribution(
    'beginAgreementAction',
    'contribution.answer',
    OTHER_ACTS['contribution.answer']['of an office'],
  ),
  // A draft and a consultation that never were, and one whose words are gone: whoever may is told so.
  beginConsultationAction: on({
    asked: 'consultation.open',
    about: 'of an office, a new commitment',
    page: '/[locale]/workspace/consultations',
    action: 'beginConsultationAction',
    bound: (_, __, { own }) => ['en', own.maker, 2000000000, null],
    state: () => "select count(*) from submissions where form_key like 'consultation %'",
  }),
  beginExtensionAction: onConsultation('beginExtensionAction', 'consultation.open', []),
  beginAnswerAction: onConsultation('beginAnswerAction', 'consultation.answer', [1]),
  beginSuggestionAction: on({
    asked: 'consultation.suggest',
    about: 'their own, verified',
    page: '/[locale]/workspace/consultations',
    action: 'beginSuggestionAction',
    bound: () => ['en', 2000000000, null],
    fields: () => ({ formKey: randomUUID() }),
    state: () => "select count(*) from submissions where form_key like 'suggestion %'",
  }),
  checkNotesAction: on({
    asked: 'consultation.check',
    about: 'always',
    page: '/[locale]/reviews/consultations',
    action: 'checkNotesAction',
    bound: () => ['en', 2000000000, null],
    fields: () => ({ intent: 'publish', 'texts[]': 'a'.repeat(64) }),
    state: () => 'select count(*) from suggestion_notes where number is not null',
  }),
  // A cycle that never was: whoever may is told so.
  beginAssessmentAction: on({
    asked: 'assessment.create',
    about: 'their own, verified',
    page: '/[locale]/workspace',
    action: 'beginAssessmentAction',
    bound: () => ['en', null],
    fields: ({ own }, may) => ({ reference: own.references[0] ?? '', cycle: may ? '1999' : '2026' }),
    state: () => "select count(*) from submissions where form_key like 'assessment %'",
  }),
  beginReplyAction: on({
    asked: 'assessment.reply',
    about: 'of an office',
    page: '/[locale]/workspace/assessments/[id]',
    path: ({ things }) => `/en/workspace/assessments/${things.preview}`,
    action: 'beginReplyAction',
    bound: (_, __, { things }) => ['en', things.preview, null],
    state: () => "select count(*) from submissions where form_key like 'reply %'",
    refusals: OF_SUBMISSIONS,
  }),
  signAction: on({
    asked: 'assessment.sign',
    about: 'their own',
    page: '/[locale]/workspace',
    action: 'signAction',
    bound: () => ['en', of(0, true), null],
    fields: () => ({ intent: 'sign' }),
    state: () => 'select * from assessment_signatures order by 1, 2',
  }),
  wishAction: allOf(wished('assessment.agree'), wished('assessment.withdraw')),
  refuseAction: on({
    asked: 'assessment.refuse',
    about: 'nobody refused it yet',
    page: '/[locale]/reviews/[id]',
    path: () => '/en/reviews/2000000000',
    action: 'refuseAction',
    make: async (_, { write }) => ({ id: (await write('an assessment', 'submitted')).id }),
    bound: ({ id }) => ['en', id, null],
    fields: () => ({ reason: 'For the matrix' }),
    state: ({ id }) => `select s::text, (select c::text from assessment_checks c where c.submission_id = s.id)
      from submissions s where s.id = ${id}`,
    refusals: OF_SUBMISSIONS,
  }),
  draftAction: allOf(
    onSubmissions({
      asked: 'submission.edit',
      action: 'draftAction',
      place: WRITERS,
      bound: ({ id }) => ['en', id, null],
      fields: { intent: 'save', revision: '1', title: 'As they would have it' },
    }),
    onSubmissions({
      asked: 'submission.submit',
      action: 'draftAction',
      place: WRITERS,
      bound: ({ id }) => ['en', id, null],
      fields: { intent: 'submit', revision: '1', title: '' },
    }),
  ),
  rebaseAction: onSubmissions({
    asked: 'submission.edit',
    action: 'rebaseAction',
    place: WRITERS,
    bound: ({ id }) => ['en', id, null],
    // Whoever may is told that it was saved since.
    fields: { revision: '999' },
  }),
  discardAction: onSubmissions({
    asked: 'submission.discard',
    action: 'discardAction',
    place: WRITERS,
    bound: ({ id }) => ['en', id],
    fields: {},
  }),
  addNoteAction: allOf(
    ...(['comment', 'flag'] as const).map((kind) =>
      onSubmissions({
        asked: `submission.${kind}`,
        action: 'addNoteAction',
        place: WRITERS,
        bound: ({ id }) => ['en', 'workspace', id, null],
        fields: { kind, text: 'Something to say' },
      }),
    ),
  ),
  settleFlagAction: onSubmissions({
    asked: 'submission.settle',
    action: 'settleFlagAction',
    place: WRITERS,
    bound: ({ id, flag }) => ['en', 'workspace', id, flag],
    fields: {},
    subject: ({ flag }) => `note ${flag}`,
  }),
  reviewAction: allOf(
    onSubmissions({
      asked: 'submission.return',
      action: 'reviewAction',
      place: REVIEWERS,
      bound: ({ id }) => ['en', id, null],
      fields: { intent: 'return', comment: 'Please name the stations' },
    }),
    // The open flag holds it up, so that nothing is published by this test.
    onSubmissions({
      asked: 'submission.publish',
      action: 'reviewAction',
      place: REVIEWERS,
      bound: ({ id }) => ['en', id, null],
      fields: { intent: 'publish', level: 'national_measure' },
    }),
  ),
  openDraftAction: allOf(
    draftFor('of an office, a new commitment', ({ own }) => ({ kind: 'commitment', maker: own.maker })),
    draftFor('of an office, on its commitment', ({ own }) => ({
      kind: 'change',
      reference: own.references[0] ?? '',
    })),
    draftFor('without an office', ({ without }) => ({ kind: 'commitment', maker: without.maker })),
    draftFor('without an office', ({ without }) => ({
      kind: 'change',
      reference: without.references[0] ?? '',
    })),
  ),
  inviteAction: on({
    asked: 'people.manage',
    about: 'always',
    page: '/[locale]/admin/invitations',
    action: 'inviteAction',
    bound: () => ['en', null],
    fields: () => ({ email: `${mark()}@matrix.test`, role: 'editor' }),
    state: () => "select count(*) from invitations where email like '%@matrix.test'",
  }),
  decideRequestAction: allOf(
    decided('verified', 'asked'),
    decided('refused', 'asked'),
    decided('verified', 'verified'),
    decided('verified', 'refused'),
    decided('verified', 'invited'),
  ),
  answerNoteAction: allOf(answered('waiting'), answered('answered')),
  inviteRequestedAction: allOf(
    invitedAfter('asked'),
    invitedAfter('verified'),
    invitedAfter('refused'),
    invitedAfter('invited'),
  ),
  saveCycleAction: on({
    asked: 'cycle.manage',
    about: 'always',
    page: '/[locale]/admin/cycles',
    action: 'saveCycleAction',
    bound: () => ['en', null, null],
    fields: (_, may) => ({
      key: may ? '2026' : '2091',
      startsOn: '2091-01-01',
      endsOn: '2091-12-31',
      opensOn: '2091-11-01',
      dueOn: '2092-01-15',
      closesOn: '2092-02-15',
    }),
    state: () => 'select * from cycles order by key',
  }),
  removeCycleAction: on({
    asked: 'cycle.manage',
    about: 'always',
    page: '/[locale]/admin/cycles/[key]',
    path: () => '/en/admin/cycles/2026',
    action: 'removeCycleAction',
    bound: (_, may) => ['en', may ? '1999' : '2026', null],
    state: () => 'select * from cycles order by key',
  }),
  // A cycle that never was: nobody is reminded of anything by this test.
  remindAction: on({
    asked: 'report.remind',
    about: 'always',
    page: '/[locale]/reviews/reporting',
    action: 'remindAction',
    bound: (_, may, { own }) => ['en', own.maker, may ? '1999' : '2026', null],
    state: () =>
      "select (select count(*) from reminders), (select count(*) from mails where template = 'reminder')",
    refusals: ['forbidden'],
  }),
  stateOperatorAction: on({
    asked: 'operator.manage',
    about: 'always',
    page: '/[locale]/admin/operator',
    action: 'stateOperatorAction',
    bound: () => ['en', null],
    fields: () => ({ 'name.en': 'An operator of the matrix' }),
    state: () => 'select * from operator',
  }),
  resendAction: on({
    asked: 'mail.resend',
    about: 'always',
    page: '/[locale]/admin/outbox',
    action: 'resendAction',
    make: async ({ sql }) => {
      const [mail] = await sql`insert into mails (key, template, address, locale, params, state)
        values (${`matrix ${mark()}`}, 'request_received', ${`${mark()}@matrix.test`}, 'en', '{}', 'failed') returning id`
      return { id: mail?.id }
    },
    bound: ({ id }, may) => ['en', of(id, may), {}],
    state: ({ id }) => `select * from mails where id = ${id}`,
  }),
  organisationAction: allOf(
    on({
      asked: 'organisation.manage',
      about: 'always',
      page: '/[locale]/admin/organisations/new',
      action: 'organisationAction',
      bound: () => ['en', null, null],
      fields: () => ({ name: `Matrix ${mark()}`, kind: 'donor' }),
      state: () => 'select * from organisations order by id',
    }),
    on({
      asked: 'organisation.manage',
      about: 'always',
      page: '/[locale]/admin/organisations/[id]',
      path: ({ things }) => `/en/admin/organisations/${things.organisation}`,
      action: 'organisationAction',
      bound: (_, may, { things }) => ['en', of(things.organisation, may), null],
      fields: () => ({ name: `Matrix ${mark()}`, kind: 'donor' }),
      state: () => 'select * from organisations order by id',
    }),
  ),
  organisationStateAction: on({
    asked: 'organisation.manage',
    about: 'always',
    page: '/[locale]/admin/organisations/[id]',
    path: ({ things }) => `/en/admin/organisations/${things.organisation}`,
    action: 'organisationStateAction',
    bound: (_, may, { things }) => ['en', of(things.organisation, may), 'close', null],
    state: () => 'select * from organisations order by id',
  }),
  verifyOrganisationAction: on({
    asked: 'organisation.verify',
    about: 'always',
    page: '/[locale]/reviews/organisations/[id]',
    path: ({ things }) => `/en/reviews/organisations/${things.organisation}`,
    action: 'verifyOrganisationAction',
    bound: (_, may, { things }) => ['en', of(things.organisation, may), null],
    state: () => 'select * from organisations order by id',
  }),
  reissueAction: onInvitation('reissueAction'),
  withdrawAction: onInvitation('withdrawAction'),
  personAction: allOf(
    ...(['role', 'disable', 'erase'] as const).map((act) => onPerson(act, 'people.remove', 'somebody else')),
    ...(['address', 'sign-out', 'second-factor', 'enable'] as const).map((act) =>
      onPerson(act, 'people.manage', 'always'),
    ),
  ),
  openOfficeAction: on({
    asked: 'office.open',
    about: 'always',
    page: '/[locale]/admin/offices',
    action: 'openOfficeAction',
    bound: () => ['en', null],
    fields: ({ own, without }, may) => ({ maker: may ? own.maker : without.maker }),
    state: OFFICES,
  }),
  reopenOfficeAction: onOffice('reopenOfficeAction', 'office.open', 'always'),
  closeOfficeAction: onOffice('closeOfficeAction', 'office.close', 'always'),
  assignLeadAction: onOffice('assignLeadAction', 'office.assignLead', 'always'),
  setGrantsAction: on({
    asked: 'office.manage',
    about: 'an active office',
    page: '/[locale]/workspace/office/contributors/[id]',
    path: (world) => `/en/workspace/office/contributors/${withoutRights(world)}`,
    action: 'setGrantsAction',
    // Whoever has none is given none.
    bound: (_, _may, world) => ['en', withoutRights(world), null],
    state: (_, world) => `select * from contributor_rights where person_id = ${withoutRights(world)}`,
    refusals: OF_SUBMISSIONS,
  }),
  nameDeputyAction: on({
    asked: 'office.manage',
    about: 'an active office',
    page: '/[locale]/workspace/office',
    action: 'nameDeputyAction',
    bound: (_, _may, { own }) => ['en', own.office, null],
    fields: ({ things }, may) => ({
      person: `${of(things.contributor, may)}`,
      fromDay: '2091-01-01',
      toDay: '2091-01-02',
    }),
    state: (_, { own }) => `select * from deputies where office_id = ${own.office} order by id`,
    refusals: OF_SUBMISSIONS,
  }),
  handOverAction: on({
    asked: 'office.handOver',
    about: 'an active office',
    page: '/[locale]/workspace/office/hand-over',
    action: 'handOverAction',
    bound: (_, may, { own, people }) => ['en', own.office, of(people.get('lead')?.account?.id, may), null],
    fields: ({ things }) => ({
      successor: `${things.contributor}`,
      stay: 'alternate',
      note: '',
      sure: 'yes',
    }),
    state: (_, { own }) => `select (select string_agg(p::text, ' ' order by p.id) from people p
      where p.office_id = ${own.office}), (select count(*) from hand_overs where office_id = ${own.office})`,
    refusals: OF_SUBMISSIONS,
  }),
  acceptRowsAction: onUpload('acceptRowsAction', [null], { take: 'all' }),
  removeImportAction: onUpload('removeImportAction'),
  endDeputyAction: endedDeputy,
  withdrawHandOverAction: withdrawnHandOver,
  proposeThresholdsAction: proposed(
    'thresholds',
    'proposeThresholdsAction',
    '/[locale]/admin/rules/thresholds',
    '/en/admin/rules/thresholds',
    ['en'],
    () => ({
      onTrack: '91',
      atRisk: '61',
      earlyMonths: '18',
      stepGraceDays: '90',
      freshMonths: '12',
      ageingMonths: '24',
      contestedShare: '10',
    }),
  ),
  proposeFrameworkAction: proposed(
    'framework',
    'proposeFrameworkAction',
    '/[locale]/admin/rules/frameworks/[key]',
    '/en/admin/rules/frameworks/new',
    ['en', null],
    () => ({
      key: `matrix-${mark()}`,
      'name.en': 'Of the matrix',
      'name.ru': 'Of the matrix',
      'name.kk': 'Of the matrix',
      'name.uz': 'Of the matrix',
    }),
  ),
  proposeRedactionAction: proposed(
    'redaction',
    'proposeRedactionAction',
    '/[locale]/admin/redactions/new',
    '/en/admin/redactions/new',
    ['en', 'admin'],
    ({ own }) => ({ record: own.references[0] ?? '', versions: '' }),
  ),
  withdrawProposalAction: onProposal('proposal.withdraw', 'withdrawProposalAction', [
    'en',
    'reviews',
    'rules',
  ]),
  decideProposalAction: allOf(
    onProposal('proposal.refuse', 'decideProposalAction', ['en', 'rules'], {
      intent: 'refuse',
      note: 'Not so',
    }),
    onProposal('proposal.carryOut', 'decideProposalAction', ['en', 'rules'], { intent: 'carry_out' }),
  ),
}
