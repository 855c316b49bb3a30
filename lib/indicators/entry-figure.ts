import type { Direction } from './model'
import { isJudged, progressOf } from './progress'

export interface EntryTerms {
  readonly direction: Direction
  readonly baseline: number | null
  readonly target: number | null
  /** The last official value; null: none yet. */
  readonly latest: number | null
}

/**
 * What a figure that is being typed says of the promise: `way` a share of the way; `reached` at target or beyond;
 * `back` behind the baseline; `short` not yet, with no way to measure; `holds`, `broken` a bound; `done`, `not_done`
 * yes or no; `not_compared` the method changed; `told` never judged, or no target.
 */
export type EntryFinding =
  | { readonly kind: 'way'; readonly share: number }
  | {
      readonly kind:
        | 'reached'
        | 'back'
        | 'short'
        | 'holds'
        | 'broken'
        | 'done'
        | 'not_done'
        | 'not_compared'
        | 'told'
    }

/** By the rule that will judge it once it is published. */
export function findingOf(terms: EntryTerms, value: number, methodBreak: boolean): EntryFinding {
  const { direction, baseline, target } = terms
  const indicator = {
    key: '',
    direction,
    measure: 'level' as const,
    baseline: baseline === null ? null : { value: baseline, on: null },
    target: target === null ? null : { value: target, on: null },
    values: [
      {
        value,
        on: NO_DAY,
        from: null,
        saidBy: 'official' as const,
        partial: false,
        methodBreak,
        sources: [],
      },
    ],
  }
  if (!isJudged(indicator)) return { kind: 'told' }
  const { share } = progressOf(indicator, { madeOn: null, startsOn: null, dueOn: null }, NO_DAY)
  const isMet = share !== null && share >= 1
  switch (direction) {
    case 'yes_no':
      return { kind: isMet ? 'done' : 'not_done' }
    case 'keep_at_least':
    case 'keep_at_most':
      return { kind: isMet ? 'holds' : 'broken' }
    default:
      if (isMet) return { kind: 'reached' }
      if (share === null) return { kind: methodBreak && baseline !== null ? 'not_compared' : 'short' }
      return share < 0 ? { kind: 'back' } : { kind: 'way', share }
  }
}

/** Times the last value or the target, up or down, from which on a figure looks like a slip of the unit. */
export const SLIP_TIMES = 10

/** A figure so far from a known one that its unit may be wrong. */
export interface Slip {
  readonly of: 'latest' | 'baseline' | 'target'
  readonly way: 'more' | 'less'
  /** How many times as large, or as small. */
  readonly times: number
}

/**
 * Whether a figure looks like a slip of the unit, by the last value (the starting one where there is none) and by the
 * target. A target that is as far from the last value says nothing: the way there is that long. Null: it doesn't, or
 * it can't be told, as from zero. A part of a period may well be small.
 */
export function slipOf(terms: EntryTerms, value: number, partial = false): Slip | null {
  const { direction, latest, baseline, target } = terms
  if (direction === 'yes_no') return null
  const last = latest ?? baseline
  const beforehand = last === null ? null : farFrom(target, last)
  const byLast = farFrom(last, value)
  const byTarget = farFrom(target, value)
  const found: Slip | null = byLast
    ? { of: latest === null ? 'baseline' : 'latest', ...byLast }
    : byTarget && byTarget.way !== beforehand?.way && !(last === 0 && byTarget.way === 'less')
      ? { of: 'target', ...byTarget }
      : null
  return found && partial && found.way === 'less' ? null : found
}

function farFrom(known: number | null, value: number): Pick<Slip, 'way' | 'times'> | null {
  if (known === null || known === 0 || value === 0) return null
  const share = Math.abs(value / known)
  if (share > SLIP_TIMES) return { way: 'more', times: share }
  return share < 1 / SLIP_TIMES ? { way: 'less', times: 1 / share } : null
}

/** One day for all: only the value is in question. */
const NO_DAY = '2000-01-01'

export type EntryMark = 'baseline' | 'latest' | 'typed' | 'target'

export interface EntryPlace {
  readonly mark: EntryMark
  readonly value: number
  /** 0..100 along the drawing. */
  readonly at: number
}

/**
 * Where the figures stand on a line that leads towards the target, so that for a falling target less is further along.
 * Counts without a direction stand from less to more. Empty: there is no way to draw.
 */
export function placesOf(terms: EntryTerms, typed: number | null): EntryPlace[] {
  const { baseline, latest, target } = terms
  const known = [
    ['baseline', baseline],
    ['latest', latest],
    ['typed', typed],
    ['target', target],
  ] as const
  const marks = known.flatMap(([mark, value]) => (value === null ? [] : [{ mark, value }]))
  if (marks.length < 2) return []
  const values = marks.map(({ value }) => value)
  // Without a baseline the line begins at zero, as bars do.
  const bounds = baseline === null ? [...values, 0] : values
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)]
  if (low === high) return []
  const share = (value: number) => ((value - low) / (high - low)) * 100
  return marks.map(({ mark, value }) => ({
    mark,
    value,
    at: isFalling(terms) ? 100 - share(value) : share(value),
  }))
}

/** Whether less is better. */
export const isFalling = ({ direction }: Pick<EntryTerms, 'direction'>): boolean =>
  direction === 'decrease' || direction === 'keep_at_most'
