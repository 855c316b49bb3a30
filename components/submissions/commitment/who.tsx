'use client'

import { useTranslations } from 'next-intl'
import { FormSection } from '../form-section'
import { Rows } from '../rows'
import { TextEntry } from './text-entry'

/** Who answers for it, who takes part, and for whom it is. */
export function Who() {
  const t = useTranslations('submission')
  return (
    <FormSection id="who" title={t('sections.who')} lede={t('lede.who')}>
      <TextEntry
        name="leadInstitution"
        label={t('field.leadInstitution')}
        hint={t('hint.leadInstitution')}
        optional
      />
      <TextEntry name="geography" label={t('field.geography')} hint={t('hint.geography')} optional />
      <TextEntry name="groups" label={t('field.groups')} hint={t('hint.groups')} optional />
      <TextEntry
        name="helpSought"
        label={t('field.helpSought')}
        hint={t('hint.helpSought')}
        rows={2}
        optional
      />
      <h3 className="mb-3">{t('field.partners')}</h3>
      <Rows
        list="partners"
        legend={(index) => t('row.partners', { number: index + 1 })}
        remove={(index) => t('remove.partners', { number: index + 1 })}
        row={({ path, isNew }) => (
          <TextEntry name={`${path}.name`} label={t('partner.name')} autoFocus={isNew} />
        )}
      />
    </FormSection>
  )
}
