import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { formatDate } from '@/lib/format/date'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { HelpLine } from '@/lib/makers/queries'

interface HelpLinesProps {
  locale: Locale
  lines: readonly HelpLine[]
}

/** Numbers with their source, and whether we confirmed them with their operator. */
export async function HelpLines({ locale, lines }: HelpLinesProps) {
  const t = await getTranslations('countries.help')
  const languages = new Intl.DisplayNames([locale], { type: 'language' })
  return (
    <ul className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {lines.map((line) => {
        const say = (key: 'hours' | 'forWhom' | 'operator' | 'cost') => {
          const text = pickText(line[key], locale)?.text
          return text ? <li>{t(key, { text })}</li> : null
        }
        return (
          <li key={line.number} className="card">
            <p className="font-serif text-[1.6rem] leading-tight font-[560]">
              <a href={`tel:${line.number.replaceAll(/[^\d+]/g, '')}`}>{line.number}</a>
            </p>
            <p>
              <Localized text={line.name} locale={locale} />
            </p>
            <ul className="meta mt-1 grid gap-0.5">
              {say('hours')}
              {say('forWhom')}
              {say('operator')}
              {say('cost')}
              {line.languages.length > 0 && (
                <li>
                  {t('languages', { list: line.languages.map((tag) => languages.of(tag) ?? tag).join(', ') })}
                </li>
              )}
              <li>
                <strong className="font-[560] text-ink">
                  {line.confirmedOn
                    ? t('confirmed', { date: formatDate(locale, line.confirmedOn) })
                    : t('unconfirmed')}
                </strong>
              </li>
              {line.sources.map((source) => (
                <li key={source.url}>
                  <a href={source.url} rel="noreferrer">
                    {source.title}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
