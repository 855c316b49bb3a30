import type { z } from 'zod'
import { problem } from './respond'

export const FIELDS_PARAMETER = 'fields'

/**
 * The fields that an address asks for, or the answer that says what is wrong with them. null: all of them. Several may be
 * written with commas, or the parameter repeated.
 */
export function fieldsOr<Row extends z.ZodObject>(
  params: URLSearchParams,
  row: Row,
): { fields: ReadonlySet<string> | null } | { refusal: Response } {
  const wanted = params
    .getAll(FIELDS_PARAMETER)
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (wanted.length === 0) return { fields: null }
  const known = Object.keys(row.shape)
  const strange = wanted.find((name) => !known.includes(name))
  if (strange === undefined) return { fields: new Set(wanted) }
  return {
    refusal: problem(
      'bad_fields',
      `There is no field \`${strange.slice(0, 60)}\`. Known: ${known.map((name) => `\`${name}\``).join(', ')}.`,
    ),
  }
}

/** The row with these fields alone, in the order of the row. */
export function only<Row extends object>(row: Row, fields: ReadonlySet<string> | null): Partial<Row> {
  if (fields === null) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name))) as Partial<Row>
}
