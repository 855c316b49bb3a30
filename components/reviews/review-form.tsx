'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface ReviewFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** False: it no longer fits what is published and can only be returned. */
  publishable: boolean
}

/** Publish, or return with a comment. */
export function ReviewForm({ action, publishable }: ReviewFormProps) {
  const t = useTranslations('review')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ comment: t('comment') }}
        refusals={{ base_moved: t('moved'), forbidden: t('ownWork') }}
      />
      <TextAreaField
        name="comment"
        label={t('comment')}
        hint={t('commentHint')}
        error={words(errors.comment, 'comment')}
        defaultValue={valueAt(typedIn(state), 'comment')}
        rows={5}
      />
      {/* Returning stands first: it is what Enter would press, and it can be taken back. */}
      <div className="flex flex-wrap gap-3">
        <FormButton kind="plain" name="intent" value="return" pending={pending}>
          {t('return')}
        </FormButton>
        {publishable && (
          <FormButton name="intent" value="publish" pending={pending}>
            {t('publish')}
          </FormButton>
        )}
      </div>
      {publishable && <p className="meta mt-3">{t('publishNote')}</p>}
    </form>
  )
}
