/** What became of a note that something is wrong. */
export const OUTCOMES = ['corrected', 'not_changed', 'not_about'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Every note is answered within so many days; the page of corrections counts those that are not. */
export const ANSWER_DAYS = 14
