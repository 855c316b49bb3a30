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

/** Codes of makers as somebody lists them: `KAZ, UZB`; null: none. */
const Codes = z
  .string()
  .default('')
  .transform((entry) =>
    [
      ...new Set(
        entry
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ].toSorted(),
  )
  .refine((codes) => codes.every((code) => /^[A-Z]{3}$/.test(code)), { error: 'unknown_makers' })
  .transform((codes) => (codes.length === 0 ? null : codes))

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
  asked: Codes,
})
