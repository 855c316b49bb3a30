import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { PasskeyStep } from '@/components/passkeys/passkey-entry'
import { CodeForm } from '@/components/second-factor/code-form'
import { DemoCode } from '@/components/second-factor/demo-code'
import { StartOver } from '@/components/second-factor/start-over'
import { homeOf } from '@/lib/access/model'
import { findCurrentSession } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { secondFactorAction } from '@/lib/second-factor/actions'
import { safeBack } from '@/lib/sessions/back'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondFactor')
  return privateMetadata(t('ask.title'))
}

/** The second step of signing in, for a session that took the first. */
export default async function SecondStepPage({
  params,
  searchParams,
}: PageProps<'/[locale]/sign-in/second-factor'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const back = safeBack(query.back, locale)
  const session = await findCurrentSession()
  if (!session) redirect(href(locale, '/sign-in', { back }))
  if (session.state === 'open') redirect(back ?? href(locale, `/${homeOf(session.viewer.role)}`))
  const t = await getTranslations('secondFactor.ask')
  return (
    <SiteFrame locale={locale} path="/sign-in/second-factor" query={{ back }} section={null}>
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{t('lede', { name: session.name })}</p>
        <DemoCode personId={session.personId} email={session.email} />
        <FormMessages namespaces={['secondFactor', 'fieldErrors', 'formErrors']}>
          <CodeForm action={secondFactorAction.bind(null, locale, back)} submit={t('submit')} />
        </FormMessages>
        <PasskeyStep locale={locale} back={back} />
        <StartOver locale={locale} back={back} text={t('lost')} submit={t('startOver')} />
      </section>
    </SiteFrame>
  )
}
