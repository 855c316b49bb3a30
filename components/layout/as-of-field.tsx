import { keptAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'

/** Keeps the date of the page in a form that leads on to a public page: an address of a form brings none. */
export function AsOfField() {
  const asOf = keptAsOf()
  return asOf === null ? null : <input type="hidden" name={AS_OF_PARAMETER} value={asOf} />
}
