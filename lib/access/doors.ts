import type { AppRouteHandlerRoutes, AppRoutes } from '@/.next/types/routes'
import type { Action } from './policy'

/**
 * Every way into the program and what it asks of whoever comes: a page, a route or a server action that isn't here
 * fails the build. `everybody`: published facts or words, the same for all, or what concerns nobody but the one who
 * asks. `secret`: a way in, which asks for a password, a code or the secret of a link, and without it gives nothing.
 */
export type Asked = Action | 'everybody' | 'secret'

export const PAGES = {
  '/[locale]': 'everybody',
  '/[locale]/[...rest]': 'everybody',
  '/[locale]/about': 'everybody',
  '/[locale]/api': 'everybody',
  '/[locale]/changes': 'everybody',
  '/[locale]/check': 'everybody',
  '/[locale]/disputed': 'everybody',
  '/[locale]/goalposts': 'everybody',
  '/[locale]/account': 'account.manage',
  '/[locale]/account/confirm': 'account.manage',
  '/[locale]/account/keys': 'account.manage',
  '/[locale]/account/letters': 'account.manage',
  '/[locale]/account/passkeys': 'account.manage',
  '/[locale]/account/password': 'account.manage',
  '/[locale]/account/second-factor': 'account.manage',
  '/[locale]/account/sessions': 'account.manage',
  '/[locale]/actions/[number]': 'everybody',
  '/[locale]/admin': 'admin.open',
  '/[locale]/admin/audit': 'audit.read',
  '/[locale]/admin/cycles': 'cycle.manage',
  '/[locale]/admin/cycles/[key]': 'cycle.manage',
  '/[locale]/admin/invitations': 'people.manage',
  '/[locale]/admin/invitations/[id]': 'people.manage',
  '/[locale]/admin/offices': 'office.open',
  '/[locale]/admin/offices/[maker]': 'office.open',
  '/[locale]/admin/offices/[maker]/close': 'office.close',
  '/[locale]/admin/operator': 'operator.manage',
  '/[locale]/admin/organisations': 'organisation.manage',
  '/[locale]/admin/organisations/[id]': 'organisation.manage',
  '/[locale]/admin/organisations/new': 'organisation.manage',
  '/[locale]/admin/outbox': 'outbox.read',
  '/[locale]/admin/people': 'people.manage',
  '/[locale]/admin/people/[id]': 'people.manage',
  '/[locale]/admin/people/[id]/[act]': 'people.manage',
  '/[locale]/admin/redactions': 'admin.open',
  '/[locale]/admin/redactions/new': 'admin.open',
  '/[locale]/admin/requests': 'request.invite',
  '/[locale]/admin/rules': 'proposal.make',
  '/[locale]/admin/rules/frameworks/[key]': 'proposal.make',
  '/[locale]/admin/rules/thresholds': 'proposal.make',
  '/[locale]/commitments': 'everybody',
  '/[locale]/commitments/[reference]': 'everybody',
  '/[locale]/commitments/[reference]/verify': 'everybody',
  '/[locale]/compare': 'everybody',
  '/[locale]/correct': 'everybody',
  '/[locale]/consultations': 'everybody',
  '/[locale]/consultations/[number]': 'everybody',
  '/[locale]/corrections': 'everybody',
  '/[locale]/countries': 'everybody',
  '/[locale]/countries/[code]': 'everybody',
  '/[locale]/data': 'everybody',
  // For the frames of other sites.
  '/[locale]/embed': 'everybody',
  '/[locale]/embed/[...id]': 'everybody',
  '/[locale]/follow': 'everybody',
  '/[locale]/follow/[secret]': 'secret',
  '/[locale]/funding': 'everybody',
  '/[locale]/funding/lines': 'everybody',
  '/[locale]/funding/pledges': 'everybody',
  '/[locale]/help': 'everybody',
  '/[locale]/invitations/[secret]': 'secret',
  '/[locale]/map': 'everybody',
  '/[locale]/methodology': 'everybody',
  '/[locale]/missing': 'everybody',
  '/[locale]/organisations/[number]': 'everybody',
  '/[locale]/partners': 'everybody',
  '/[locale]/reporting': 'everybody',
  '/[locale]/request-access': 'everybody',
  '/[locale]/reviews': 'reviews.open',
  '/[locale]/reviews/[id]': 'submission.read',
  '/[locale]/reviews/consultations': 'consultation.check',
  '/[locale]/reviews/corrections': 'correction.read',
  '/[locale]/reviews/corrections/[id]': 'correction.read',
  '/[locale]/reviews/organisations': 'organisation.verify',
  '/[locale]/reviews/organisations/[id]': 'organisation.verify',
  '/[locale]/reviews/redactions': 'reviews.open',
  '/[locale]/reviews/redactions/[id]': 'reviews.open',
  '/[locale]/reviews/redactions/new': 'reviews.open',
  '/[locale]/reviews/reporting': 'reviews.open',
  '/[locale]/reviews/requests': 'request.decide',
  '/[locale]/reviews/requests/[id]': 'request.decide',
  '/[locale]/reviews/rules': 'reviews.open',
  '/[locale]/reviews/rules/[id]': 'reviews.open',
  '/[locale]/sign-in': 'secret',
  '/[locale]/sign-in/link': 'secret',
  '/[locale]/sign-in/link/[secret]': 'secret',
  '/[locale]/sign-in/provider': 'secret',
  '/[locale]/sign-in/reset': 'secret',
  '/[locale]/sign-in/reset/[secret]': 'secret',
  '/[locale]/sign-in/second-factor': 'secret',
  '/[locale]/suggest': 'everybody',
  '/[locale]/workspace': 'workspace.open',
  '/[locale]/workspace/assessments/[id]': 'assessment.preview',
  '/[locale]/workspace/imports': 'workspace.open',
  '/[locale]/workspace/imports/[id]': 'import.use',
  '/[locale]/workspace/office/hand-over': 'office.handOver',
  '/[locale]/workspace/office': 'office.manage',
  '/[locale]/workspace/office/contributors/[id]': 'office.manage',
  '/[locale]/workspace/consultations': 'workspace.open',
  '/[locale]/workspace/contributions': 'workspace.open',
  '/[locale]/workspace/submissions/[id]': 'submission.read',
} as const satisfies Record<AppRoutes, Asked>
export type Page = keyof typeof PAGES

