import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { UseLinkPage } from '@/components/links/use-link-page'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { signInByLinkAction } from '@/lib/links/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('emailLink')
  return privateMetadata(t('use.sign_in.title'))
}

export default async function SignInLinkPage({ params }: PageProps<'/[locale]/sign-in/link/[secret]'>) {
  const { locale, secret } = await params
  if (!isLocale(locale)) notFound()
  return (
    <UseLinkPage
      locale={locale}
      purpose="sign_in"
      path="/sign-in/link"
      secret={secret}
      action={signInByLinkAction.bind(null, locale, secret)}
    />
  )
}
