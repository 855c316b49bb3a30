'use server'
import { choicesAt, fieldsOf, valueAt } from '@/lib/form-data'
import { sayingsIn } from './find'
import { SAYINGS, type Saying, TEXT_MAX } from './model'

export type Checked =
  | { ok: true; text: string; sayings: Saying[] }
  | { ok: false; fault: 'required' | 'too_long'; text: string }

/** Reads a text, or counts again what its writer says of it. Keeps nothing: no row, no line, no log of the text. */
export async function checkAction(_: Checked | null, form: FormData): Promise<Checked> {
  const typed = fieldsOf(form)
  const [text, read] = ['text', 'read'].map((name) => lines(valueAt(typed, name))) as [string, string]
  if (text.trim() === '') return { ok: false, fault: 'required', text }
  if (text.length > TEXT_MAX) return { ok: false, fault: 'too_long', text }
  // What was ticked belongs to the text it was ticked for.
  if (read !== text) return { ok: true, text, sayings: sayingsIn(text) }
  const ticked = choicesAt(typed, 'says')
  return { ok: true, text, sayings: SAYINGS.filter((saying) => ticked.includes(saying)) }
}

/** A form sent without scripts ends its lines in its own way. */
const lines = (text: string) => text.replaceAll('\r\n', '\n')
