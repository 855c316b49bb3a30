/** Bank cards (ISO/IEC 7812). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = Number(digits[at]) * (double ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return digits.length > 0 && sum % 10 === 0
}

/** IBAN (ISO 13616), without spaces. */
export function passesMod97(iban: string): boolean {
  let rest = 0
  for (const sign of `${iban.slice(4)}${iban.slice(0, 4)}`.toUpperCase()) {
    const value = Number.parseInt(sign, 36)
    if (Number.isNaN(value)) return false
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12
const digitsOf = (text: string) => [...text].map(Number)
const weighed = (digits: readonly number[], weight: (at: number) => number) =>
  digits.reduce((sum, digit, at) => sum + digit * weight(at), 0)

/**
 * Number of a natural person in Kazakhstan: YYMMDD, century and sex, four of order, a check digit modulo 11 over two
 * rows of weights. A number of a company has no day in its place.
 */
export function isKazakhId(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false
  const all = digitsOf(digits)
  if (!isDay(Number(digits.slice(4, 6)), Number(digits.slice(2, 4))) || (all[6] ?? 9) > 6) return false
  const first = weighed(all.slice(0, 11), (at) => at + 1) % 11
  const check = first === 10 ? weighed(all.slice(0, 11), (at) => ((at + 2) % 11) + 1) % 11 : first
  return check < 10 && check === all[11]
}

/** Number of a person in Uzbekistan: sex and century, DDMMYY, district, order; check digit by weights 7, 3, 1. */
export function isUzbekId(digits: string): boolean {
  if (!looksLikeUzbekId(digits)) return false
  const all = digitsOf(digits)
  return weighed(all.slice(0, 13), (at) => [7, 3, 1][at % 3] ?? 0) % 10 === all[13]
}

export const looksLikeUzbekId = (digits: string): boolean =>
  /^[1-6]\d{13}$/.test(digits) && isDay(Number(digits.slice(1, 3)), Number(digits.slice(3, 5)))

/** Number of a person in Kyrgyzstan: sex, DDMMYYYY, five of order. */
export const looksLikeKyrgyzId = (digits: string): boolean =>
  /^[12]\d{4}(19|20)\d{7}$/.test(digits) && isDay(Number(digits.slice(1, 3)), Number(digits.slice(3, 5)))
