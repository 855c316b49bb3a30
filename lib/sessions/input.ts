import { z } from 'zod'
import { Email } from '@/lib/people/input'

/** Longer than any password; keeps what is hashed small. */
const SECRET_MAX = 4096

export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, { error: 'required' }).max(SECRET_MAX, { error: 'too_long' }),
})
