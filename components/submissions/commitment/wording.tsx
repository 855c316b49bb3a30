'use client'

import { useTranslations } from 'next-intl'
import type { Option } from '@/components/forms/field'
import { COMMITMENT_TYPES, LEVEL_BASES, LEVELS } from '@/lib/commitments/model'
import { valueAt } from '@/lib/form-data'
import { LOCALES, localeOf } from '@/lib/i18n/model'
import { useDraft } from '../draft-context'
import { ChoiceEntry, SelectEntry } from '../entries'
import { FormSection } from '../form-section'
import { TextEntry } from './text-entry'

export interface WordingProps {
  frameworks: readonly Option[]
  actions: readonly Option[]
  /** A change keeps the language the record was written in. */
  languageFixed: boolean
  titleMax: number
}

/** What kind of promise it is, what it belongs to, and its words. */
export function Wording({ frameworks, actions, languageFixed, titleMax }: WordingProps) {
  const t = useTranslations()
  const { values } = useDraft()
  const language = localeOf(valueAt(values, 'language'))
  return (
    <FormSection id="wording" title={t('submission.sections.wording')} lede={t('submission.lede.wording')}>
      {languageFixed ? (
        <>
          <input type="hidden" name="language" value={language} readOnly />
          <p className="note mb-5">
            {t('submission.originalLanguage', { language: t(`language.${language}`) })}
          </p>
        </>
      ) : (
        <SelectEntry
          name="language"
          label={t('submission.field.language')}
          hint={t('commitmentForm.languageHint')}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
        />
      )}
      <SelectEntry
        name="framework"
        label={t('submission.field.framework')}
        options={frameworks}
        empty={t('submission.choose')}
      />
      <ChoiceEntry
        kind="radio"
        name="level"
        label={t('submission.field.level')}
        hint={t('submission.hint.level')}
        options={LEVELS.map((level) => ({
          value: level,
          label: t(`level.${level}`),
          hint: t(`levelMeaning.${level}`),
        }))}
      />
      <ChoiceEntry
        kind="radio"
        name="levelBasis"
        label={t('submission.field.levelBasis')}
        hint={t('submission.hint.levelBasis')}
        options={LEVEL_BASES.map((basis) => ({ value: basis, label: t(`levelBasis.${basis}`) }))}
      />
      <ChoiceEntry
        kind="checkbox"
        name="types"
        label={t('submission.field.types')}
        hint={t('submission.hint.types')}
        options={COMMITMENT_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
      />
      <ChoiceEntry
        kind="checkbox"
        name="actions"
        label={t('submission.field.actions')}
        hint={t('submission.hint.actions')}
        options={actions}
        optional
      />
      {/* Says that the next question was asked, also where no box of it is ticked. */}
      <input type="hidden" name="inferred[]" value="" readOnly />
      <ChoiceEntry
        kind="checkbox"
        name="inferred"
        label={t('submission.field.inferred')}
        hint={t('commitmentForm.inferredHint')}
        options={actions}
        optional
      />
      <TextEntry
        name="title"
        label={t('submission.field.title')}
        hint={t('submission.hint.title', { max: titleMax })}
        rows={2}
      />
      <TextEntry
        name="wording"
        label={t('submission.field.wording')}
        hint={t('submission.hint.wording')}
        rows={6}
        optional
      />
      <TextEntry
        name="summary"
        label={t('submission.field.summary')}
        hint={t('submission.hint.summary')}
        rows={5}
      />
    </FormSection>
  )
}
