'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { useServerForm } from '@/components/forms/use-server-form'
import { CopyField } from '@/components/people/copy-field'
import type { ActionResult } from '@/lib/action-result'

type Action = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>

interface CalendarFormsProps {
  make: Action
  revoke: Action
  /** In words; null: there is no address. */
  since: string | null
}

/** Makes, renews and ends the address of one's calendar. It is shown once. */
export function CalendarForms({ make, revoke, since }: CalendarFormsProps) {
  const t = useTranslations('letters.calendar')
  const failed = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(make)
  const address = state?.ok ? (state.message ?? null) : null
  const refused = lost ? failed(lost) : state && !state.ok ? failed(state.formError ?? 'invalid') : null
  return (
    <>
      {address !== null ? (
        <div className="card mb-5 max-w-2xl border-2 border-kept">
          <CopyField value={address} label={t('address')} copy={t('copy')} copied={t('copied')} />
          <p className="mt-2">{t('once')}</p>
        </div>
      ) : (
        <p className="mb-4">{since ?? t('none')}</p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <form {...form}>
          <FormButton kind={since === null && address === null ? 'primary' : 'plain'} pending={pending}>
            {since === null && address === null ? t('make') : t('renew')}
          </FormButton>
          {refused && (
            <p className="mt-2 text-[0.9rem] text-broken" role="alert">
              {refused}
            </p>
          )}
        </form>
        {(since !== null || address !== null) && (
          <OneButtonForm action={revoke} kind="danger" button={t('revoke')} />
        )}
      </div>
    </>
  )
}
