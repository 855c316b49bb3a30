import { z } from 'zod'
import { NOTE_KINDS } from '@/lib/submissions/model'

export const NOTE_MAX = 4000

export const NoteInput = z.object({
  kind: z.enum(NOTE_KINDS, { error: 'required' }),
  text: z.string().trim().min(1, { error: 'required' }).max(NOTE_MAX, { error: 'too_long' }),
})
export type NoteInput = z.output<typeof NoteInput>
