'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

interface InviteRequestedFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  email: string
}

/** Invites whom a reviewer verified. */
export function InviteRequestedForm({ action, email }: InviteRequestedFormProps) {
  const t = useTranslations('request.admin')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ request: t('request'), email: t('request'), organisation: t('request') }}
      />
      <FormButton pending={pending}>{t('invite', { email })}</FormButton>
    </form>
  )
}
