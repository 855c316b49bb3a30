import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { AskForm } from '@/components/requests/ask-form'
import { ButtonLink } from '@/components/ui/button'
import { publicDb } from '@/db/client'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { listCountries } from '@/lib/makers/queries'
import { askForAccessAction } from '@/lib/requests/actions'
import { ASKING_KINDS } from '@/lib/requests/model'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('request')
  return privateMetadata(t('name'))
}

/** A civil-society group or a donor asks for an account. */
export default async function RequestAccessPage({
  params,
  searchParams,
}: PageProps<'/[locale]/request-access'>) {
  const [{ locale }, { done }, t] = await Promise.all([params, searchParams, getTranslations('request')])
  if (!isLocale(locale)) notFound()
  if (done === 'sent')
    return (
      <SiteFrame locale={locale} path="/request-access" section={null}>
        <section className="sec first">
          <PageTitle>{t('sent.title')}</PageTitle>
          <p className="lede" role="status">
            {t('sent.lede')}
          </p>
          <p className="mt-6">
            <ButtonLink href={href(locale)}>{t('sent.on')}</ButtonLink>
          </p>
        </section>
      </SiteFrame>
    )
  const makers = await listCountries(publicDb, locale)
  return (
    <SiteFrame locale={locale} path="/request-access" section={null}>
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede">{t('lede')}</p>
        <ul className="mt-4 mb-8 grid list-disc gap-1 ps-5 text-ink-2">
          {(['verified', 'office', 'reading'] as const).map((point) => (
            <li key={point}>{t(`points.${point}`)}</li>
          ))}
        </ul>
        <FormMessages namespaces={['request', 'fieldErrors', 'formErrors']}>
          <AskForm
            action={askForAccessAction.bind(null, locale)}
            kinds={ASKING_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            makers={makers.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FormMessages>
      </section>
    </SiteFrame>
  )
}
