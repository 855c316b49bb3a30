/** Ways in. `invitation`: the first time, by accepting one. */
export const SIGN_IN_METHODS = ['password', 'link', 'passkey', 'oidc', 'invitation'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

export const LINK_PURPOSES = ['sign_in', 'reset_password'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

/** Longest life of a session, and of one that nobody uses. */
export const SESSION_HOURS = 12
export const SESSION_IDLE_HOURS = 2
/** Time to give the second factor after the first. */
export const SECOND_STEP_MINUTES = 10
/** How long dangerous acts go without asking again who is there. */
export const CONFIRMED_MINUTES = 15
/** A form sent after its session ended is kept this long for its writer. */
export const PARKED_HOURS = 24
export const LINK_MINUTES = 15
