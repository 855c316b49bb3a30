import { z } from 'zod'
import { ROLES } from '@/lib/access/model'
import { MAKER_CODE } from '@/lib/commitments/input'

export const EMAIL_MAX = 254
export const PERSON_NAME_MAX = 120

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'required' })
  .max(EMAIL_MAX, { error: 'too_long' })
  .pipe(z.email({ error: 'not_an_email' }))

export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})

export const AcceptInput = z.object({
  email: Email,
  name: z.string().trim().min(1, { error: 'required' }).max(PERSON_NAME_MAX, { error: 'too_long' }),
  password: z.string().min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})

export const InviteInput = z
  .object({
    email: Email,
    role: z.enum(ROLES, { error: 'required' }),
    /** Only for a focal point. */
    maker: z.preprocess((value) => (value === '' ? null : value), MAKER_CODE.nullable()),
  })
  .refine((input) => input.role !== 'focal_point' || input.maker !== null, {
    path: ['maker'],
    error: 'required',
  })
export type InviteInput = z.output<typeof InviteInput>
