'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import type { InviteState } from '@/lib/people/actions'
import { InvitedCard } from './invited'

interface ReissueFormProps {
  action: (previous: InviteState | null, form: FormData) => Promise<InviteState>
  restored: ActionResult | null
}

/** A new link for the same invitation; once it is made, it stands in the place of the button. */
export function ReissueForm({ action, restored }: ReissueFormProps) {
  const t = useTranslations()
  const { state, pending, lost, ...form } = useServerForm<InviteState>(action, restored)
  if (state?.ok && state.invited) return <InvitedCard invited={state.invited} />
  return (
    <form {...form}>
      <Problems
        state={state}
        lost={lost}
        labels={{
          email: t('admin.invite.email'),
          maker: t('admin.invite.maker'),
          officeRole: t('admin.invite.officeRole'),
          organisation: t('admin.invite.organisation'),
        }}
      />
      <FormButton pending={pending}>{t('invitations.reissue.button')}</FormButton>
    </form>
  )
}
