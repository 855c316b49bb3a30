export const TIMELINESS = ['on_time', 'late', 'missing', 'not_asked'] as const
/** How a report stands in its cycle. `not_asked`: no office was active when the cycle opened. */
export type Timeliness = (typeof TIMELINESS)[number]
