import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import type { ConsultationView } from '@/lib/consultations/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { countryHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { StandingLine } from './standing-line'

interface ConsultationListProps {
  consultations: readonly ConsultationView[]
  today: IsoDate
  locale: Locale
}

/** Consultations, each with where it stands. */
export async function ConsultationList({ consultations, today, locale }: ConsultationListProps) {
  const t = await getTranslations('consultations')
  return (
    <ol className="grid gap-7">
      {consultations.map((one) => (
        <li key={one.number} className="grid gap-1.5 border-line border-t pt-4">
          <h3 className="text-[1.15rem]">
            <a href={href(locale, `/consultations/${one.number}`)}>
              <Localized text={one.title} locale={locale} />
            </a>
          </h3>
          <p>
            <a href={countryHref(locale, one.maker.code)}>{makerName(one.maker, locale)}</a>
            <span className="meta"> · {t(one.about)}</span>
          </p>
          <StandingLine consultation={one} today={today} locale={locale} />
        </li>
      ))}
    </ol>
  )
}
