import { isPledge, type Level } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { Direction } from '@/lib/indicators/model'
import { alpha2Of } from '@/lib/makers/iso'
import type { MakerKind } from '@/lib/makers/model'
import type { MoneyStage } from '@/lib/money/model'
import type { ImplementationStatus } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { Status } from '@/lib/standing/model'

/** Codes of IATI 2.03. What each of our words becomes, and why: docs/decisions/0034-iati.md */

export const SECTOR = { vocabulary: '1', code: '15180' } as const

export const ACTIVITY_STATUS = {
  pipeline: '1',
  implementation: '2',
  finalisation: '3',
  closed: '4',
  cancelled: '5',
  suspended: '6',
} as const

interface StatusFacts {
  readonly level: Level
  readonly status: Status | null
  readonly closure: string | null
  /** What the maker says of its own work in the latest report; null: it said nothing. */
  readonly implementation: ImplementationStatus | null
  readonly startsOn: IsoDate | null
  readonly dueOn: IsoDate | null
}

/** IATI has no word for "nobody knows": what is open and has begun is under implementation there. */
export function activityStatus(facts: StatusFacts, day: IsoDate): string {
  const { level, status, closure, implementation, startsOn, dueOn } = facts
  if (closure !== null || status === 'withdrawn' || status === 'superseded') return ACTIVITY_STATUS.cancelled
  if (status === 'kept')
    return dueOn !== null && dueOn >= day ? ACTIVITY_STATUS.finalisation : ACTIVITY_STATUS.closed
  if (status === 'met_after_softening') return ACTIVITY_STATUS.finalisation
  switch (implementation) {
    case 'suspended':
      return ACTIVITY_STATUS.suspended
    case 'completed':
      return ACTIVITY_STATUS.finalisation
    case 'not_started':
      return ACTIVITY_STATUS.pipeline
    case 'withdrawn':
    case 'superseded':
      return ACTIVITY_STATUS.cancelled
    case 'in_progress':
      return ACTIVITY_STATUS.implementation
    case null:
      break
  }
  const isAhead = startsOn !== null && startsOn > day
  return level === 'declared_intention' || isAhead ? ACTIVITY_STATUS.pipeline : ACTIVITY_STATUS.implementation
}

/** A request is no transaction; a promise in public is a pledge, not yet a firm obligation in writing. */
export const TRANSACTION_TYPE: Readonly<Record<MoneyStage, string | null>> = {
  requested: null,
  pledged: '12',
  allocated: '2',
  disbursed: '3',
  spent: '4',
}

/** null: the kind alone doesn't say what sort of organisation it is. */
export const ORGANISATION_TYPE: Readonly<Record<MakerKind, string | null>> = {
  state: '10',
  joint: null,
  international_body: '40',
  non_state: null,
}

export const DOCUMENT_CATEGORY: Readonly<Record<SourceKind, string>> = {
  law: 'A02',
  statement: 'A02',
  official_report: 'A08',
  official_statistics: 'A08',
  press: 'A07',
  research: 'A07',
  independent: 'A07',
}
export const EVIDENCE_CATEGORY = 'A08'
export const RECORD_PAGE_CATEGORY = 'A12'

/** Per cent, yes or no as two categories, else a number of units. */
export const indicatorMeasure = (direction: Direction, unit: string): string =>
  direction === 'yes_no' ? '3' : /^(%|per ?cent)/i.test(unit.trim()) ? '2' : '1'

/** null: neither way is better. */
export const isAscending = (direction: Direction): boolean | null =>
  direction === 'context' ? null : direction !== 'decrease' && direction !== 'keep_at_most'

/** Members of the OECD's Development Assistance Committee (2024): what they finance is mostly elsewhere. */
const GIVES = new Set(
  'AUS AUT BEL CAN CZE DNK EST FIN FRA DEU GRC HUN ISL IRL ITA JPN KOR LTU LUX NLD NZL NOR POL PRT SVK SVN ESP SWE CHE GBR USA XEU'.split(
    ' ',
  ),
)
/** Bodies with a region of their own in the list of the OECD. */
const REGION_OF: Readonly<Record<string, string>> = { XCA: '619', XEU: '89' }
/** The region of a body that has one of its own; null: it has none. */
export const regionCodeOf = (maker: string): string | null => REGION_OF[maker] ?? null

export type Recipient = { readonly country: string } | { readonly region: string }

/**
 * Where an activity takes place; null: not stated. A record names its place in words only, so a state's promise is taken to be
 * at home, except where a donor pledges money.
 */
export function recipientOf(
  maker: string,
  { level, isFinancial }: { level: Level; isFinancial: boolean },
): Recipient | null {
  if (GIVES.has(maker) && isPledge(level) && isFinancial) return null
  const region = REGION_OF[maker]
  if (region !== undefined) return { region }
  const country = alpha2Of(maker)
  return country === null ? null : { country }
}
