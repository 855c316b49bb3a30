export const IMPLEMENTATION_STATUSES = [
  'not_started',
  'in_progress',
  'completed',
  'suspended',
  'withdrawn',
  'superseded',
] as const
/** What the maker says of its own work; never the computed status. */
export type ImplementationStatus = (typeof IMPLEMENTATION_STATUSES)[number]

export const SELF_RATINGS = ['missed', 'off_track', 'at_risk', 'on_track', 'kept'] as const
/** The maker's own verdict, on the common scale 0 to 4. */
export type SelfRating = (typeof SELF_RATINGS)[number]

export const OUTPUT_KINDS = ['policy', 'programme', 'advocacy'] as const
export type OutputKind = (typeof OUTPUT_KINDS)[number]

export const OUTPUT_STATES = ['new', 'scaled_up'] as const
export type OutputState = (typeof OUTPUT_STATES)[number]

/** A pledge is a term of the commitment, so a report brings none. */
export const REPORTED_MONEY_STAGES = ['requested', 'allocated', 'disbursed', 'spent'] as const
export type ReportedMoneyStage = (typeof REPORTED_MONEY_STAGES)[number]

/** `reported`: said to be done, without a public document that shows it. */
export const REPORTED_STEP_STATES = ['in_progress', 'reported', 'done'] as const
export type ReportedStepState = (typeof REPORTED_STEP_STATES)[number]

/** Of a document in a draft; what is for reviewers only is never published. */
export const AUDIENCES = ['public', 'reviewers'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Longest texts of a report, in characters of one language. */
export const DONE_MAX = 4000
export const STORY_MAX = 2000
/** Fewer people than this could be recognised in a group. */
export const GROUP_MIN = 5
