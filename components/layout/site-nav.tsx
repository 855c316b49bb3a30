import { getTranslations } from 'next-intl/server'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { isFolded, MAIN_SECTIONS, SECTION_GROUPS, SECTION_PATHS, type SiteSection } from './site-menu'

interface SiteNavProps {
  locale: Locale
  section: SiteSection | null
}

/**
 * The menu in two levels, without scripts: the main pages in a row, the others unfolded below it. On a phone everything
 * unfolds from one button.
 */
export async function SiteNav({ locale, section }: SiteNavProps) {
  const t = await getTranslations('nav')
  return (
    <nav className="site-nav" aria-label={t('label')}>
      <div className="wrap">
        <ul className="main">
          {MAIN_SECTIONS.map((key) => (
            <SectionItem key={key} locale={locale} section={key} current={section} text={t(key)} />
          ))}
        </ul>
        <details>
          <summary data-current={(section !== null && isFolded(section)) || undefined}>
            <span className="wide">{t('more')}</span>
            <span className="narrow">{t('menu')}</span>
          </summary>
          <SectionIndex locale={locale} section={section} />
        </details>
      </div>
    </nav>
  )
}

/** Every page of the public record, in groups. */
export async function SectionIndex({ locale, section }: SiteNavProps) {
  const t = await getTranslations('nav')
  return (
    <ul className="site-index">
      {SECTION_GROUPS.map(({ key, sections }) => (
        <li key={key} data-shown={sections.every((one) => !isFolded(one)) || undefined}>
          <p>{t(`group.${key}`)}</p>
          <ul>
            {sections.map((one) => (
              <SectionItem key={one} locale={locale} section={one} current={section} text={t(one)} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

interface SectionItemProps {
  locale: Locale
  section: SiteSection
  current: SiteSection | null
  text: string
}

function SectionItem({ locale, section, current, text }: SectionItemProps) {
  return (
    <li data-shown={!isFolded(section) || undefined}>
      <a href={href(locale, SECTION_PATHS[section])} aria-current={section === current ? 'page' : undefined}>
        {text}
      </a>
    </li>
  )
}
