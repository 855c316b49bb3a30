/** A `step` is named in the promise itself and counts; an `event` (signing, launch) is told, never counted. */
export const MILESTONE_KINDS = ['step', 'event'] as const
export type MilestoneKind = (typeof MILESTONE_KINDS)[number]

/**
 * `planned` nothing known yet; `in_progress` partly documented; `reported` claimed without detail (not done);
 * `done` documented; `no_evidence` looked for and not found; `missed` a source says it did not happen in time.
 */
export const MILESTONE_STATES = [
  'planned',
  'in_progress',
  'reported',
  'done',
  'no_evidence',
  'missed',
] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]
