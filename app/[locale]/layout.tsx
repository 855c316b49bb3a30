import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import '../globals.css'
import '../print.css'
import { DemoBand } from '@/components/layout/demo-band'
import { LeaveSite } from '@/components/layout/leave-site'
import { isLocale } from '@/lib/i18n/model'

// A page is always a function of the database and the clock; the door keeps finished answers.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Vaada',
  referrer: 'same-origin',
  formatDetection: { telephone: false },
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1d1625' },
  ],
}

export default async function RootLayout({ params, children }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()

  const t = await getTranslations('errors')
  // error.tsx runs in the browser, where no messages are shipped: it reads its few sentences from here.
  const failure = JSON.stringify({
    title: t('title'),
    lede: t('lede'),
    retry: t('retry'),
    overview: t('overview'),
  })
  return (
    <html lang={locale} dir="ltr">
      <body data-failure={failure}>
        <LeaveSite />
        <DemoBand />
        {children}
      </body>
    </html>
  )
}
