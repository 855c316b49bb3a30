/** Formats that Excel knows by number alone and that show a date. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
/** Of these, the ones without a day. */
const BUILT_IN_MONTHS = new Set([17, 27, 57])

export type DateFormat = 'day' | 'month' | 'year'

/** How precise a date a number format shows; null: it shows no date. */
export function dateFormat(id: number, code: string | undefined): DateFormat | null {
  if (code === undefined) {
    if (!BUILT_IN.has(id)) return null
    return BUILT_IN_MONTHS.has(id) ? 'month' : 'day'
  }
  // Quoted words, escaped letters, colours and locales are no letters of the format.
  const letters = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  const has = (letter: string) => letters.includes(letter)
  if (has('y') || has('г') || has('e1'))
    return has('d') || has('д') ? 'day' : has('m') || has('м') ? 'month' : 'year'
  return has('d') && has('m') ? 'day' : null
}

const DAY = 86_400_000

/** A serial number as the date it is shown as; null: no date of the calendar. */
export function dateOfSerial(serial: number, format: DateFormat, since1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null
  const whole = Math.floor(serial)
  // Excel believes that 1900 had a 29 February.
  const days = since1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole
  const date = new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString()
  return date.slice(0, { day: 10, month: 7, year: 4 }[format])
}
