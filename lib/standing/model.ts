export const STATUSES = [
  'kept',
  'met_after_softening',
  'on_track',
  'at_risk',
  'off_track',
  'deadline_missed',
  'deadline_passed_no_evidence',
  'deadline_passed_not_looked',
  'under_way',
  'not_yet_done',
  'too_early',
  'no_report',
  'no_figure',
  'not_measurable',
  'withdrawn',
  'superseded',
] as const
/** What is known of a promise on a date. National measures and declared intentions carry none. */
export type Status = (typeof STATUSES)[number]

/** Statuses in which nothing at all is on record since the promise, or since its date. */
export const SILENT_STATUSES = [
  'no_figure',
  'no_report',
  'deadline_passed_no_evidence',
  'deadline_passed_not_looked',
] as const satisfies readonly Status[]

/** The common scale of verdicts; null: no basis for one. */
export const VERDICTS = { missed: 0, off_track: 1, at_risk: 2, on_track: 3, kept: 4 } as const
export type Verdict = (typeof VERDICTS)[keyof typeof VERDICTS]

/** 1 statement, 2 official document, 3 official data, 4 independently confirmed. */
export type EvidenceGrade = 1 | 2 | 3 | 4

export const FRESHNESS = ['fresh', 'ageing', 'old', 'none', 'settled'] as const
/** Age of the latest fact; `settled` once kept or withdrawn, `none` where there is no fact since the promise. */
export type Freshness = (typeof FRESHNESS)[number]

/** Channels beside the status that are counted by maker. */
export const COUNTED_CHANNELS = ['evidence', 'freshness'] as const
export type CountedChannel = (typeof COUNTED_CHANNELS)[number]

export interface Standing {
  /** null: this level carries no status. */
  readonly status: Status | null
  /** Kept or met, but after the due date; or withdrawn after it ("missed, then withdrawn"). */
  readonly late: boolean
  readonly measurable: boolean
  /** Mean of rule 1 over judged indicators with a value, else promised steps done ÷ all; clamped 0..1; null: unknown. */
  readonly progress: number | null
  /** Rule 2; null: no date to expect it by. */
  readonly expected: number | null
  /** "mean of `measured` of `judged`" indicators (or steps). */
  readonly measured: number
  readonly judged: number
  readonly evidence: EvidenceGrade | null
  readonly contested: boolean
  /** Grade of the promise's own text. */
  readonly promiseEvidence: EvidenceGrade | null
  readonly freshness: Freshness
  /** Last day of the latest fact; null: none. */
  readonly latestFactOn: string | null
  readonly governmentVerdict: Verdict | null
  readonly computedVerdict: Verdict | null
  /** Has a target, a baseline, any value since: the steps from promise to figure. */
  readonly hasTarget: boolean
  readonly hasBaseline: boolean
  readonly hasFigure: boolean
}
