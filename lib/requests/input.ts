import { z } from 'zod'
import { MAKER_CODE } from '@/lib/commitments/input'
import { OrganisationName, Website } from '@/lib/organisations/input'
import { Email, PersonName } from '@/lib/people/input'
import { ASKING_KINDS } from './model'

export const ABOUT_MAX = 4000
export const NOTE_MAX = 2000

/** Without marks that turn text round or hide in it; line breaks stay. */
const plain = (text: string) =>
  text
    .replaceAll(/[^\P{C}\n]/gu, '')
    .normalize('NFC')
    .trim()
const words = (max: number) =>
  z
    .string()
    .transform(plain)
    .pipe(z.string().min(1, { error: 'required' }).max(max, { error: 'too_long' }))

const blankIsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

export const AccessRequestInput = z.object({
  kind: z.enum(ASKING_KINDS, { error: 'required' }),
  organisationName: OrganisationName,
  maker: z.preprocess(blankIsNull, MAKER_CODE.nullable()),
  website: Website,
  contactName: PersonName,
  email: Email,
  about: words(ABOUT_MAX),
  atRisk: z.preprocess((value) => value === 'yes', z.boolean()),
})
export type AccessRequestInput = z.output<typeof AccessRequestInput>

export const RequestDecision = z.object({
  decision: z.enum(['verified', 'refused'], { error: 'required' }),
  /** How the reviewer knows, or why not. */
  note: words(NOTE_MAX),
  isProtected: z.preprocess((value) => value === 'yes', z.boolean()),
})
export type RequestDecision = z.output<typeof RequestDecision>
