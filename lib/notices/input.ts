import { z } from 'zod'
import { CHOICES } from './model'

export const ChoicesInput = z.object({
  reminders: z.enum(CHOICES.reminders, { error: 'choose' }),
  own: z.enum(CHOICES.own, { error: 'choose' }),
  office: z.enum(CHOICES.office, { error: 'choose' }),
})
