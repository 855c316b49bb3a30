export const TIMELINESS = ['on_time', 'late', 'missing', 'not_asked'] as const
/** How a report stands in its cycle. `not_asked`: no office was active when the cycle opened. */
export type Timeliness = (typeof TIMELINESS)[number]

export const REPORT_OUTCOMES = [...TIMELINESS, 'due'] as const
/** What became of a report that one cycle could ask for; `due`: asked for, not there, and there is still time. */
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]
