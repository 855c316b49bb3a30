import type { Closure, DeliveryStage, Level } from '@/lib/commitments/model'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { Direction, Measure, Speaker } from '@/lib/indicators/model'
import type { MilestoneKind, MilestoneState } from '@/lib/milestones/model'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import type { ImplementationStatus, SelfRating } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { Verdict } from './model'

/** What the rules are functions of: the published facts of one commitment, and nothing else. */
export interface CommitmentFacts {
  readonly level: Level
  readonly madeOn: PartialDate | null
  readonly startsOn: PartialDate | null
  readonly dueOn: PartialDate | null
  readonly indicators: readonly IndicatorFacts[]
  /** The terms as first published: a promise is kept by these as well as by the current ones. */
  readonly firstTerms: PublishedTerms
  readonly milestones: readonly MilestoneFacts[]
  readonly deliverySteps: readonly { readonly stage: DeliveryStage; readonly reachedOn: PartialDate | null }[]
  readonly money: readonly MoneyFacts[]
  readonly closure: {
    readonly kind: Closure
    readonly on: PartialDate
    readonly sources: readonly SourceKind[]
  } | null
  /** A report or a cited source says that the deadline was missed. */
  readonly deadlineMissed: { readonly sources: readonly SourceKind[] } | null
  /** A recorded search for evidence: until when it looked. */
  readonly search: { readonly on: PartialDate } | null
  readonly reports: readonly ReportFacts[]
  /** Cycles in which an office was active at the opening, so that a report was due. */
  readonly dueCycles: readonly {
    readonly cycle: string
    readonly dueOn: IsoDate
    /** First sent, also where its text had to be removed since: that is not the office's silence. Absent: never. */
    readonly sentOn?: IsoDate | null
  }[]
  /** Kinds of the documents that hold the promise itself. */
  readonly promiseSources: readonly SourceKind[]
  /** What organisations said and did not withdraw, in the order of its publication. */
  readonly assessments: readonly AssessmentFacts[]
  /**
   * For each day on which a report was sent or an assessment published, in order: the facts as they were known until then. Absent: only what is known
   * now is asked for.
   */
  readonly beforeReports?: readonly { readonly day: IsoDate; readonly facts: ReportedFacts }[]
}

/** What reports add to. */
export type ReportedFacts = Pick<CommitmentFacts, 'indicators' | 'milestones' | 'money'>

export interface FirstTerms {
  readonly dueOn: PartialDate | null
  readonly indicators: readonly IndicatorTerms[]
}

/** All that a promise is kept by. */
export interface PublishedTerms extends FirstTerms {
  /** Keys of the promised steps. */
  readonly steps: readonly string[]
  /** Amounts pledged for this promise alone. */
  readonly pledged: readonly MoneyFacts[]
}

export interface Point {
  readonly value: number
  readonly on: PartialDate | null
}

export interface IndicatorTerms {
  readonly key: string
  readonly direction: Direction
  readonly baseline: Point | null
  readonly target: Point | null
}

export interface IndicatorFacts extends IndicatorTerms {
  readonly measure: Measure
  readonly values: readonly ValueFacts[]
}

export interface ValueFacts {
  readonly value: number
  readonly on: PartialDate
  /** Start of the counted period; null for a level. */
  readonly from: PartialDate | null
  readonly saidBy: Speaker
  readonly partial: boolean
  readonly methodBreak: boolean
  readonly sources: readonly SourceKind[]
  /** An independent one whose organisation agrees with the record from this day on. Absent: nobody said so. */
  readonly agreedOn?: IsoDate | null
}

export interface MilestoneFacts {
  readonly key: string
  readonly kind: MilestoneKind
  readonly state: MilestoneState
  readonly dueOn: PartialDate | null
  readonly doneOn: PartialDate | null
  readonly sources: readonly SourceKind[]
}

export interface MoneyFacts {
  readonly stage: MoneyStage
  readonly basis: MoneyBasis
  readonly scope: MoneyScope
  readonly amount: number
  readonly currency: string
  /** The period the amount is for; null: not stated. */
  readonly from: PartialDate | null
  readonly to: PartialDate | null
  readonly provider: LocalizedText | null
  /** Cycle of the report that brought it; null: the commitment's own record. */
  readonly report: string | null
  readonly sources: readonly SourceKind[]
}

export interface ReportFacts {
  readonly cycle: string
  readonly implementation: ImplementationStatus
  readonly selfRating: SelfRating | null
  /** When it was first submitted, however slow the review. */
  readonly submittedOn: IsoDate
  readonly sources: readonly SourceKind[]
}

export interface AssessmentFacts {
  /** The organisation, by its number within the commitment. */
  readonly voice: number
  /** Its name; null: "a verified organisation". */
  readonly organisation: string | null
  readonly cycle: string
  readonly verdict: Verdict | null
  readonly on: IsoDate
  /** It agrees with what the record says from this day on, whatever it said; null: it has not said so. */
  readonly agreedOn: IsoDate | null
}

/** Bounds of the status rule; versioned data, published by a reviewer. */
export interface Thresholds {
  /** Progress ÷ expected from which a promise is on track. */
  readonly onTrack: number
  /** Progress ÷ expected from which it is at risk rather than off track. */
  readonly atRisk: number
  /** Months after the promise in which silence is "too early". */
  readonly earlyMonths: number
  /** Days over its date after which a promised step puts a promise off track. */
  readonly stepGraceDays: number
  /** Months up to which the latest fact is fresh, and up to which it is ageing. */
  readonly freshMonths: number
  readonly ageingMonths: number
  /** Relative difference of an independent value at the same date that marks a figure as contested. */
  readonly contestedShare: number
}

export const THRESHOLDS: Thresholds = {
  onTrack: 0.9,
  atRisk: 0.6,
  earlyMonths: 18,
  stepGraceDays: 90,
  freshMonths: 12,
  ageingMonths: 24,
  contestedShare: 0.1,
}
