import { z } from 'zod'
import { MAKER_CODE } from '@/lib/commitments/input'
import { ORGANISATION_KINDS } from './model'

export const ORGANISATION_NAME_MAX = 200
export const WEBSITE_MAX = 500

const blank = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value

/** Without marks that turn text round or hide in it. */
export const OrganisationName = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .normalize('NFC')
      .trim()
      .replaceAll(/\s+/g, ' '),
  )
  .pipe(z.string().min(1, { error: 'required' }).max(ORGANISATION_NAME_MAX, { error: 'too_long' }))

/** Null: not stated. */
export const Website = z.preprocess(
  (value) => blank(typeof value === 'string' ? value.trim() : value),
  z
    .url({ protocol: /^https?$/, error: 'not_a_link' })
    .max(WEBSITE_MAX, { error: 'too_long' })
    .nullable(),
)

export const OrganisationInput = z.object({
  kind: z.enum(ORGANISATION_KINDS, { error: 'required' }),
  name: OrganisationName,
  /** Null: in many countries, or not stated. */
  maker: z.preprocess(blank, MAKER_CODE.nullable()),
  website: Website,
})
export type OrganisationInput = z.output<typeof OrganisationInput>
