import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import type { FigureSeries } from '@/lib/indicators/series'
import type { Status } from '@/lib/standing/model'

export interface FigureUnit {
  text: string
  percent: boolean
}

/** Looks of parts that are not judged, from the strongest to the one that is only an outline. */
export const TONES = ['strong', 'middle', 'light', 'open'] as const
export type Tone = (typeof TONES)[number]
/** Fill, line and sign at once, so that nothing is told by colour alone. */
export type Look = Status | Tone
export const isTone = (look: Look): look is Tone => (TONES as readonly Look[]).includes(look)

/** Something that can be opened: the record or the list behind a mark. */
interface Linked {
  href?: string | null
}

/** One value against where it should be. Everything in the figure's unit, or the row's own. */
export interface BulletRow extends Linked {
  key: string
  label: string
  /** Latest official value; null: none is known. */
  value: number | null
  /** Latest independent value; null: none. */
  independent: number | null
  /** An independent value for the same day confirms the official one. */
  verified: boolean
  baseline: number | null
  target: number | null
  /** What the even pace from baseline to target asks for by now; null: no pace. */
  needed: number | null
  /** Set where rows differ in unit: such a row has a scale of its own. */
  unit?: FigureUnit
  /** Says more of the row, such as the date of its value. */
  note?: string
}

export interface StackedPart extends Linked {
  /** One of the figure's `parts`. */
  part: string
  count: number
}

export interface StackedRow extends Linked {
  key: string
  label: string
  parts: readonly StackedPart[]
  /** In place of the total, where a number would be wrong: "not asked". */
  said?: string
}

export interface PartName {
  key: string
  label: string
  look: Look
}

export interface SquareItem {
  /** Reference of the record. */
  key: string
  status: Status
  href: string
  /** Read aloud and shown on hover: the title and the status in words. */
  label: string
}

export interface SquaresRow extends Linked {
  key: string
  label: string
  items: readonly SquareItem[]
  /** Counts what the row shows. */
  said: string
}

export interface FunnelStep {
  key: string
  count: number
  /** As written for the reader. */
  figure: string
  what: string
  /** The records counted in this step. */
  href: string
}

/** One amount as a bar; its number stands beside it. */
export interface BarCell extends Linked {
  /** One of the figure's `columns`. */
  column: string
  /** As long as the bar is; null: not stated, which has no bar and is no zero. */
  value: number | null
  /** As written for the reader. */
  text: string
  /** As files carry it, where a number would be rounded; default: the value. */
  exact?: string
  /** Of which year, of how many, what is left out. */
  note?: FigureSource
}

export interface BarColumn {
  /** In files, the same in every language. */
  key: string
  label: string
  /** `open`: an outline, for what is missing. Default: filled. */
  look?: 'open'
}

export interface BarRow extends Linked {
  key: string
  label: string
  note?: FigureSource
  cells: readonly BarCell[]
  /** Set where rows differ in unit: such a row has a scale of its own. */
  unit?: FigureUnit
}

export const TIMELINE_SIGNS = ['event', 'done', 'report', 'stage', 'due', 'missed'] as const
/** `due` is a date to come or to be kept; everything else has happened. */
export type TimelineSign = (typeof TIMELINE_SIGNS)[number]

export interface TimelineEntry extends Linked {
  key: string
  /** Where it stands. */
  on: IsoDate
  /** The date as its source gives it. */
  date: PartialDate
  sign: TimelineSign
  label: string
}

export interface TimelineLane {
  key: string
  label: string
  entries: readonly TimelineEntry[]
}

export interface Panel extends Linked {
  key: string
  label: string
  /** Whom or what exactly; smaller, under the label. */
  note?: string
  series: FigureSeries
}

/** What is drawn, without a word of how. */
export type FigureData =
  | {
      kind: 'series'
      series: FigureSeries
      /** What stands behind each value, by its `pointKey`; default: it isn't told apart. */
      documents?: ReadonlyMap<string, readonly FigureSource[]>
    }
  | { kind: 'bullet'; rows: readonly BulletRow[] }
  /** `count`: the longest row is as wide as the figure; `share`: every row is. */
  | {
      kind: 'stacked'
      rows: readonly StackedRow[]
      parts: readonly PartName[]
      width: 'count' | 'share'
    }
  | { kind: 'squares'; groups: readonly { title: string | null; rows: readonly SquaresRow[] }[] }
  | { kind: 'funnel'; steps: readonly FunnelStep[] }
  | { kind: 'timeline'; lanes: readonly TimelineLane[]; today: IsoDate }
  /** Panels of one unit, drawn on one scale. */
  | { kind: 'multiples'; panels: readonly Panel[] }
  /** Rows of one column each are bars under each other; of several columns, a small panel each. All stand on one scale. */
  | {
      kind: 'bars'
      columns: readonly BarColumn[]
      rows: readonly BarRow[]
      /** What a full bar is; default: the largest value. */
      whole?: number
    }

export interface FigureSource extends Linked {
  text: string
}

/** A figure that is ready to be drawn: on a page, in another site's frame, or as a file. */
export interface Figure {
  locale: Locale
  /** Says the finding. */
  title: string
  /** What is measured, of whom, how; null: the title says it. */
  lede: string | null
  unit: FigureUnit | null
  /** Behind the values that are drawn. */
  sources: readonly FigureSource[]
  /** Documents of something else than the values, such as of the target; `label` says of what. */
  otherSources?: { label: string; sources: readonly FigureSource[] } | null
  /** Day up to which facts are shown. */
  asOf: PartialDate
  /** The counting rule, and what is left out. */
  rule?: (FigureSource & { href: string }) | null
  data: FigureData
}
