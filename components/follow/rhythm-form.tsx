'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { RHYTHMS, type Rhythm } from '@/lib/follow/model'

interface RhythmFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  rhythm: Rhythm
}

/** How often letters come, and in the language of this page. */
export function RhythmForm({ action, rhythm }: RhythmFormProps) {
  const t = useTranslations('follow')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ rhythm: t('rhythm.label') }} />
      <ChoiceField
        kind="radio"
        name="rhythm"
        label={t('rhythm.label')}
        hint={t('own.languageHint')}
        options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
        defaultValue={rhythm}
      />
      <FormButton kind="plain" pending={pending}>
        {t('own.change')}
      </FormButton>
    </form>
  )
}
