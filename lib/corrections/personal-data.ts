import { sql } from 'drizzle-orm'
import { publicDb } from '@/db/client'
import type { FieldErrors } from '@/lib/action-result'
import { rows } from '@/lib/commitments/columns'
import type { Fields } from '@/lib/form-data'
import { personalDataIn } from '@/lib/privacy/draft'

/**
 * `looks_personal` at each field that looks like data about a person or the place of a shelter, unless its writer ticked
 * `public`; null: there is none. Numbers of published help lines are nobody's.
 */
export async function personalDataErrors(
  typed: Fields,
  names: readonly string[],
): Promise<FieldErrors | null> {
  if (typed.public === 'yes') return null
  const texts = Object.fromEntries(names.map((name) => [name, typed[name] ?? '']))
  const lines = await rows<{ number: string }>(publicDb, sql`select number from help_lines`)
  const found = personalDataIn(texts, { helpLines: lines.map(({ number }) => number) })
  const fields = Object.keys(found)
  return fields.length > 0 ? Object.fromEntries(fields.map((name) => [name, 'looks_personal'])) : null
}
