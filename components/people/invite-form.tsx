'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { CopyField } from './copy-field'

interface InviteFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  roles: readonly Option[]
  makers: readonly Option[]
}

/** Makes an invitation and shows its link, once. */
export function InviteForm({ action, roles, makers }: InviteFormProps) {
  const t = useTranslations('admin')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const link = state?.ok ? state.message : undefined
  return (
    <>
      {link && (
        <div className="card mb-8 border-kept border-2" role="status" key={link}>
          <h3>{t('link.title')}</h3>
          <p className="mt-1 mb-3">{t('link.lede')}</p>
          <CopyField value={link} label={t('link.label')} copy={t('link.copy')} copied={t('link.copied')} />
        </div>
      )}
      {/* A link that was made starts the next form afresh. */}
      <form {...form} noValidate key={link ?? 'first'}>
        <Problems
          state={state}
          lost={lost}
          labels={{ email: t('invite.email'), role: t('invite.role'), maker: t('invite.maker') }}
        />
        <TextField
          name="email"
          type="email"
          label={t('invite.email')}
          hint={t('invite.emailHint')}
          error={words(errors.email, 'email')}
          defaultValue={valueAt(typed, 'email')}
          autoComplete="off"
          required
        />
        <ChoiceField
          kind="radio"
          name="role"
          label={t('invite.role')}
          error={words(errors.role, 'role')}
          options={roles}
          defaultValue={valueAt(typed, 'role')}
        />
        <SelectField
          name="maker"
          label={t('invite.maker')}
          hint={t('invite.makerHint')}
          error={words(errors.maker, 'maker')}
          options={makers}
          empty={t('invite.none')}
          defaultValue={valueAt(typed, 'maker')}
        />
        <FormButton pending={pending}>{t('invite.submit')}</FormButton>
      </form>
    </>
  )
}
