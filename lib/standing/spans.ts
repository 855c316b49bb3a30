import type { DeliveryStage } from '@/lib/commitments/model'
import {
  addMonths,
  daysBetween,
  firstDay,
  type IsoDate,
  isRealDate,
  lastDay,
  type PartialDate,
} from '@/lib/dates/partial'
import { furthestStage } from './delivery'
import type { CommitmentFacts, Thresholds } from './facts'
import type { Standing } from './model'
import { standingOf } from './standing'

/** Days on which a commitment stands the same, but for what time alone adds to what is expected. */
export interface Span extends Omit<Standing, 'expected'> {
  /** null: the promise has no date, so that there is no first day. */
  readonly fromDay: IsoDate | null
  /** The day after the last; null: it goes on. */
  readonly toDay: IsoDate | null
  /** On the first day, and on the day after the last; in between it grows evenly. null: no date to expect it by. */
  readonly expectedFrom: number | null
  readonly expectedTo: number | null
  readonly deliveryStage: DeliveryStage | null
}

/** No day is asked for beyond it. */
const HORIZON = '9999-12-31'
/** What two ways of adding up the same shares may differ by. */
const ROUNDING = 1e-9

/**
 * Where a commitment stands on every day from the day it was made: exactly what `standingOf` says on each of them. The days on
 * which the rules can change their mind are those that the facts name, and those so many days or months after them; between
 * two of these only the pace decides, which moves one way, so the day of its change is found by halving.
 */
export function spansOf(facts: CommitmentFacts, thresholds: Thresholds): Span[] {
  const judge = judgeOf(facts, thresholds)
  const start = facts.madeOn === null ? null : numberOf(firstDay(facts.madeOn))
  const end = numberOf(HORIZON)
  const turns = turningDays(facts, thresholds).filter((day) => (start === null || day > start) && day < end)
  // Before the first of them nothing changes: one day tells of all.
  const first = start ?? (turns[0] ?? end) - 1

  const pieces: Piece[] = []
  for (const [index, until] of [...turns, end].entries()) {
    for (let from = turns[index - 1] ?? first; from < until; ) {
      const to = endOfSame(judge, from, until)
      const piece = pieceOf(judge, from, to, start === null && from === first)
      const previous = pieces.at(-1)
      if (previous && continues(previous, piece)) pieces.splice(-1, 1, joined(previous, piece))
      else pieces.push(piece)
      from = to
    }
  }
  return pieces.map((piece) => spanOf(piece, end))
}

/** Every day on which the outcome may differ from the day before, in order. */
function turningDays(facts: CommitmentFacts, thresholds: Thresholds): number[] {
  const { earlyMonths, stepGraceDays, freshMonths, ageingMonths } = thresholds
  const days = new Set<number>()
  for (const date of datesIn(facts)) {
    const [from, on] = [firstDay(date), lastDay(date)]
    for (const day of [from, on, addMonths(from, earlyMonths)]) days.add(numberOf(day))
    // The day after, on which a date is over, a year is no longer fresh.
    for (const day of [on, addMonths(on, freshMonths), addMonths(on, ageingMonths)])
      days.add(numberOf(day) + 1)
    days.add(numberOf(on) + stepGraceDays)
  }
  return [...days].toSorted((a, b) => a - b)
}

/** Whatever reads as a date in the facts, wherever it stands: a date that means nothing costs one look, one missed a day. */
function datesIn(value: unknown, found = new Set<PartialDate>()): Set<PartialDate> {
  if (typeof value === 'string') {
    if (isRealDate(value) && value >= '0001') found.add(value)
  } else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) datesIn(member, found)
  return found
}

interface Outcome {
  /** All that doesn't grow by itself. */
  readonly standing: Omit<Standing, 'expected' | 'latestFactOn'> & {
    readonly deliveryStage: DeliveryStage | null
  }
  readonly key: string
  readonly expected: number | null
  readonly latestFactOn: IsoDate | null
}

type Judge = (day: number) => Outcome

function judgeOf(facts: CommitmentFacts, thresholds: Thresholds): Judge {
  const known = new Map<number, Outcome>()
  return (day) => {
    const before = known.get(day)
    if (before) return before
    const asOf = dayOf(day)
    const { expected, latestFactOn, ...rest } = standingOf(facts, asOf, thresholds)
    const standing = { ...rest, deliveryStage: furthestStage(facts.deliverySteps, asOf) }
    const outcome = { standing, key: JSON.stringify(standing), expected, latestFactOn }
    known.set(day, outcome)
    return outcome
  }
}

