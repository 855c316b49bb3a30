import { getTranslations } from 'next-intl/server'
import { href, type Query } from '@/lib/i18n/links'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { BrandMark } from './brand'
import type { SiteSection } from './site-menu'
import { SiteNav } from './site-nav'

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
        <LanguageLinks locale={locale} path={path} query={query} label={t('languages')} />
      </div>
      <SiteNav locale={locale} section={section} />
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
