import { z } from 'zod'
import { NOTE_KINDS } from '@/lib/submissions/model'

export const NOTE_MAX = 4000

export const NoteInput = z.object({
  kind: z.enum(NOTE_KINDS, { error: 'required' }),
  text: z.string().trim().min(1, { error: 'required' }).max(NOTE_MAX, { error: 'too_long' }),
  /** Path of a field of the form, as it is named now; missing: about the whole. */
  field: z
    .string()
    .max(200, { error: 'other' })
    .regex(/^[\w-]+(\.[\w-]+){0,5}$/, { error: 'other' })
    .optional(),
  /** The comment that it answers. */
  answers: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'other' })
    .transform(Number)
    .optional(),
})
export type NoteInput = z.output<typeof NoteInput>
