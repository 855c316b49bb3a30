import { getTranslations } from 'next-intl/server'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href, type Query } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { statedIn } from '@/lib/operator/model'
import { siteState } from '@/lib/standing/site-state'
import { AsOfForm } from './as-of-form'
import { LanguageList } from './site-header'
import type { SiteSection } from './site-menu'
import { SectionIndex } from './site-nav'

interface SiteFooterProps {
  locale: Locale
  path: string
  query?: Query
  section: SiteSection | null
  /** It can be read as of a date. */
  isDated: boolean
}

export async function SiteFooter({ locale, path, query, section, isDated }: SiteFooterProps) {
  const [state, t, leave, o] = await Promise.all([
    siteState(),
    getTranslations('footer'),
    getTranslations('leave'),
    getTranslations('operator'),
  ])
  const name = statedIn(state.operator, locale)
  return (
    <footer className="foot">
      <nav className="wrap" aria-label={t('index')}>
        <SectionIndex locale={locale} section={section} />
      </nav>
      <div className="wrap">
        <div className="grid content-start gap-2">
          <p>{t('what')}</p>
          {name && (
            <p>
              <a href={href(locale, '/about#operator')} lang={name.locale}>
                {o('footer', { name: name.text })}
              </a>
            </p>
          )}
          <p>
            {t('data')} {t('licence')}
          </p>
          <p className="meta">
            {state.seq && state.publishedAt
              ? t('state', {
                  seq: String(state.seq),
                  date: formatDate(locale, civilDate(state.publishedAt, env().VAADA_TIME_ZONE)),
                })
              : t('nothingPublished')}
          </p>
          {isDated && state.seq && <AsOfForm locale={locale} path={path} query={query} />}
        </div>
        <div className="grid content-start gap-2">
          <p className="font-[560] text-ink">{t('helpTitle')}</p>
          {state.confirmedHelpLines.length > 0 && (
            <ul>
              {state.confirmedHelpLines.map((line) => (
                <li key={`${line.makerCode}${line.number}`}>
                  <a href={`tel:${line.number.replaceAll(/[^\d+]/g, '')}`}>{line.number}</a>{' '}
                  {pickText(line.name, locale)?.text}
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={href(locale, '/help')}>{t('help')}</a>
          </p>
          <p className="meta">{leave('hint')}</p>
        </div>
        <nav className="nav" aria-label={t('label')}>
          <ul>
            <li>
              <a href={href(locale, '/workspace')} rel="nofollow">
                {t('signIn')}
              </a>
            </li>
          </ul>
          <div className="languages">
            <LanguageList locale={locale} path={path} query={query} />
          </div>
        </nav>
      </div>
    </footer>
  )
}
