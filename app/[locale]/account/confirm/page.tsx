import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { PasskeyStep } from '@/components/passkeys/passkey-entry'
import { CodeForm } from '@/components/second-factor/code-form'
import { DemoCode } from '@/components/second-factor/demo-code'
import { PasswordForm } from '@/components/second-factor/password-form'
import { StartOver } from '@/components/second-factor/start-over'
import { appDb } from '@/db/client'
import { requireViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { confirmAction } from '@/lib/second-factor/actions'
import { type Factors, findFactors } from '@/lib/second-factor/queries'
import { safeBack } from '@/lib/sessions/back'

const PATH = '/account/confirm'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('confirm')
  return privateMetadata(t('title'))
}

/** What somebody is asked for: never less than what lets them in. `again`: they have nothing to show here. */
function askedOf({ appSince, recoveryLeft, passkeys, hasPassword }: Factors) {
  if (appSince !== null || (passkeys > 0 && recoveryLeft > 0)) return 'code'
  return passkeys > 0 ? 'passkey' : hasPassword ? 'password' : 'again'
}

export default async function ConfirmPage({ params, searchParams }: PageProps<'/[locale]/account/confirm'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const back = safeBack(query.back, locale)
  const viewer = await requireViewer(locale, href(locale, PATH, { back }))
  if (viewer.confirmed) redirect(back ?? href(locale, '/account'))
  const [t, factors] = await Promise.all([getTranslations('confirm'), findFactors(appDb, viewer.id)])
  const asked = askedOf(factors)
  const action = confirmAction.bind(null, locale, back)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={PATH} section="account">
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{t(`lede.${asked}`)}</p>
        <FormMessages namespaces={['secondFactor', 'confirm', 'fieldErrors', 'formErrors']}>
          {asked === 'code' && (
            <>
              <DemoCode personId={viewer.id} email={viewer.email} />
              <CodeForm action={action} submit={t('submit')} />
            </>
          )}
          {asked === 'password' && <PasswordForm action={action} email={viewer.email} />}
        </FormMessages>
        <PasskeyStep locale={locale} back={back} />
        <StartOver
          locale={locale}
          back={back}
          text={t(asked === 'again' ? 'againKept' : 'otherwise')}
          submit={t('signInAgain')}
        />
      </section>
    </WorkspaceFrame>
  )
}