export const ROUTES = {
  // The last words of a page that is closed while somebody types.
  '/api/drafts/[id]': 'submission.edit',
  '/api/imports': 'import.begin',
  '/api/imports/workbook': 'import.begin',
  // Where a provider of sign-in sends people back: it asks for what was begun in this browser.
  '/api/sign-in/[provider]/callback': 'secret',
  // Somebody's dates: the address is a secret of theirs.
  '/api/calendar/[secret]': 'secret',
  // What somebody follows: the address is a secret of theirs.
  '/api/follow/[secret]': 'secret',
  '/api/submissions/[id]/files/[sha256]/[name]': 'submission.read',
  '/api/uploads': 'submission.edit',
  '/api/uploads/[id]': 'submission.edit',
  '/api/uploads/[id]/pieces/[offset]': 'submission.edit',
  '/api/uploads/form': 'submission.edit',
  '/api/v1/commitments': 'everybody',
  '/api/v1/commitments/[reference]': 'everybody',
  '/api/v1/countries': 'everybody',
  '/api/v1/countries/[code]': 'everybody',
  '/api/v1/dates/[locale]/[...page]': 'everybody',
  '/api/v1/exports/[locale]/[format]/[...page]': 'everybody',
  '/api/v1/feeds/[locale]/[...page]': 'everybody',
  '/api/v1/figures/[...id]': 'everybody',
  '/api/v1/files/[sha256]/[name]': 'everybody',
  '/api/v1/ledger': 'everybody',
  '/api/v1/papers/[locale]/commitments/[reference]': 'everybody',
  '/api/v1/papers/[locale]/countries/[code]': 'everybody',
  '/api/v1/maps/[name]': 'everybody',
  '/api/v1/commitment.schema.json': 'everybody',
  '/api/v1/openapi.json': 'everybody',
  // A key opens it, and no session.
  '/api/v1/reports': 'secret',
  '/api/v1/pictures/[...page]': 'everybody',
  '/robots.txt': 'everybody',
  '/sitemap.xml': 'everybody',
  '/sitemap/[part]': 'everybody',
} as const satisfies Record<AppRouteHandlerRoutes, Asked>
export type Route = keyof typeof ROUTES

