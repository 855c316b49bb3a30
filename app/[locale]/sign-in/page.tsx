import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ProviderButtons } from '@/components/identities/provider-buttons'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { PasskeySignIn } from '@/components/passkeys/passkey-entry'
import { SignInForm } from '@/components/people/sign-in-form'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { homeOf } from '@/lib/access/model'
import { findViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { signInAction } from '@/lib/sessions/actions'
import { safeBack } from '@/lib/sessions/back'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return privateMetadata(t('title'))
}

export default async function SignInPage({ params, searchParams }: PageProps<'/[locale]/sign-in'>) {
  const [{ locale }, { back, over }, t] = await Promise.all([params, searchParams, getTranslations('signIn')])
  if (!isLocale(locale)) notFound()
  const viewer = await findViewer()
  const wanted = safeBack(back, locale)
  return (
    <SiteFrame locale={locale} path="/sign-in" query={{ back: wanted }} section={null}>
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{wanted === null ? t('lede') : t('back')}</p>
        {over !== undefined && (
          <div className="mb-8" role="status">
            <Note tone="accent">{t('over')}</Note>
          </div>
        )}
        {viewer && (
          <div className="mb-8">
            <Note>
              {t('already', { name: viewer.name })}{' '}
              <a href={href(locale, `/${homeOf(viewer.role)}`)}>{t('goOn')}</a>
            </Note>
          </div>
        )}
        <FormMessages namespaces={['signIn', 'fieldErrors', 'formErrors']}>
          <SignInForm
            action={signInAction.bind(null, locale, wanted)}
            forgotten={href(locale, '/sign-in/reset')}
          />
        </FormMessages>
        <h2 className="mt-12 mb-3 text-[1.3rem]">{t('otherWays')}</h2>
        <div className="flex max-w-2xl flex-wrap items-end gap-3">
          <PasskeySignIn locale={locale} back={wanted} />
          <ProviderButtons locale={locale} back={wanted} />
          <ButtonLink href={href(locale, '/sign-in/link')}>{t('byLink')}</ButtonLink>
        </div>
        <div className="mt-10">
          <Note>
            {t('noAccount')}{' '}
            {t.rich('askAccount', {
              ask: (words) => <a href={href(locale, '/request-access')}>{words}</a>,
            })}
          </Note>
        </div>
      </section>
    </SiteFrame>
  )
}
