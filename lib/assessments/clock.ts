import { addDays, type IsoDate } from '@/lib/dates/partial'
import type { Hearing } from './model'

/** Days after the one of acceptance on which an office may reply before publication. */
export const REPLY_DAYS = 14
/** Days after which a check has been open too long. */
export const CHECK_DAYS = 7
/** Fewer than this many are not counted in public: who was meant could be guessed. */
export const SHOWN_FROM = 5

/** Whom an author lets be heard, where the maker has an office that could be. */
export const hearingOf = (author: 'before' | 'after', hasOffice: boolean): Hearing =>
  hasOffice ? author : 'nobody'

/** Last day on which a reply comes before publication; null: nobody is heard before it. */
export const lastReplyDay = (acceptedOn: IsoDate, hearing: Hearing): IsoDate | null =>
  hearing === 'before' ? addDays(acceptedOn, REPLY_DAYS) : null

/**
 * First day on which it is published, whatever else happens: the one after the last on which a reply could come, and
 * never the day of acceptance, so that no hour of anybody's work can be read from it.
 */
export const publishesOn = (acceptedOn: IsoDate, hearing: Hearing): IsoDate =>
  addDays(lastReplyDay(acceptedOn, hearing) ?? acceptedOn, 1)

export const isDue = (publishes: IsoDate, today: IsoDate): boolean => publishes <= today

/** What an organisation wished for is done from the next day on: its hour is nobody's business. */
export const isWishDue = (wishedOn: IsoDate, today: IsoDate): boolean => wishedOn < today

const DAY_MS = 86_400_000
/** Whether a check has been open for more than the days it may. */
export const isOverdue = (waitingSince: Date, now: Date): boolean =>
  now.getTime() - waitingSince.getTime() > CHECK_DAYS * DAY_MS

/** `2026-Q4`. */
export const quarterOf = (day: IsoDate): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** A count as everybody may read it; null: fewer than five, none among them. */
export const shownCount = (count: number): number | null => (count < SHOWN_FROM ? null : count)