type Module<Exports> = Record<keyof Exports, Asked | readonly Asked[]>

/** By module. Where one action serves several buttons, each asks its own. */
export const ACTIONS = {
  'lib/api-keys/actions.ts': {
    makeKeyAction: ['account.manage', 'office.manage'],
    endKeyAction: ['account.manage', 'office.manage'],
    takeOverKeyAction: 'office.manage',
  } satisfies Module<typeof import('@/lib/api-keys/actions')>,
  'lib/assessments/actions.ts': {
    beginAssessmentAction: 'assessment.create',
    beginReplyAction: 'assessment.reply',
    signAction: 'assessment.sign',
    wishAction: ['assessment.agree', 'assessment.withdraw'],
    refuseAction: 'assessment.refuse',
  } satisfies Module<typeof import('@/lib/assessments/actions')>,
  'lib/calendar/actions.ts': {
    makeFeedAction: 'account.manage',
    revokeFeedAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/calendar/actions')>,
  'lib/checker/actions.ts': {
    // Reads what is sent and keeps nothing.
    checkAction: 'everybody',
  } satisfies Module<typeof import('@/lib/checker/actions')>,
  'lib/consultations/actions.ts': {
    beginConsultationAction: 'consultation.open',
    beginExtensionAction: 'consultation.open',
    beginSuggestionAction: 'consultation.suggest',
    beginAnswerAction: 'consultation.answer',
    // Anybody may suggest something; what they write shows once a reviewer has checked it.
    sendNoteAction: 'everybody',
    checkNotesAction: 'consultation.check',
  } satisfies Module<typeof import('@/lib/consultations/actions')>,
  'lib/contributions/actions.ts': {
    beginOfferAction: 'contribution.create',
    beginStepAction: 'contribution.create',
    beginAgreementAction: 'contribution.answer',
  } satisfies Module<typeof import('@/lib/contributions/actions')>,
  'lib/corrections/actions.ts': {
    // Anybody may say that something is wrong; what they write is read by editors and reviewers alone.
    noteSomethingWrongAction: 'everybody',
    answerNoteAction: 'correction.answer',
  } satisfies Module<typeof import('@/lib/corrections/actions')>,
  'lib/cycles/actions.ts': {
    saveCycleAction: 'cycle.manage',
    removeCycleAction: 'cycle.manage',
  } satisfies Module<typeof import('@/lib/cycles/actions')>,
  'lib/follow/actions.ts': {
    // Anybody may ask; only the address itself can say yes, by the secret that is sent to it.
    askToFollowAction: 'everybody',
    confirmFollowAction: 'secret',
    changeFollowsAction: 'secret',
    endFollowsAction: 'secret',
  } satisfies Module<typeof import('@/lib/follow/actions')>,
  'lib/identities/actions.ts': {
    signInByProviderAction: 'secret',
    linkIdentityAction: 'account.manage',
    unlinkIdentityAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/identities/actions')>,
  'lib/imports/actions.ts': {
    acceptRowsAction: 'import.use',
    removeImportAction: 'import.use',
  } satisfies Module<typeof import('@/lib/imports/actions')>,
  'lib/links/actions.ts': {
    askForLinkAction: 'secret',
    signInByLinkAction: 'secret',
    resetPasswordAction: 'secret',
  } satisfies Module<typeof import('@/lib/links/actions')>,
  'lib/mail/actions.ts': {
    resendAction: 'mail.resend',
  } satisfies Module<typeof import('@/lib/mail/actions')>,
  'lib/notes/actions.ts': {
    addNoteAction: ['submission.comment', 'submission.flag'],
    settleFlagAction: 'submission.settle',
  } satisfies Module<typeof import('@/lib/notes/actions')>,
  'lib/notices/actions.ts': {
    chooseLettersAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/notices/actions')>,
  'lib/offices/actions.ts': {
    setGrantsAction: 'office.manage',
    nameDeputyAction: 'office.manage',
    endDeputyAction: 'office.manage',
    handOverAction: 'office.handOver',
    withdrawHandOverAction: 'office.handOver',
  } satisfies Module<typeof import('@/lib/offices/actions')>,
  'lib/offices/admin-actions.ts': {
    openOfficeAction: 'office.open',
    reopenOfficeAction: 'office.open',
    closeOfficeAction: 'office.close',
    assignLeadAction: 'office.assignLead',
  } satisfies Module<typeof import('@/lib/offices/admin-actions')>,
  'lib/operator/actions.ts': {
    stateOperatorAction: 'operator.manage',
  } satisfies Module<typeof import('@/lib/operator/actions')>,
  'lib/organisations/actions.ts': {
    organisationAction: 'organisation.manage',
    organisationStateAction: 'organisation.manage',
    verifyOrganisationAction: 'organisation.verify',
  } satisfies Module<typeof import('@/lib/organisations/actions')>,
  'lib/passkeys/actions.ts': {
    askForPasskeyAction: 'secret',
    signInByPasskeyAction: 'secret',
    askForOwnPasskeyAction: 'secret',
    confirmByPasskeyAction: 'secret',
    beginPasskeyAction: 'account.manage',
    addPasskeyAction: 'account.manage',
    renamePasskeyAction: 'account.manage',
    removePasskeyAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/passkeys/actions')>,
  'lib/people/actions.ts': {
    acceptInvitationAction: 'secret',
    inviteAction: 'people.manage',
    reissueAction: 'people.manage',
  } satisfies Module<typeof import('@/lib/people/actions')>,
  'lib/people/administration-actions.ts': {
    personAction: ['people.manage', 'people.remove'],
    withdrawAction: 'people.manage',
  } satisfies Module<typeof import('@/lib/people/administration-actions')>,
  'lib/proposals/actions.ts': {
    proposeThresholdsAction: 'proposal.make',
    proposeFrameworkAction: 'proposal.make',
    proposeRedactionAction: 'proposal.make',
    withdrawProposalAction: 'proposal.withdraw',
    decideProposalAction: ['proposal.refuse', 'proposal.carryOut'],
  } satisfies Module<typeof import('@/lib/proposals/actions')>,
  'lib/reporting/actions.ts': {
    remindAction: 'report.remind',
  } satisfies Module<typeof import('@/lib/reporting/actions')>,
  'lib/requests/actions.ts': {
    // Anybody may ask; what they ask is read by reviewers alone.
    askForAccessAction: 'everybody',
    decideRequestAction: 'request.decide',
    inviteRequestedAction: 'request.invite',
  } satisfies Module<typeof import('@/lib/requests/actions')>,
  'lib/reviews/actions.ts': {
    reviewAction: ['submission.return', 'submission.publish'],
  } satisfies Module<typeof import('@/lib/reviews/actions')>,
  'lib/second-factor/actions.ts': {
    secondFactorAction: 'secret',
    confirmAction: 'secret',
    // The same, in the middle of signing in.
    startOverAction: 'everybody',
    enrolAppAction: 'account.manage',
    renewRecoveryCodesAction: 'account.manage',
    removeAppAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/second-factor/actions')>,
  'lib/sessions/actions.ts': {
    signInAction: 'secret',
    // It ends the session of whoever asks, if there is one.
    signOutAction: 'everybody',
    changeDetailsAction: 'account.manage',
    changePasswordAction: 'account.manage',
    endSessionAction: 'account.manage',
    endOtherSessionsAction: 'account.manage',
    endAllSessionsAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/sessions/actions')>,
  'lib/submissions/actions.ts': {
    openDraftAction: 'submission.create',
    draftAction: ['submission.edit', 'submission.submit'],
    discardAction: 'submission.discard',
    rebaseAction: 'submission.edit',
    // What was kept of their own form.
    dropRestoredAction: 'account.manage',
  } satisfies Module<typeof import('@/lib/submissions/actions')>,
} as const
export type ActionModule = keyof typeof ACTIONS
export type ServerAction = { [M in ActionModule]: keyof (typeof ACTIONS)[M] }[ActionModule]
