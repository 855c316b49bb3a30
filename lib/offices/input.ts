import { z } from 'zod'
import { CONTRIBUTOR_RIGHTS } from '@/lib/access/model'
import { REFERENCE } from '@/lib/commitments/input'
import { addMonths, isRealDate } from '@/lib/dates/partial'
import { LOCALES } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { Email } from '@/lib/people/input'

export const HAND_OVER_NOTE_MAX = 8000
/** Longest time for which somebody is named to act as lead. */
export const DEPUTY_MONTHS_MAX = 12

const blank = (value: unknown) => (value === '' || value === undefined ? null : value)
const PersonId = z.preprocess(idOf, z.number({ error: 'required' }))
const Day = z
  .string()
  .min(1, { error: 'required', abort: true })
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && isRealDate(day), { error: 'not_a_day', abort: true })

export const DeputyInput = z
  .object({
    person: PersonId,
    fromDay: Day,
    /** Included. */
    toDay: Day,
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], error: 'period_order' })
  .refine(({ fromDay, toDay }) => toDay <= addMonths(fromDay, DEPUTY_MONTHS_MAX), {
    path: ['toDay'],
    error: 'period_long',
  })
export type DeputyInput = z.output<typeof DeputyInput>

/** Rights by reference; what isn't named has none. */
export const GrantsInput = z.object({
  rights: z.record(REFERENCE, z.array(z.enum(CONTRIBUTOR_RIGHTS))).default({}),
})
export type GrantsInput = z.output<typeof GrantsInput>

export const NEW_PERSON = 'new'

/** `email` and `locale` count only for a successor without an account. */
export const HandOverInput = z
  .object({
    successor: z.preprocess(
      (value) => (value === NEW_PERSON ? value : idOf(value)),
      z.union([z.literal(NEW_PERSON), z.number()], { error: 'required' }),
    ),
    email: z.preprocess(blank, z.string().nullable()),
    locale: z.enum(LOCALES).catch('en'),
    /** What becomes of whoever leads now; `leave`: their account is closed. Not asked where the office has no lead. */
    stay: z.preprocess(
      blank,
      z.enum(['alternate', 'contributor', 'leave'], { error: 'required' }).nullable(),
    ),
    note: z
      .string()
      .trim()
      .max(HAND_OVER_NOTE_MAX, { error: 'too_long' })
      .transform((note) => note || null),
    /** It happens at once and can't be taken back, so it is said twice. */
    sure: z.literal('yes', { error: 'tick_to_confirm' }),
  })
  .transform((input, ctx) => {
    const { email, successor, sure: _, ...rest } = input
    if (successor !== NEW_PERSON) return { ...rest, successor: { personId: successor } as Successor }
    const parsed = Email.safeParse(email ?? '')
    if (!parsed.success) {
      ctx.issues.push({
        code: 'custom',
        path: ['email'],
        message: parsed.error.issues[0]?.message ?? 'required',
        input: email,
      })
      return z.NEVER
    }
    return { ...rest, successor: { email: parsed.data } as Successor }
  })
/** Somebody of the office, or an address to invite. */
export type Successor = { personId: number } | { email: string }
export type HandOverInput = z.output<typeof HandOverInput>
