import type { ActionBasis } from '@/lib/commitments/model'
import type { Direction } from '@/lib/indicators/model'
import type { MoneyScope, MoneyStage } from '@/lib/money/model'

/** What the points are given for, in the order of the five letters: specific, measurable, achievable, relevant, timed. */
export const CRITERIA = [
  'words',
  'responsible',
  'reach',
  'target',
  'baseline',
  'method',
  'steps',
  'money',
  'action',
  'dates',
] as const
export type Criterion = (typeof CRITERIA)[number]

/** How much of a point: all of it, half, none. */
export const MARKS = ['full', 'half', 'none'] as const
export type Mark = (typeof MARKS)[number]

/** What the score is a function of: whether the promise says something, never what it says or how it went. */
export interface FormulationFacts {
  readonly hasWording: boolean
  readonly hasSummary: boolean
  readonly hasLead: boolean
  readonly hasPartners: boolean
  readonly hasGeography: boolean
  readonly hasGroups: boolean
  /** One for each action of the coalition that it serves. */
  readonly actions: readonly ActionBasis[]
  readonly hasStart: boolean
  readonly hasDue: boolean
  /** Those that are judged: not context, and with a target. */
  readonly indicators: readonly {
    readonly direction: Direction
    readonly baseline: 'dated' | 'undated' | null
    readonly hasTargetDate: boolean
    readonly hasMethod: boolean
    readonly isCited: boolean
  }[]
  /** Steps named in the promise: whether each has a date. */
  readonly steps: readonly { readonly hasDate: boolean }[]
  readonly money: readonly {
    readonly stage: MoneyStage
    readonly scope: MoneyScope
    readonly hasPeriod: boolean
  }[]
}
