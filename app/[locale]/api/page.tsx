import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { QuestionList } from '@/components/api/question-list'
import { SchemaList } from '@/components/api/schema-list'
import type { Json } from '@/components/api/schema-type'
import { SiteFrame } from '@/components/layout/site-frame'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { openApi } from '@/lib/api/openapi'
import { pageAsOf } from '@/lib/as-of/request'
import { env } from '@/lib/env'
import { formatNumber } from '@/lib/format/number'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'

const ASK = ['pages', 'filters', 'fields', 'asOf', 'etag', 'numbers', 'problems', 'limits', 'stable'] as const

type Props = PageProps<'/[locale]/api'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('api')])
  return pageMetadata({
    locale,
    path: '/api',
    title: t('name'),
    finding: t('title'),
    description: t('lede'),
  })
}

/** The API for people who write programs, drawn from the description that programs read. */
export default async function ApiPage({ searchParams }: Props) {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('api')])
  const { BASE_URL, VAADA_API_PER_MINUTE } = env()
  const document = openApi(BASE_URL)
  const { schemas } = document.components as { schemas: Record<string, Json> }
  const address = `${BASE_URL}/api/v1`
  return (
    <SiteFrame locale={locale} path="/api" section="data">
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <dl className="facts mt-6 max-w-2xl">
          <dt>{t('base')}</dt>
          <dd translate="no" className="[overflow-wrap:anywhere]">
            <code>{address}</code>
          </dd>
          <dt>{t('description')}</dt>
          <dd translate="no">
            <a href="/api/v1/openapi.json">
              <code>/api/v1/openapi.json</code>
            </a>
          </dd>
        </dl>
      </section>
      <Section id="ask" title={t('ask.title')}>
        <ul className="grid max-w-prose list-disc gap-2 ps-5">
          {ASK.map((what) => (
            <li key={what}>{t(`ask.${what}`, { open: formatNumber(locale, VAADA_API_PER_MINUTE) })}</li>
          ))}
        </ul>
      </Section>
      <Section id="questions" title={t('questions.title')}>
        <QuestionList document={document} />
      </Section>
      <Section id="files" title={t('files.title')}>
        <p className="max-w-prose">
          {t('files.text')} <a href={href(locale, '/data')}>{t('files.link')}</a>
        </p>
      </Section>
      <Section id="keys" title={t('keys.title')}>
        <p className="max-w-prose">
          {t('keys.text')} <a href={`/${locale}/account/keys`}>{t('keys.link')}</a>
        </p>
      </Section>
      <Section id="deliver" title={t('deliver.title')}>
        <p className="max-w-prose">{t('deliver.text')}</p>
        <p className="meta mt-4">{t('deliver.example')}</p>
        <pre translate="no" className="mt-2 whitespace-pre-wrap text-[0.85rem] [overflow-wrap:anywhere]">
          <code>{exampleFor(address)}</code>
        </pre>
        <p className="mt-4 max-w-prose">{t('client')}</p>
      </Section>
      <Section id="shapes" title={t('shapes.title')} lede={t('shapes.text')}>
        <SchemaList schemas={schemas} />
      </Section>
    </SiteFrame>
  )
}

/** Of no real record: whoever copies it sees what is theirs to fill in. */
const exampleFor = (address: string): string => `curl ${address}/reports \\
  -H "Authorization: Bearer $VAADA_KEY" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H "Content-Type: application/json" \\
  -d '{
    "commitment": "XXX-2026-01",
    "cycle": "2026",
    "language": "en",
    "implementation": "in_progress",
    "done": "…",
    "values": [{ "indicator": "key", "value": "0.0", "on": "2026-12-31" }]
  }'`
