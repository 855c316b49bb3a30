import { z } from 'zod'
import { precisionOf } from '@/lib/dates/partial'
import { dateFromEntry } from '@/lib/format/entry'
import { CYCLE_KEY } from './rules'

/** A whole day as somebody writes it: `31.12.2026` or `2026-12-31`. */
const Day = z
  .string({ error: 'required' })
  .trim()
  .min(1, { error: 'required' })
  .transform((entry, context) => {
    const day = dateFromEntry(entry)
    if (day !== null && precisionOf(day) === 'day') return day
    context.addIssue({ code: 'custom', message: 'not_a_day' })
    return z.NEVER
  })

export const CycleInput = z.object({
  key: z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required' })
    .regex(CYCLE_KEY, { error: 'cycle_key' }),
  startsOn: Day,
  endsOn: Day,
  opensOn: Day,
  dueOn: Day,
  closesOn: Day,
})
