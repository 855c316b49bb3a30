import { z } from 'zod'
import { LOCALES } from '@/lib/i18n/model'
import { Email, PersonName } from '@/lib/people/input'

/** Longer than any password; keeps what is hashed small. */
const SECRET_MAX = 4096

export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, { error: 'required' }).max(SECRET_MAX, { error: 'too_long' }),
})

export const DetailsInput = z.object({ name: PersonName, locale: z.enum(LOCALES, { error: 'required' }) })
export type DetailsInput = z.output<typeof DetailsInput>

export const PasswordChangeInput = z.object({
  /** The present one; empty where there is none. */
  password: z.string().max(SECRET_MAX, { error: 'too_long' }).default(''),
  newPassword: z.string().min(1, { error: 'required' }).max(SECRET_MAX, { error: 'too_long' }),
})
export type PasswordChangeInput = z.output<typeof PasswordChangeInput>
