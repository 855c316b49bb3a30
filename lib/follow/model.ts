/** How often somebody is told. */
export const RHYTHMS = ['weekly', 'daily'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** An address that nobody confirms is forgotten after so many days, and its letter is of no use any more. */
export const CONFIRM_DAYS = 7

/** Path of the page behind a follower's secret, without language. */
export const FOLLOW_PATH = '/follow/'
