import { z } from 'zod'
import { NOTICE_KINDS } from './model'

/** One line of the letter of the day. */
const DigestLine = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  /** Reports that are owed, or submissions that something happened to. */
  count: z.int().min(1),
  /** The due day of reports; null for everything else. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
})
export type DigestLine = z.output<typeof DigestLine>

const DigestLines = z.array(DigestLine).min(1)

/** How the lines stand among a letter's parameters, which are all text. */
export const linesAsText = (lines: readonly DigestLine[]): string => JSON.stringify(lines)

/** @throws Error where they are none, so that the letter fails and doesn't read wrongly */
export const linesFromText = (text: string | undefined): DigestLine[] =>
  DigestLines.parse(JSON.parse(text ?? ''))
