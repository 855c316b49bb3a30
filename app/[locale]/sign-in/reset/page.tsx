import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AskLinkPage } from '@/components/links/ask-link-page'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('emailLink')
  return privateMetadata(t('ask.reset_password.title'))
}

export default async function AskResetPage({ params }: PageProps<'/[locale]/sign-in/reset'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return <AskLinkPage locale={locale} purpose="reset_password" path="/sign-in/reset" />
}
