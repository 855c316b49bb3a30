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
