'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { LEVEL_BASES, LEVELS, type Level, type LevelBasis } from '@/lib/commitments/model'
import { valueAt } from '@/lib/form-data'

interface ReviewFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** False: it no longer fits what is published and can only be returned. */
  publishable: boolean
  /** What the submission says the commitment is: the reviewer sets it. Null: a report. */
  proposed: { level: Level; levelBasis: LevelBasis | null } | null
  /** What was typed before the reviewer had to sign in; null: nothing waits. */
  restored: ActionResult | null
}

/** Publish, or return with a comment. */
export function ReviewForm({ action, publishable, proposed, restored }: ReviewFormProps) {
  const t = useTranslations('review')
  const vocabulary = useTranslations()
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { level: proposed?.level ?? '', levelBasis: proposed?.levelBasis ?? '', ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{
          openFlags: vocabulary('notes.flags'),
          level: t('level'),
          levelBasis: t('levelBasis'),
          comment: t('comment'),
        }}
        refusals={{ base_moved: t('moved'), forbidden: t('ownWork') }}
      />
      {publishable && proposed && (
        <>
          <SelectField
            name="level"
            label={t('level')}
            hint={t('levelHint')}
            error={words(errors.level, 'level')}
            options={LEVELS.map((level) => ({ value: level, label: vocabulary(`level.${level}`) }))}
            defaultValue={valueAt(values, 'level')}
          />
          <SelectField
            name="levelBasis"
            label={t('levelBasis')}
            hint={t('levelBasisHint')}
            error={words(errors.levelBasis, 'levelBasis')}
            options={LEVEL_BASES.map((basis) => ({ value: basis, label: vocabulary(`levelBasis.${basis}`) }))}
            empty={t('noBasis')}
            defaultValue={valueAt(values, 'levelBasis')}
          />
        </>
      )}
      <TextAreaField
        name="comment"
        label={t('comment')}
        hint={t('commentHint')}
        error={words(errors.comment, 'comment')}
        defaultValue={valueAt(values, 'comment')}
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
