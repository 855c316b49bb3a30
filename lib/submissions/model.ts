export const SUBMISSION_KINDS = ['commitment', 'report'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]

export const SUBMISSION_STATES = ['draft', 'submitted', 'returned', 'published', 'discarded'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]

/** `flag`: something that must be looked at before this is published. */
export const NOTE_KINDS = ['comment', 'flag'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]
