/** Sums and differences of decimals written as text, exact at any size: money is never put through a float. */
export const addDecimals = (a: string, b: string): string => combine(a, b, (x, y) => x + y)
export const subtractDecimals = (a: string, b: string): string => combine(a, b, (x, y) => x - y)

export const sumDecimals = (amounts: readonly string[]): string => amounts.reduce(addDecimals, '0')

function combine(a: string, b: string, act: (x: bigint, y: bigint) => bigint): string {
  const places = Math.max(placesOf(a), placesOf(b))
  return written(act(scaled(a, places), scaled(b, places)), places)
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** Without zeros at the end of the fraction. */
function written(value: bigint, places: number): string {
  if (places === 0) return value.toString()
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -places)}${fraction && `.${fraction}`}`
}

/** −1, 0 or 1, as the first is less, the same or more. */
export function compareDecimals(a: string, b: string): number {
  const difference = subtractDecimals(a, b)
  return difference === '0' ? 0 : difference.startsWith('-') ? -1 : 1
}
