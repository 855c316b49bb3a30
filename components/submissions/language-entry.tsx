import { useTranslations } from 'next-intl'
import { LOCALES } from '@/lib/i18n/model'
import { SelectEntry } from './entries'

/** The language that the texts of a draft are written in. */
export function LanguageEntry({ label }: { label: string }) {
  const t = useTranslations()
  return (
    <SelectEntry
      name="language"
      label={label}
      hint={t('submission.hint.language')}
      options={LOCALES.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
    />
  )
}
