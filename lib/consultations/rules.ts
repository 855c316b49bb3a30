import { addDays, daysBetween, type IsoDate } from '@/lib/dates/partial'
import type { ConsultationState } from './model'

/** A consultation is open for so many days at least; it can be made longer, and never shorter. */
export const OPEN_DAYS_MIN = 14
export const OPEN_DAYS_MAX = 365
/** How far ahead one may be announced. */
export const AHEAD_DAYS_MAX = 180
/** What came on the last days is still being checked for so many days after it closed. */
export const CHECK_DAYS = 7
/** Days after the last one on which every suggestion is to be answered. */
export const ANSWER_DAYS = 60

/** An organisation suggests no more than this in one consultation: who has more to say says it together. */
export const SUGGESTIONS_MAX = 30
/** So many texts may wait for a check in one consultation; beyond, the open form asks to come back. */
export const WAITING_MAX = 500

/** First and last day of a consultation, and the last one for answers; all of them count. */
export interface ConsultationDays {
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate
  readonly answerBy: IsoDate
}

/**
 * When one that is published on `today` is open: not before that day, however early it was asked for, and for the whole of
 * its days, however long the check took. `wish` null: as soon as it is published.
 */
export function daysOf(wish: IsoDate | null, days: number, today: IsoDate): ConsultationDays {
  const opensOn = wish !== null && wish > today ? wish : today
  return closingOn(opensOn, addDays(opensOn, days))
}

/** The same with another last day: a later one, or the one it had. */
export const extendedTo = ({ opensOn, closesOn }: ConsultationDays, days: number): ConsultationDays => {
  const later = addDays(opensOn, days)
  return closingOn(opensOn, later > closesOn ? later : closesOn)
}

const closingOn = (opensOn: IsoDate, closesOn: IsoDate): ConsultationDays => ({
  opensOn,
  closesOn,
  answerBy: addDays(closesOn, ANSWER_DAYS),
})

/** For how many days it is open after the first. */
export const lengthOf = ({ opensOn, closesOn }: Pick<ConsultationDays, 'opensOn' | 'closesOn'>): number =>
  daysBetween(opensOn, closesOn)

/** Whether suggestions are taken on a day. */
export const isOpen = (
  { opensOn, closesOn }: Pick<ConsultationDays, 'opensOn' | 'closesOn'>,
  day: IsoDate,
): boolean => opensOn <= day && day <= closesOn

/** Whether it can still be made longer: it is not over. */
export const isExtendable = ({ closesOn }: Pick<ConsultationDays, 'closesOn'>, day: IsoDate): boolean =>
  day <= closesOn

/** `unanswered`: published suggestions without an answer. */
export function stateOf(
  consultation: ConsultationDays & { readonly unanswered: number },
  today: IsoDate,
): ConsultationState {
  const { opensOn, closesOn, unanswered } = consultation
  if (today < opensOn) return 'announced'
  if (today <= closesOn) return 'open'
  // Until then a check may still bring one that nobody has answered.
  return unanswered > 0 || today <= addDays(closesOn, CHECK_DAYS) ? 'answering' : 'answered'
}

/** Whether suggestions wait for longer than the stated time: said on every page that shows it. */
export const isOverdue = (
  { answerBy, unanswered }: Pick<ConsultationDays, 'answerBy'> & { readonly unanswered: number },
  today: IsoDate,
): boolean => unanswered > 0 && today > answerBy
