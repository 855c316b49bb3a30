import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CountryHelpSection } from '@/components/help/country-help'
import { SiteFrame } from '@/components/layout/site-frame'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { listHelp } from '@/lib/help/queries'
import { pageMetadata } from '@/lib/i18n/metadata'

/** Always of today, but its links lead back to the date that the reader came with. */
type Props = PageProps<'/[locale]/help'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('help')])
  return pageMetadata({ locale, path: '/help', title: t('kicker') })
}

export default async function HelpPage({ searchParams }: Props) {
  await pageAsOf(await searchParams)
  const [locale, t, countries] = await Promise.all([getLocale(), getTranslations('help'), listHelp(publicDb)])
  return (
    <SiteFrame locale={locale} path="/help" section="help" isDated={false}>
      <section className="sec first">
        <Kicker>{t('kicker')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <div className="note mt-7" role="note">
          <h2 className="font-sans text-[1.05rem] font-semibold">{t('danger.title')}</h2>
          <ul className="mt-2 grid list-disc gap-1.5 ps-5">
            {(['call', 'trace', 'leave', 'limits'] as const).map((advice) => (
              <li key={advice}>{t(`danger.${advice}`)}</li>
            ))}
          </ul>
        </div>
        <nav aria-label={t('jump')} className="mt-7">
          <ul className="flex flex-wrap gap-2">
            {countries.map(({ code, names }) => (
              <li key={code}>
                <a className="btn" data-kind="quiet" href={`#${code}`}>
                  {names[locale] ?? names.en}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="mt-5 text-ink-2">{t('notConfirmedNote')}</p>
      </section>
      {countries.map((country) => (
        <CountryHelpSection key={country.code} country={country} locale={locale} />
      ))}
      <section className="sec">
        <p className="text-ink-2">{t('missing')}</p>
      </section>
    </SiteFrame>
  )
}
