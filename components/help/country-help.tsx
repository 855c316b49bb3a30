import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { Pill } from '@/components/ui/text'
import { formatDate } from '@/lib/format/date'
import type { CountryHelp, HelpLineView } from '@/lib/help/queries'
import { countryHref } from '@/lib/i18n/links'
import { isLocale, type Locale } from '@/lib/i18n/model'

interface CountryHelpProps {
  country: CountryHelp
  locale: Locale
}

export function CountryHelpSection({ country, locale }: CountryHelpProps) {
  return (
    <section id={country.code} className="sec scroll-mt-2" aria-labelledby={`${country.code}-title`}>
      <h2 id={`${country.code}-title`}>
        <a href={countryHref(locale, country.code)} className="no-underline hover:underline">
          {country.names[locale] ?? country.names.en}
        </a>
      </h2>
      <ul className="mt-5 grid gap-5 md:grid-cols-2">
        {country.lines.map((line) => (
          <HelpLine key={line.id} line={line} locale={locale} />
        ))}
      </ul>
    </section>
  )
}

async function HelpLine({ line, locale }: { line: HelpLineView; locale: Locale }) {
  const t = await getTranslations()
  const dialled = line.number.replaceAll(/[^\d+]/g, '')
  const facts = [
    ['forWhom', line.forWhom],
    ['hours', line.hours],
    ['cost', line.cost],
    ['operator', line.operator],
    ['note', line.note],
  ] as const
  return (
    <li className="card">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <a
          className="font-serif text-[2rem] font-[560] leading-none"
          href={`tel:${dialled}`}
          aria-label={t('help.call', { number: line.number })}
        >
          {line.number}
        </a>
        <span className="font-[560]">
          <Localized text={line.name} locale={locale} />
        </span>
      </p>
      <p className="my-2">
        <Pill>
          {line.confirmedOn
            ? t('help.confirmed', { date: formatDate(locale, line.confirmedOn) })
            : t('help.unconfirmed')}
        </Pill>
      </p>
      <dl className="facts grid-cols-[fit-content(8.5rem)_minmax(0,1fr)]">
        {facts.map(([name, text]) =>
          text ? (
            <div key={name} className="contents">
              <dt>{t(`help.${name}`)}</dt>
              <dd>
                <Localized text={text} locale={locale} />
              </dd>
            </div>
          ) : null,
        )}
        {line.languages.length > 0 && (
          <>
            <dt>{t('help.languages')}</dt>
            <dd>
              {line.languages.map((code) => (isLocale(code) ? t(`language.${code}`) : code)).join(', ')}
            </dd>
          </>
        )}
        <dt>{t('help.sources', { count: line.sources.length })}</dt>
        <dd>
          <ul className="grid gap-1 text-sm">
            {line.sources.map((source) => (
              <li key={source.url}>
                <a href={source.url} rel="noreferrer nofollow">
                  {source.title}
                </a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  )
}
