import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { Section } from '@/components/ui/section'
import type { ConsultationView } from '@/lib/consultations/queries'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

/** On the page of a commitment: the consultation in which it was formed; nothing where there was none. */
export async function FormedTogether({
  consultation,
  locale,
}: {
  consultation: ConsultationView | null
  locale: Locale
}) {
  if (consultation === null) return null
  const t = await getTranslations('formed')
  const { number, title, shown, takenUp, inPart } = consultation
  return (
    <Section id="formed" title={t('title')} lede={t('lede', { count: shown, taken: takenUp, part: inPart })}>
      <p className="font-semibold">
        <Localized text={title} locale={locale} />
      </p>
      <p className="mt-1">
        <a href={href(locale, `/consultations/${number}`)}>{t('link')}</a>
      </p>
    </Section>
  )
}
