/** Two to six can be laid side by side. */
export const CHOICE_MIN = 2
export const CHOICE_MAX = 6
/** Longer values in an address are no code. */
const ECHO_MAX = 30

/** What the address asked for and isn't shown. */
export interface LeftOut {
  value: string
  why: 'unknown' | 'repeated' | 'too_many'
}

export interface Choice {
  /** In the order chosen, which is all that the order says. */
  codes: string[]
  leftOut: LeftOut[]
}

/** Reads `?country=KAZ&country=UZB`; blank values are what an empty field of the form sends. Never throws. */
export function parseChoice(given: unknown, known: ReadonlySet<string>): Choice {
  const choice: Choice = { codes: [], leftOut: [] }
  const values = [given ?? []]
    .flat()
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, 5 * CHOICE_MAX)
  const seen = new Set<string>()
  for (const value of values) {
    const code = value.toUpperCase()
    const why = !known.has(code)
      ? 'unknown'
      : seen.has(code)
        ? 'repeated'
        : choice.codes.length >= CHOICE_MAX
          ? 'too_many'
          : null
    if (why === null) choice.codes.push(code)
    else choice.leftOut.push({ value: (known.has(code) ? code : value).slice(0, ECHO_MAX), why })
    seen.add(code)
  }
  return choice
}
