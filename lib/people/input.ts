import { z } from 'zod'
import { OFFICE_ROLES, ROLES, type Role } from '@/lib/access/model'
import { MAKER_CODE } from '@/lib/commitments/input'
import { LOCALES } from '@/lib/i18n/model'

export const EMAIL_MAX = 254
export const PERSON_NAME_MAX = 120

/** Roles that act for an organisation. */
const OF_ORGANISATIONS: readonly Role[] = ['civil_society', 'donor']

/** Letters of another script that look like Latin ones would name another mailbox. */
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

export const Email = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(EMAIL_MAX, { error: 'too_long' })
  // Before the case is changed: the Kelvin sign in lower case is a Latin k.
  .refine(isAscii, { error: 'email_letters', abort: true })
  .toLowerCase()
  .pipe(z.email({ error: 'not_an_email' }))

/** Without marks that turn text round or hide in it. */
export const PersonName = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .normalize('NFC')
      .trim(),
  )
  .pipe(z.string().min(1, { error: 'required' }).max(PERSON_NAME_MAX, { error: 'too_long' }))

export const AcceptInput = z.object({
  email: Email,
  name: PersonName,
  password: z.string().min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})

const blank = (value: unknown) => (value === '' || value === undefined ? null : value)

/** `7`, or `Some organisation (7)` as a list to search by name offers it. Anything else is no number. */
function organisationNumber(value: unknown): unknown {
  if (typeof value !== 'string') return blank(value)
  if (value.trim() === '') return null
  return Number(/^(\d{1,9})$|\((\d{1,9})\)$/.exec(value.trim())?.slice(1).find(Boolean) ?? Number.NaN)
}

const ROLE_FIELDS = {
  role: z.enum(ROLES, { error: 'required' }),
  /** Only for a focal point. */
  maker: z.preprocess(blank, MAKER_CODE.nullable()),
  officeRole: z.preprocess(blank, z.enum(OFFICE_ROLES).nullable()),
  /** Only for civil society and donors: number of their organisation. */
  organisation: z.preprocess(
    organisationNumber,
    z.number({ error: 'unknown_organisation' }).int().positive().nullable(),
  ),
}
type RoleFields = z.output<z.ZodObject<typeof ROLE_FIELDS>>

/** What belongs to another role is dropped: the form shows all fields, and works without scripts. */
const ofRole = <Input extends RoleFields>(input: Input) => ({
  ...input,
  maker: input.role === 'focal_point' ? input.maker : null,
  officeRole: input.role === 'focal_point' ? (input.officeRole ?? ('lead' as const)) : null,
  organisation: OF_ORGANISATIONS.includes(input.role) ? input.organisation : null,
})
const hasOffice = ({ role, maker }: RoleFields) => role !== 'focal_point' || maker !== null
const hasOrganisation = ({ role, organisation }: RoleFields) =>
  !OF_ORGANISATIONS.includes(role) || organisation !== null
const OFFICE_MISSING = { path: ['maker'], error: 'required' }
const ORGANISATION_MISSING = { path: ['organisation'], error: 'required' }

/** A role, with the office or the organisation that goes with it. */
export const AssignmentInput = z
  .object(ROLE_FIELDS)
  .transform(ofRole)
  .refine(hasOffice, OFFICE_MISSING)
  .refine(hasOrganisation, ORGANISATION_MISSING)
export type Assignment = z.output<typeof AssignmentInput>

export const InviteInput = z
  .object({
    email: Email,
    ...ROLE_FIELDS,
    /** Of the letter; null: the administrator's own. */
    language: z.preprocess(blank, z.enum(LOCALES).nullable()),
  })
  .transform(ofRole)
  .refine(hasOffice, OFFICE_MISSING)
  .refine(hasOrganisation, ORGANISATION_MISSING)
export type InviteInput = z.output<typeof InviteInput>

export const AddressInput = z.object({ email: Email })
