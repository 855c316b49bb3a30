'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

interface UnlinkFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** Of the provider. */
  name: string
}

export function UnlinkForm({ action, name }: UnlinkFormProps) {
  const t = useTranslations('identities.section')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{}} refusals={{ forbidden: t('needed') }} />
      <FormButton kind="danger" pending={pending}>
        {t('unlink', { name })}
      </FormButton>
    </form>
  )
}
