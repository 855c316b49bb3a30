import { type Fields, fieldsOf } from '@/lib/form-data'
import type { SubmissionKind } from '@/lib/submissions/model'
import { STEPS } from '@/lib/submissions/steps'

/** The field of the draft that a control belongs to: `indicators` of `indicators.0.name`, `types` of `types[]`. */
export const draftFieldOf = (name: string): string => (name.split('.')[0] ?? '').replace(/\[\]$/, '')

/** All that stands in the form now. A question without an answer is there too, empty: no box ticked, no row. */
export function typedIn(kind: SubmissionKind, form: HTMLFormElement): Fields {
  const { intent: _, revision: __, ...fields } = fieldsOf(new FormData(form))
  for (const { fields: names } of STEPS[kind]) for (const name of names) fields[name] ??= []
  return fields
}

/** What is sent of it: everything, or the fields of `part` alone, because the line is slow. */
export function requestOf(form: HTMLFormElement, part: readonly string[] | null): FormData {
  const data = new FormData(form)
  for (const name of new Set(data.keys()))
    if (name.startsWith('$') || (part && !part.includes(draftFieldOf(name)))) data.delete(name)
  if (part) data.set('part', part.join())
  return data
}
