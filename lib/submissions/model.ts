export const SUBMISSION_KINDS = ['commitment', 'report'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]

export const SUBMISSION_STATES = ['draft', 'submitted', 'returned', 'published', 'discarded'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]
