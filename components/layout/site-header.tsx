import { getTranslations } from 'next-intl/server'
import { href, type Query } from '@/lib/i18n/links'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { BrandMark } from './brand'

const SECTIONS = {
  overview: '/',
  countries: '/countries',
  commitments: '/commitments',
  methodology: '/methodology',
  about: '/about',
  help: '/help',
} as const
export type SiteSection = keyof typeof SECTIONS
const SECTION_KEYS = Object.keys(SECTIONS) as SiteSection[]

/** Each language names itself, so that those who can't read this page find theirs. */
export const LANGUAGE_NAMES: Record<Locale, { full: string; short: string }> = {
  en: { full: 'English', short: 'EN' },
  ru: { full: 'Русский', short: 'РУ' },
  kk: { full: 'Қазақша', short: 'ҚАЗ' },
  uz: { full: 'Oʻzbekcha', short: 'OʻZ' },
}

interface SiteHeaderProps {
  locale: Locale
  path: string
  query?: Query
  section: SiteSection | null
}

export async function SiteHeader({ locale, path, query, section }: SiteHeaderProps) {
  const [t, site] = await Promise.all([getTranslations('nav'), getTranslations('site')])
  return (
    <header className="top">
      <a className="skip" href="#content">
        {site('skip')}
      </a>
      <div className="wrap">
        <a className="brand" href={href(locale)}>
          <BrandMark />
          Vaada
        </a>
        <nav className="main-nav" aria-label={t('label')}>
          <ul>
            {SECTION_KEYS.map((key) => (
              <li key={key}>
                <a href={href(locale, SECTIONS[key])} aria-current={key === section ? 'page' : undefined}>
                  {t(key)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageLinks locale={locale} path={path} query={query} label={t('languages')} />
      </div>
    </header>
  )
}

interface LanguageListProps {
  locale: Locale
  path: string
  query?: Query
}

/** The same page with the same filters in another language. */
export function LanguageLinks({ label, ...list }: LanguageListProps & { label: string }) {
  return (
    <nav className="languages" aria-label={label}>
      <LanguageList {...list} />
    </nav>
  )
}

export function LanguageList({ locale, path, query }: LanguageListProps) {
  return (
    <ul>
      {LOCALES.map((other) => (
        <li key={other}>
          <a
            href={href(other, path, query)}
            hrefLang={other}
            lang={other}
            aria-label={LANGUAGE_NAMES[other].full}
            title={LANGUAGE_NAMES[other].full}
            aria-current={other === locale ? 'true' : undefined}
          >
            <span className="full">{LANGUAGE_NAMES[other].full}</span>
            <span className="short">{LANGUAGE_NAMES[other].short}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
