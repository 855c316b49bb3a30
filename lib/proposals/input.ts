import { z } from 'zod'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import type { Thresholds } from '@/lib/standing/facts'

export const REASON_MAX = 1000
export const NOTE_MAX = 2000
export const FRAMEWORK_NAME_MAX = 200

/** Bounds as a form asks for them: shares in whole percent, the rest in months or days. Both ends are allowed. */
export const RANGES = {
  onTrack: { min: 1, max: 100, percent: true },
  atRisk: { min: 0, max: 100, percent: true },
  earlyMonths: { min: 0, max: 60, percent: false },
  stepGraceDays: { min: 0, max: 730, percent: false },
  freshMonths: { min: 1, max: 60, percent: false },
  ageingMonths: { min: 1, max: 120, percent: false },
  contestedShare: { min: 1, max: 100, percent: true },
} as const satisfies Record<keyof Thresholds, { min: number; max: number; percent: boolean }>
export const THRESHOLD_KEYS = Object.keys(RANGES) as (keyof Thresholds)[]

/** A bound as its field shows it. */
export const entryOfBound = (key: keyof Thresholds, value: number): string =>
  String(RANGES[key].percent ? Math.round(value * 100) : value)

const bound = ({ min, max, percent }: { min: number; max: number; percent: boolean }) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required', abort: true })
    .regex(/^\d{1,3}$/, { error: 'not_whole', abort: true })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(min, { error: 'out_of_range', abort: true })
        .max(max, { error: 'out_of_range', abort: true }),
    )
    .transform((value) => (percent ? value / 100 : value))

const text = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((entry) =>
      entry
        .replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, '')
        .normalize('NFC')
        .trim(),
    )
    .pipe(z.string().min(1, { error: 'required' }).max(max, { error: 'too_long' }))

export const Reason = text(REASON_MAX)
/** Why not, for whoever proposed it. */
export const Note = text(NOTE_MAX)

export const ThresholdsInput = z
  .object({
    onTrack: bound(RANGES.onTrack),
    atRisk: bound(RANGES.atRisk),
    earlyMonths: bound(RANGES.earlyMonths),
    stepGraceDays: bound(RANGES.stepGraceDays),
    freshMonths: bound(RANGES.freshMonths),
    ageingMonths: bound(RANGES.ageingMonths),
    contestedShare: bound(RANGES.contestedShare),
    reason: Reason,
  })
  .refine(({ onTrack, atRisk }) => atRisk < onTrack, { path: ['atRisk'], error: 'not_below_on_track' })
  .refine(({ freshMonths, ageingMonths }) => freshMonths < ageingMonths, {
    path: ['ageingMonths'],
    error: 'not_above_fresh',
  })

const NAMES = Object.fromEntries(LOCALES.map((locale) => [locale, text(FRAMEWORK_NAME_MAX)])) as Record<
  Locale,
  ReturnType<typeof text>
>

export const FrameworkInput = z.object({
  key: z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required' })
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'framework_key' })
    // The address of the page where one is made.
    .refine((key) => key !== 'new', { error: 'framework_key' }),
  name: z.object(NAMES),
  reason: Reason,
})

/** `1, 3`, or nothing for all. */
const Versions = z
  .string()
  .default('')
  .transform((entry, context) => {
    const parts = entry.split(/[\s,;]+/).filter(Boolean)
    const numbers = [...new Set(parts.map(Number))]
    if (numbers.every((number) => Number.isSafeInteger(number) && number > 0))
      return numbers.length ? numbers : null
    context.addIssue({ code: 'custom', message: 'not_versions' })
    return z.NEVER
  })

export const RecordInput = z.object({
  record: z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required' })
    .max(120, { error: 'too_long' })
    // References are capitals, however they were typed; keys of findings are not.
    .transform((record) => (/^[a-z]{3}-\d{4}-/i.test(record) ? record.toUpperCase() : record)),
  versions: Versions,
})
export type RecordInput = z.output<typeof RecordInput>

export const RedactionInput = RecordInput.extend({ reason: Reason })
