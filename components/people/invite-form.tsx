'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import type { InviteState } from '@/lib/people/actions'
import { InvitedCard } from './invited'
import { RoleFields, type RoleOptions } from './role-fields'

interface InviteFormProps {
  action: (previous: InviteState | null, form: FormData) => Promise<InviteState>
  restored: ActionResult | null
  options: RoleOptions
  languages: readonly Option[]
  /** What the letter is written in unless another is chosen. */
  language: string
}

/** Makes an invitation and shows its link, once. */
export function InviteForm({ action, restored, options, languages, language }: InviteFormProps) {
  const t = useTranslations('admin')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm<InviteState>(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const invited = state?.ok ? state.invited : undefined
  return (
    <>
      {invited && <InvitedCard invited={invited} key={invited.link ?? invited.email} />}
      {/* An invitation that was made starts the next form afresh. */}
      <form key={invited ? `after ${invited.link ?? invited.email}` : 'first'} {...form} noValidate>
        <Problems
          state={state}
          lost={lost}
          labels={{
            email: t('invite.email'),
            role: t('invite.role'),
            maker: t('invite.maker'),
            officeRole: t('invite.officeRole'),
            organisation: t('invite.organisation'),
          }}
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
        <RoleFields options={options} errors={errors} values={typed} />
        <SelectField
          name="language"
          label={t('invite.language')}
          options={languages}
          defaultValue={valueAt(typed, 'language') || language}
        />
        <FormButton pending={pending}>{t('invite.submit')}</FormButton>
      </form>
    </>
  )
}
