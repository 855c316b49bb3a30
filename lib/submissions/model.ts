export const SUBMISSION_KINDS = ['commitment', 'report'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]

export const SUBMISSION_STATES = ['draft', 'submitted', 'returned', 'published', 'discarded'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]

/** `flag`: something that must be looked at before this is published. */
export const NOTE_KINDS = ['comment', 'flag'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** The number of a submission as an address carries it; null: it is none. */
export function idOf(given: unknown): number | null {
  const id = typeof given === 'string' && /^[1-9]\d{0,9}$/.test(given) ? Number(given) : given
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : null
}
