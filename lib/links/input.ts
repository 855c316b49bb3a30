import { z } from 'zod'
import { Email } from '@/lib/people/input'

export const AskInput = z.object({ email: Email })

export const NewPasswordInput = z.object({
  password: z.string().min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})
