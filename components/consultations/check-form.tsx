'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IsPublic } from '@/components/corrections/is-public'
import { FieldGroup, fieldId, TextAreaField } from '@/components/forms/field'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { choicesAt, valueAt } from '@/lib/form-data'

interface CheckFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  texts: readonly { key: string; label: ReactNode }[]
  restored: ActionResult | null
}

/** What came by the open form in one consultation, to be ticked and decided on. */
export function CheckForm({ action, texts, restored }: CheckFormProps) {
  const t = useTranslations('checking')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const chosen = choicesAt(typed, 'texts')
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ texts: t('texts'), reason: t('reason') }} />
      <FieldGroup name="texts" label={t('texts')} error={words(errors.texts, 'kind')}>
        {texts.map(({ key, label }) => {
          const id = fieldId(`texts-${key}`)
          return (
            <div className="choice" key={key}>
              <input
                type="checkbox"
                id={id}
                name="texts[]"
                value={key}
                defaultChecked={chosen.includes(key)}
              />
              <label htmlFor={id}>{label}</label>
            </div>
          )
        })}
      </FieldGroup>
      <p className="mb-6">
        <button
          type="submit"
          name="intent"
          value="publish"
          className="btn"
          data-kind="primary"
          disabled={pending}
        >
          {t('show')}
        </button>
      </p>
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        error={words(errors.reason, 'reason')}
        defaultValue={valueAt(typed, 'reason')}
        rows={2}
      />
      <IsPublic errors={errors} typed={typed} />
      <button type="submit" name="intent" value="refuse" className="btn" disabled={pending}>
        {t('refuse')}
      </button>
    </form>
  )
}
