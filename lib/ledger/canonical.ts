export type Canonical = null | boolean | number | string | Canonical[] | { [key: string]: Canonical }

/**
 * One text for one value, whatever order its keys were written in: keys sorted by code unit, no spaces, texts in NFC,
 * undefined members left out. Numbers must be whole: decimals are written as strings, so that every language that
 * recomputes the hash reads the same digits.
 *
 * @throws TypeError on a fraction, NaN, a date or anything else JSON can't carry exactly.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new TypeError(`canonical JSON takes whole numbers only, got ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`canonical JSON can't carry ${typeof value}`)
}
