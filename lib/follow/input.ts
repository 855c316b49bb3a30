import { z } from 'zod'
import { Email } from '@/lib/people/input'
import { RHYTHMS } from './model'
import { subjectOf } from './subject'

const Subject = z.string({ error: 'required' }).transform((path, issues) => {
  const subject = subjectOf(path)
  if (subject) return subject
  issues.addIssue({ code: 'custom', message: 'required' })
  return z.NEVER
})

export const FollowInput = z.object({
  subject: Subject,
  email: Email,
  rhythm: z.enum(RHYTHMS, { error: 'required' }),
})
export type FollowInput = z.output<typeof FollowInput>

export const RhythmInput = z.object({ rhythm: z.enum(RHYTHMS, { error: 'required' }) })
