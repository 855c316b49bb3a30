import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AskLinkPage } from '@/components/links/ask-link-page'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('emailLink')
  return privateMetadata(t('ask.sign_in.title'))
}

export default async function AskSignInLinkPage({ params }: PageProps<'/[locale]/sign-in/link'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return <AskLinkPage locale={locale} purpose="sign_in" path="/sign-in/link" />
}
