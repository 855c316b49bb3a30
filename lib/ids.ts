/** The number of a row as an address or a browser carries it; null: it is none. */
export function idOf(given: unknown): number | null {
  const id = typeof given === 'string' && /^[1-9]\d{0,9}$/.test(given) ? Number(given) : given
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : null
}
