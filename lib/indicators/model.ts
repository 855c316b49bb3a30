/** Which way is better. `context` counts (reports, orders, arrests) are never judged and never coloured. */
export const DIRECTIONS = [
  'increase',
  'decrease',
  'keep_at_least',
  'keep_at_most',
  'yes_no',
  'context',
] as const
export type Direction = (typeof DIRECTIONS)[number]

/** `level`: a value at a date. `count`: a number of events over a period with a start and an end. */
export const MEASURES = ['level', 'count'] as const
export type Measure = (typeof MEASURES)[number]

export const SPEAKERS = ['official', 'independent'] as const
/** Who says a value. */
export type Speaker = (typeof SPEAKERS)[number]
