import { z } from 'zod'
import { readCode } from './model'

const TYPED_MAX = 100

/** Either a code of the app or one from paper: one field takes both. */
export const CodeInput = z.object({
  code: z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(TYPED_MAX, { error: 'not_a_code' })
    .transform((typed, check) => {
      const code = readCode(typed)
      if (code) return code
      check.addIssue({ code: 'custom', message: 'not_a_code' })
      return z.NEVER
    }),
})

/** The first code of a new app. */
export const AppCodeInput = CodeInput.transform(({ code }, check) => {
  if (code.kind === 'app') return { digits: code.digits }
  check.addIssue({ code: 'custom', message: 'not_a_code', path: ['code'] })
  return z.NEVER
})

export const PasswordInput = z.object({
  password: z.string().min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})
