import 'server-only'
import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import { OFFICE_ROLES, type Role } from '@/lib/access/model'
import type { Locale } from '@/lib/i18n/model'
import { listInvitingOrganisations, listMakersForOffices } from '@/lib/people/queries'
import type { RoleOptions } from './role-fields'

/** Those with most work to do first. */
const OFFERED: readonly Role[] = [
  'focal_point',
  'editor',
  'reviewer',
  'administrator',
  'civil_society',
  'donor',
]

/** What a form that gives a role offers, in words. */
export async function roleOptions(locale: Locale): Promise<RoleOptions> {
  const [t, makers, organisations] = await Promise.all([
    getTranslations(),
    listMakersForOffices(appDb),
    listInvitingOrganisations(appDb),
  ])
  return {
    roles: OFFERED.map((role) => ({
      value: role,
      label: t(`role.${role}`),
      hint: t(`admin.roleHint.${role}`),
    })),
    makers: makers.map(({ code, names }) => ({ value: code, label: names[locale] })),
    officeRoles: OFFICE_ROLES.map((role) => ({ value: role, label: t(`offices.role.${role}`) })),
    organisations: organisations.map(({ id, name, kind }) => ({
      value: String(id),
      label: `${name}, ${t(`organisations.kind.${kind}`)}`,
    })),
  }
}
