'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { PASSKEY_NAME_MAX } from '@/lib/passkeys/limits'

type Action = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>

interface PasskeyCardProps {
  id: string
  name: string
  /** Name of the field with its name: no other on the page has it. */
  field: string
  /** When it was added and last used. */
  children: ReactNode
  rename: Action
  remove: Action
  mayRemove: boolean
  /** What its removal had sent before its owner had to confirm. */
  restored: ActionResult | null
}

/** One passkey, with what its owner can do about it. */
export function PasskeyCard({
  id,
  name,
  field,
  children,
  rename,
  remove,
  mayRemove,
  restored,
}: PasskeyCardProps) {
  const t = useTranslations('passkeys')
  const words = useFieldMessages()
  const renaming = useServerForm(rename)
  const removing = useServerForm(remove, restored)
  const refusedName = fieldErrorsIn(renaming.state)[field]
  return (
    <li className="card">
      <h3>{name}</h3>
      <p className="meta mt-1">{children}</p>
      <details className="mt-3" open={renaming.state?.ok === false || undefined}>
        <summary aria-label={t('rename.of', { name })}>{t('rename.title')}</summary>
        <form {...sent(renaming)} className="mt-3" noValidate>
          <Problems state={renaming.state} lost={renaming.lost} labels={{ [field]: t('add.name') }} />
          <TextField
            name={field}
            label={t('add.name')}
            error={words(refusedName, field)}
            defaultValue={refusedName ? valueAt(typedIn(renaming.state), field) : name}
            maxLength={PASSKEY_NAME_MAX}
            autoComplete="off"
            required
          />
          <FormButton kind="plain" pending={renaming.pending}>
            {t('rename.submit')}
          </FormButton>
        </form>
      </details>
      <details className="mt-2" open={removing.state?.ok === false || undefined}>
        <summary aria-label={t('remove.of', { name })}>{t('remove.title')}</summary>
        {mayRemove ? (
          <form {...sent(removing)} className="mt-3" noValidate>
            <Problems
              state={removing.state}
              lost={removing.lost}
              labels={{}}
              refusals={{ forbidden: t('remove.needed') }}
            />
            <p className="mb-3">{t('remove.text')}</p>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="passkey" value={id} />
            <FormButton kind="danger" pending={removing.pending}>
              {t('remove.submit', { name })}
            </FormButton>
          </form>
        ) : (
          <p className="mt-3">{t('remove.needed')}</p>
        )}
      </details>
    </li>
  )
}

const sent = ({ ref, action, onSubmit }: ReturnType<typeof useServerForm<ActionResult>>) => ({
  ref,
  action,
  onSubmit,
})
