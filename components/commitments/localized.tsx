import { getTranslations } from 'next-intl/server'
import { Pill } from '@/components/ui/text'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'

interface LocalizedProps {
  text: LocalizedText | null | undefined
  locale: Locale
}

/** A text of a record in the reader's language, or else in the one it exists in, marked for screen readers. */
export function Localized({ text, locale }: LocalizedProps) {
  const found = pickText(text, locale)
  if (!found) return null
  return found.locale === locale ? found.text : <span lang={found.locale}>{found.text}</span>
}

/** Whether a translation was read by nobody, where that must be seen at the text itself. */
export async function TranslationMark({ text, locale }: LocalizedProps) {
  const found = pickText(text, locale)
  if (found?.state !== 'unreviewed') return null
  const t = await getTranslations('site')
  return <Pill>{t('unreviewedMark')}</Pill>
}

export const isUnreviewed = (text: LocalizedText | null | undefined, locale: Locale): boolean =>
  pickText(text, locale)?.state === 'unreviewed'
