import { firstDay, lastDay, type PartialDate } from '@/lib/dates/partial'

interface Dated {
  readonly currency: string
  readonly from: PartialDate | null
  readonly to: PartialDate | null
}

/** Pledged in one currency for one time. */
export const isSamePledge = (a: Dated, b: Dated): boolean =>
  a.currency === b.currency && a.from === b.from && a.to === b.to

/** Same currency, and a period within the one pledged for; a pledge without a period covers them all. */
export function isPaidWithin(payment: Dated, pledge: Dated): boolean {
  if (payment.currency !== pledge.currency) return false
  const starts = !pledge.from || (!!payment.from && firstDay(payment.from) >= firstDay(pledge.from))
  const ends = !pledge.to || (!!payment.to && lastDay(payment.to) <= lastDay(pledge.to))
  return starts && ends
}
