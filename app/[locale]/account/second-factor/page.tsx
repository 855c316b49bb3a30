import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { AppForms } from '@/components/second-factor/app-forms'
import { AppStanding } from '@/components/second-factor/app-standing'
import { SetUpSteps } from '@/components/second-factor/set-up-steps'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { homeOf } from '@/lib/access/model'
import { requireViewer, sessionSecret } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { enrolAppAction, removeAppAction, renewRecoveryCodesAction } from '@/lib/second-factor/actions'
import { mayRemoveApp } from '@/lib/second-factor/enrol'
import { findFactors } from '@/lib/second-factor/queries'
import { enrolmentUri, pendingKey } from '@/lib/second-factor/totp'
import { safeBack } from '@/lib/sessions/back'

const PATH = '/account/second-factor'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondFactor')
  return privateMetadata(t('title'))
}

export default async function SecondFactorPage({
  params,
  searchParams,
}: PageProps<'/[locale]/account/second-factor'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const back = safeBack(query.back, locale)
  const page = href(locale, PATH, { back, another: query.another ? 1 : null })
  const viewer = await requireViewer(locale, page)
  const [t, factors, secret] = await Promise.all([
    getTranslations('secondFactor'),
    findFactors(appDb, viewer.id),
    sessionSecret(),
  ])
  const hasApp = factors.appSince !== null
  const settingUp = !hasApp || query.another !== undefined
  // Whoever finds this browser open must not tie their own phone to the account.
  if (settingUp && !viewer.confirmed) redirect(href(locale, '/account/confirm', { back: page }))
  const key = settingUp && secret !== null ? pendingKey(secret, env().AUTH_SECRET) : null
  const issuer = viewer.isProtected ? null : 'Vaada'
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={PATH} section="account">
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{t('lede')}</p>
        {viewer.mustEnrol && (
          <div className="mb-8">
            <Note tone="accent">{t('compulsory')}</Note>
          </div>
        )}
        <FormMessages namespaces={['secondFactor', 'fieldErrors', 'formErrors']}>
          <AppForms
            enrol={enrolAppAction.bind(null, locale, back)}
            renewCodes={renewRecoveryCodesAction.bind(null, locale)}
            remove={removeAppAction.bind(null, locale)}
            setUp={
              key && <SetUpSteps uri={enrolmentUri(key, { issuer, email: viewer.email })} typedKey={key} />
            }
            standing={<AppStanding factors={factors} locale={locale} />}
            mayRenewCodes={viewer.hasSecondFactor}
            mayRemove={mayRemoveApp(viewer, { hasApp, passkeys: factors.passkeys })}
            next={back ?? href(locale, `/${homeOf(viewer.role)}`)}
          />
        </FormMessages>
      </section>
    </WorkspaceFrame>
  )
}
