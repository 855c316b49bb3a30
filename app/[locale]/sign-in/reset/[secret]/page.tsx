import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { UseLinkPage } from '@/components/links/use-link-page'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { resetPasswordAction } from '@/lib/links/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('emailLink')
  return privateMetadata(t('use.reset_password.title'))
}

export default async function ResetPage({ params }: PageProps<'/[locale]/sign-in/reset/[secret]'>) {
  const { locale, secret } = await params
  if (!isLocale(locale)) notFound()
  return (
    <UseLinkPage
      locale={locale}
      purpose="reset_password"
      path="/sign-in/reset"
      secret={secret}
      action={resetPasswordAction.bind(null, locale, secret)}
    />
  )
}
