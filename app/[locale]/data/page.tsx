import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TableList } from '@/components/data/table-list'
import { VerifyAll } from '@/components/data/verify-all'
import { WholeRecord } from '@/components/data/whole-record'
import { DataLinks } from '@/components/layout/data-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CatalogData } from '@/components/structured/catalog-data'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { LICENCE } from '@/lib/exports/about'
import { RECORD_TABLES } from '@/lib/exports/record'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { findLedgerHead } from '@/lib/ledger/queries'

const LIMITS = ['silence', 'ranking', 'levels', 'money', 'context', 'translations', 'removed'] as const
const API = ['/api/v1/commitments', '/api/v1/countries', '/api/v1/ledger']

type Props = PageProps<'/[locale]/data'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('data')])
  return pageMetadata({
    locale,
    path: '/data',
    title: t('kicker'),
    finding: t('title'),
    description: t('lede'),
  })
}

export default async function DataPage({ searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const [locale, t, api, files, head] = await Promise.all([
    getLocale(),
    getTranslations('data'),
    getTranslations('api'),
    getTranslations('exports'),
    findLedgerHead(publicDb, asOf),
  ])
  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  return (
    <SiteFrame locale={locale} path="/data" section="data">
      <CatalogData locale={locale} />
      <section className="sec first">
        <Kicker>{t('kicker')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
      </section>
      <WholeRecord
        locale={locale}
        tables={RECORD_TABLES.length}
        day={asOf?.day ?? today}
        entry={asOf?.seq ?? head?.seq ?? 0}
        today={today}
      />
      <Section id="tables" title={t('tables')} lede={t('tablesLede')}>
        <TableList tables={RECORD_TABLES} locale={locale} />
        <div className="mt-6 flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t border-line pt-4">
          <h3>{t('dictionary')}</h3>
          <DataLinks locale={locale} path="/data/dictionary" of="dictionary" />
        </div>
      </Section>
      <Section id="reading" title={t('reading')}>
        <div className="grid max-w-prose gap-3">
          <p>{files('about.formatText')}</p>
          <p>{t('excel')}</p>
          <p>{files('about.emptyText')}</p>
          <p>{t('ignored')}</p>
          <p>{t('ranges')}</p>
          <p>{t('iati')}</p>
        </div>
      </Section>
      <Section id="limits" title={t('limits.title')}>
        <ul className="grid max-w-prose list-disc gap-2 ps-5">
          {LIMITS.map((limit) => (
            <li key={limit}>{t(`limits.${limit}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="licence" title={t('licence.title')}>
        <p className="max-w-prose">
          <a href={LICENCE.url} rel="license noreferrer">
            {LICENCE.name}
          </a>
          {'. '}
          {files('licence')}
        </p>
        <TakeAlong locale={locale} path="/data" title={files('wholeRecord')} />
      </Section>
      <VerifyAll head={head} />
      <Section id="api" title={t('api.title')} lede={t('api.text')}>
        <ul className="grid gap-1">
          {API.map((address) => (
            <li key={address}>
              <a href={address} translate="no">
                <code>{address}</code>
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-4">
          <a href={href(locale, '/api')}>{api('title')}</a>
        </p>
      </Section>
      <p className="pb-8">
        <a href={href(locale, '/methodology')}>{files('about.method')}</a>
      </p>
    </SiteFrame>
  )
}
