import { getLocale, getTranslations } from 'next-intl/server'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { SiteFrame } from './site-frame'

/** What a reader gets for an address that no page answers. */
export async function NotFoundView() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('notFound')])
  return (
    <SiteFrame locale={locale} path="/" section={null}>
      <section className="sec first">
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <ul className="mt-6 grid gap-2">
          <li>
            <a href={commitmentsHref(locale)}>{t('commitments')}</a>
          </li>
          <li>
            <a href={href(locale, '/countries')}>{t('countries')}</a>
          </li>
          <li>
            <a href={href(locale)}>{t('overview')}</a>
          </li>
        </ul>
      </section>
    </SiteFrame>
  )
}
