import { useTranslations } from 'next-intl'
import { FieldGroup, fieldId } from '@/components/forms/field'
import { useDraft } from './draft-context'

/** The office stands for what it hands in. */
export function Declaration() {
  const t = useTranslations('report')
  const { values, errors } = useDraft()
  const id = fieldId('declaration-yes')
  return (
    <FieldGroup name="declaration" label={t('field.declaration')} error={errors.declaration}>
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          name="declaration"
          value="yes"
          defaultChecked={values.declaration === 'yes'}
        />
        <label htmlFor={id}>{t('declare')}</label>
      </div>
    </FieldGroup>
  )
}
