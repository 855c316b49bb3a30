'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import type { Fields } from '@/lib/form-data'
import { RoleFields, type RoleOptions } from './role-fields'

interface RoleFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  options: RoleOptions
  /** What they are now. */
  now: Fields
}

/** Gives somebody another role, with its office or organisation. */
export function RoleForm({ action, restored, options, now }: RoleFormProps) {
  const t = useTranslations()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{
          role: t('admin.invite.role'),
          maker: t('admin.invite.maker'),
          officeRole: t('admin.invite.officeRole'),
          organisation: t('admin.invite.organisation'),
        }}
        refusals={{
          already_done: t('adminPeople.act.role.same'),
          forbidden: t('adminPeople.act.refused'),
        }}
      />
      <RoleFields options={options} errors={fieldErrorsIn(state)} values={{ ...now, ...typedIn(state) }} />
      <FormButton pending={pending}>{t('adminPeople.act.role.button')}</FormButton>
    </form>
  )
}