/** The first day after `from` that stands otherwise, at most `until`. */
function endOfSame(judge: Judge, from: number, until: number): number {
  const { key } = judge(from)
  let [same, other] = [from, until]
  if (judge(until - 1).key === key) return until
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (judge(middle).key === key) same = middle
    else other = middle
  }
  return other
}

/** Some days in a row, `from` up to the day before `to`. */
interface Piece {
  readonly from: number
  readonly to: number
  /** All days before it are like it, too. */
  readonly isWithoutStart: boolean
  readonly outcome: Outcome
  /** The latest fact, or the day itself where that is earlier: something is still happening. null: there is none. */
  readonly latestFactOn: IsoDate | null
  /** The latest fact is the day itself on every day of it. */
  readonly isHappening: boolean
  /** Days on which the expected share was looked at, all on one line. */
  readonly expected: readonly Point[]
}

interface Point {
  readonly day: number
  readonly share: number | null
}

function pieceOf(judge: Judge, from: number, to: number, isWithoutStart: boolean): Piece {
  const [first, last] = [judge(from), judge(to - 1)]
  const points = [
    { day: from, share: first.expected },
    { day: to - 1, share: last.expected },
  ]
  return {
    from,
    to,
    isWithoutStart,
    outcome: first,
    latestFactOn: last.latestFactOn,
    isHappening: first.latestFactOn === dayOf(from) && last.latestFactOn === dayOf(to - 1),
    expected: to - from > 1 ? points : points.slice(0, 1),
  }
}

function continues(before: Piece, after: Piece): boolean {
  if (before.outcome.key !== after.outcome.key) return false
  const sameFact =
    before.latestFactOn === after.latestFactOn ||
    (before.isHappening && after.latestFactOn !== null && after.latestFactOn >= dayOf(before.to - 1))
  const points = [...before.expected, ...after.expected]
  return sameFact && (before.isWithoutStart ? areLevel(points) : areOnOneLine(points))
}

const areLevel = (points: readonly Point[]): boolean =>
  points.every(({ share }) => share === points[0]?.share)

function areOnOneLine(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first.day === last.day) return true
  if (points.some(({ share }) => share === null)) return points.every(({ share }) => share === null)
  const at = lineThrough(first, last)
  return points.every(({ day, share }) => Math.abs((share ?? 0) - at(day)) <= ROUNDING)
}

const lineThrough =
  (a: Point, b: Point) =>
  (day: number): number =>
    (a.share ?? 0) + (((b.share ?? 0) - (a.share ?? 0)) * (day - a.day)) / (b.day - a.day)

const joined = (before: Piece, after: Piece): Piece => ({
  ...before,
  to: after.to,
  latestFactOn: after.latestFactOn,
  isHappening: before.isHappening && after.isHappening,
  expected: [...before.expected, ...after.expected],
})

function spanOf(piece: Piece, end: number): Span {
  const [first, last] = [piece.expected[0], piece.expected.at(-1)]
  const expectedFrom = first?.share ?? null
  const expectedTo =
    first && last && first.share !== null && last.day > first.day
      ? lineThrough(first, last)(piece.to)
      : expectedFrom
  return {
    ...piece.outcome.standing,
    latestFactOn: piece.latestFactOn,
    fromDay: piece.isWithoutStart ? null : dayOf(piece.from),
    toDay: piece.to === end && expectedFrom === expectedTo ? null : dayOf(piece.to),
    expectedFrom,
    expectedTo,
  }
}

const EPOCH = '1970-01-01'
const DAY_MS = 86_400_000
const numberOf = (day: IsoDate): number => daysBetween(EPOCH, day)
const dayOf = (number: number): IsoDate => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** Share that a span expects on one of its days, as `recordsAt` reads it. */
export function expectedOn({ fromDay, toDay, expectedFrom, expectedTo }: Span, day: IsoDate): number | null {
  if (expectedFrom === null || expectedTo === null || expectedFrom === expectedTo) return expectedFrom
  if (fromDay === null || toDay === null) return expectedFrom
  return (
    expectedFrom + ((expectedTo - expectedFrom) * daysBetween(fromDay, day)) / daysBetween(fromDay, toDay)
  )
}
