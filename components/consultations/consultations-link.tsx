import { getTranslations } from 'next-intl/server'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

/** From the desk of an organisation to what is open for comment. */
export async function ConsultationsLink({ locale }: { locale: Locale }) {
  const t = await getTranslations('consultationDesk.organisation')
  return <a href={href(locale, '/workspace/consultations')}>{t('link')}</a>
}
