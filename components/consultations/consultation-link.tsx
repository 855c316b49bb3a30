import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import { findStanding } from '@/lib/consultations/load'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

/** The page of a consultation, by its title. */
export async function ConsultationLink({ number, locale }: { number: number; locale: Locale }) {
  const [t, standing] = await Promise.all([getTranslations('consultations'), findStanding(appDb, number)])
  return (
    <a href={href(locale, `/consultations/${number}`)}>
      {pickText(standing?.row.title, locale)?.text ?? t('one', { number: String(number) })}
    </a>
  )
}
