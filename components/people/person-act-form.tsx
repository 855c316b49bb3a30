import { getTranslations } from 'next-intl/server'
import type { ActionResult } from '@/lib/action-result'
import type { Locale } from '@/lib/i18n/model'
import type { PersonAct } from '@/lib/people/acts'
import { personAction } from '@/lib/people/administration-actions'
import type { PersonView } from '@/lib/people/queries'
import { AddressForm } from './address-form'
import { ConfirmForm } from './confirm-form'
import { RoleForm } from './role-form'
import { roleOptions } from './role-options'

const DANGEROUS: readonly PersonAct[] = ['second-factor', 'disable', 'erase']

interface PersonActFormProps {
  act: PersonAct
  person: PersonView
  restored: ActionResult | null
  locale: Locale
}

export async function PersonActForm({ act, person, restored, locale }: PersonActFormProps) {
  const t = await getTranslations('adminPeople.act')
  const action = personAction.bind(null, locale, act, person.id)
  if (act === 'address') return <AddressForm action={action} restored={restored} />
  if (act === 'role')
    return (
      <RoleForm
        action={action}
        restored={restored}
        options={await roleOptions(locale)}
        now={{
          role: person.role,
          maker: person.makerCode ?? '',
          officeRole: person.officeRole ?? 'lead',
          organisation: person.organisationId === null ? '' : String(person.organisationId),
        }}
      />
    )
  return (
    <ConfirmForm
      action={action}
      restored={restored}
      button={t(`${act}.button`)}
      kind={DANGEROUS.includes(act) ? 'danger' : 'primary'}
      refusals={{ forbidden: t('refused') }}
      labels={{ officeRole: t('officeRole') }}
    />
  )
}
