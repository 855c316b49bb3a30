/**
 * `assessment`: by a civil-society organisation; `reply`: an office's answer to one. `contribution`: what a partner offers
 * or does towards a commitment; `agreement`: the office's answer to an offer. `consultation`: an office opens a text or a theme,
 * or makes it longer; `suggestion`: what an organisation suggests in one; `answer`: the office's answer to a suggestion.
 */
export const SUBMISSION_KINDS = [
  'commitment',
  'report',
  'assessment',
  'reply',
  'contribution',
  'agreement',
  'consultation',
  'suggestion',
  'answer',
] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]

/** Kinds that are told by their name alone, without a cycle or a reference. */
export const isNamedByKind = (
  kind: SubmissionKind,
): kind is Exclude<SubmissionKind, 'commitment' | 'report' | 'assessment'> =>
  kind !== 'commitment' && kind !== 'report' && kind !== 'assessment'

/** Only assessments and replies are `accepted` (the clock publishes them), only assessments `refused`. */
export const SUBMISSION_STATES = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'published',
  'refused',
  'discarded',
] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]

/** `flag`: something that must be looked at before this is published. */
export const NOTE_KINDS = ['comment', 'flag'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]
