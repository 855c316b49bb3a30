import { z } from 'zod'
import { KEY_KINDS, KEY_NAME_MAX } from './model'

export const KeyInput = z.object({
  name: z.string().trim().min(1, { error: 'required' }).max(KEY_NAME_MAX, { error: 'too_long' }),
  kind: z.enum(KEY_KINDS, { error: 'choose' }),
})
export type KeyInput = z.output<typeof KeyInput>
