import { cache } from 'react'
import { type AsOf, type AsOfProblem, asOfText } from './model'

interface Held {
  asOf: AsOf | null
  /** Why what the address asked for can't be shown; null: nothing is wrong. */
  problem: AsOfProblem | null
  given: string
}

/** One for each request that draws a page; anywhere else a new one at every call, so that nothing is ever held. */
const place = cache((): { held: Held | null } => ({ held: null }))

export const hold = (held: Held): void => {
  place().held = held
}

/** What this request's page asked for; null: nothing. */
export const heldAsOf = (): Held | null => place().held

/** For the links of this page: the date they lead on with, as text; null: none. */
export function keptAsOf(): string | null {
  const asOf = place().held?.asOf
  return asOf ? asOfText(asOf) : null
}
