import { z } from 'zod'

/** What changed in one subject, as a letter tells it; paths begin with a language. */
const FollowSection = z.strictObject({
  name: z.string().min(1),
  path: z.string().startsWith('/'),
  changes: z.array(
    z.strictObject({
      title: z.string(),
      sentences: z.array(z.string()),
      path: z.string().startsWith('/'),
    }),
  ),
  /** How many more there are than the letter tells. */
  more: z.int().min(0),
})
export type FollowSection = z.output<typeof FollowSection>

/** How the sections stand among a letter's parameters, which are all text. */
export const sectionsAsText = (sections: readonly FollowSection[]): string => JSON.stringify(sections)

/** @throws Error where they are none, so that the letter fails and doesn't read wrongly */
export const sectionsFromText = (text: string | undefined): FollowSection[] =>
  z
    .array(FollowSection)
    .min(1)
    .parse(JSON.parse(text ?? ''))
