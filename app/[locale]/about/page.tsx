import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { OperatorFacts } from '@/components/operator/operator-facts'
import { Kicker, Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { statedIn } from '@/lib/operator/model'
import { findOperator } from '@/lib/operator/queries'

/** Always of today, but its links lead back to the date that the reader came with. */
type Props = PageProps<'/[locale]/about'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('about')])
  return pageMetadata({
    locale,
    path: '/about',
    title: t('kicker'),
    finding: t('title'),
    description: t('lede'),
  })
}

export default async function AboutPage({ searchParams }: Props) {
  await pageAsOf(await searchParams)
  const [locale, t, operator] = await Promise.all([
    getLocale(),
    getTranslations('about'),
    findOperator(publicDb),
  ])
  const isNamed = statedIn(operator.name, locale) !== null
  return (
    <SiteFrame locale={locale} path="/about" section="about" isDated={false}>
      <section className="sec first">
        <Kicker>{t('kicker')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <p className="mt-4 text-ink-2">{t('name')}</p>
      </section>
      <Part id="why" title={t('why.title')}>
        <p>{t('why.text')}</p>
      </Part>
      <Part id="records" title={t('how.title')}>
        {(['compiled', 'seed', 'office', 'ledger', 'correct'] as const).map((one) => (
          <p key={one}>{t(`how.${one}`)}</p>
        ))}
        <p>
          <a href={href(locale, '/methodology')}>{t('how.method')}</a>
        </p>
      </Part>
      <Part id="operator" title={t('who.title')}>
        {isNamed ? (
          <OperatorFacts operator={operator} locale={locale} />
        ) : (
          <Note tone="accent">
            <p>{t('who.unset')}</p>
          </Note>
        )}
      </Part>
      <Part id="licences" title={t('licences.title')}>
        <p>
          {t('licences.data')} <a href={href(locale, '/data')}>{t('licences.dataLink')}</a>
        </p>
        <p>{t('licences.code')}</p>
        <p>{t('licences.quotes')}</p>
      </Part>
      <Part id="privacy" title={t('privacy.title')}>
        <p>{t('privacy.text')}</p>
        <p>{t('privacy.safety')}</p>
      </Part>
      <Part id="languages" title={t('translations.title')}>
        <p>{t('translations.text')}</p>
      </Part>
    </SiteFrame>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="sec grid gap-x-10 gap-y-3 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]"
    >
      <h2 id={`${id}-title`} className="text-[1.5rem]">
        {title}
      </h2>
      <div>{children}</div>
    </section>
  )
}
