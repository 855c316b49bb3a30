import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CheckForm } from '@/components/checker/check-form'
import { FormMessages } from '@/components/forms/form-messages'
import { SiteFrame } from '@/components/layout/site-frame'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { pageAsOf } from '@/lib/as-of/request'
import { checkAction } from '@/lib/checker/actions'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'

const LESSONS = ['who', 'figure', 'beginning', 'steps', 'date'] as const

type Props = PageProps<'/[locale]/check'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('check')])
  return pageMetadata({
    locale,
    path: '/check',
    title: t('name'),
    finding: t('title'),
    description: t('lede'),
  })
}

/** Whether anybody could tell later that a promise was kept, tried on a text of one's own. */
export default async function CheckPage({ searchParams }: Props) {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('check')])
  return (
    <SiteFrame locale={locale} path="/check" section="check">
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <p className="meta mt-3 max-w-prose">{t('kept')}</p>
      </section>
      <Section id="try" title={t('try')}>
        <FormMessages namespaces={['check', 'formulation', 'fieldErrors', 'formErrors']}>
          <CheckForm action={checkAction} locale={locale} />
        </FormMessages>
      </Section>
      <Section id="example" title={t('example.title')} lede={t('example.lede')}>
        <div className="two">
          <figure className="card">
            <figcaption className="font-[560]">{t('example.vagueTitle')}</figcaption>
            <p className="mt-2">{t('example.vague')}</p>
            <p className="meta mt-2">{t('example.vagueWhy')}</p>
          </figure>
          <figure className="card">
            <figcaption className="font-[560]">{t('example.clearTitle')}</figcaption>
            <p className="mt-2">{t('example.clear')}</p>
            <p className="meta mt-2">{t('example.clearWhy')}</p>
          </figure>
        </div>
        <ul className="mt-6 grid max-w-prose list-disc gap-2 ps-5">
          {LESSONS.map((lesson) => (
            <li key={lesson}>{t(`lesson.${lesson}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="more" title={t('more.title')}>
        <ul className="grid max-w-prose gap-2">
          <li>
            <a href={href(locale, '/methodology#formulation')}>{t('more.method')}</a>
          </li>
          <li>
            <a href="/api/v1/commitment.schema.json">{t('more.schema')}</a>
          </li>
        </ul>
      </Section>
    </SiteFrame>
  )
}
