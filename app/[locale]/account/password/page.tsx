import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { PasswordForm } from '@/components/account/password-form'
import { FormMessages } from '@/components/forms/form-messages'
import { appDb } from '@/db/client'
import { requireViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { findFactors } from '@/lib/second-factor/queries'
import { changePasswordAction } from '@/lib/sessions/actions'

const PATH = '/account/password'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.password')
  return privateMetadata(t('title'))
}

export default async function PasswordPage({ params }: PageProps<'/[locale]/account/password'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const page = `/${locale}${PATH}`
  const viewer = await requireViewer(locale, page)
  // Asked before anything is typed: a password isn't kept on the way.
  if (!viewer.confirmed) redirect(href(locale, '/account/confirm', { back: page }))
  const [t, { hasPassword }] = await Promise.all([
    getTranslations('account.password'),
    findFactors(appDb, viewer.id),
  ])
  return (
    <AccountFrame viewer={viewer} locale={locale} path={PATH} title={t('title')} lede={t('lede')}>
      <section className="max-w-2xl pb-10">
        <FormMessages namespaces={['account', 'fieldErrors', 'formErrors']}>
          <PasswordForm
            action={changePasswordAction.bind(null, locale)}
            email={viewer.email}
            hasPassword={hasPassword}
          />
        </FormMessages>
      </section>
    </AccountFrame>
  )
}
