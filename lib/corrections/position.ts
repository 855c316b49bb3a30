import { type IsoDate, isRealDate } from '@/lib/dates/partial'

/** Where a page of the list ended. */
export interface CasePosition {
  readonly day: IsoDate
  readonly id: number
}

/** As two whole numbers in an address: `20261123.17`. */
export const casePositionText = ({ day, id }: CasePosition): string => `${day.replaceAll('-', '')}.${id}`

/** Null: these numbers are no position, or the list begins. */
export function casePosition([day = 0, id = 0]: readonly number[]): CasePosition | null {
  const digits = String(day)
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return digits.length === 8 && isRealDate(iso) ? { day: iso, id } : null
}
