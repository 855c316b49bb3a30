'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems, typedIn } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface VerifyFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  verified: boolean
  isProtected: boolean
}

/** A reviewer says that they know who it is, and whether its people are at risk. */
export function VerifyForm({ action, restored, verified, isProtected }: VerifyFormProps) {
  const t = useTranslations('organisations.verify')
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const typed = typedIn(state)
  const chosen = state && !state.ok ? valueAt(typed, 'isProtected') === 'yes' : isProtected
  return (
    <form {...form}>
      <Problems state={state} lost={lost} labels={{}} />
      <div className="choice mb-5 max-w-2xl">
        <input type="checkbox" id="f-isProtected" name="isProtected" value="yes" defaultChecked={chosen} />
        <div>
          <label htmlFor="f-isProtected">{t('protected')}</label>
          <p className="meta">{t('protectedHint')}</p>
        </div>
      </div>
      <FormButton pending={pending}>{t(verified ? 'save' : 'button')}</FormButton>
    </form>
  )
}
