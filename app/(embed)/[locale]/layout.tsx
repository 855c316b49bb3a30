import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import '../../globals.css'
import { isLocale } from '@/lib/i18n/model'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Vaada',
  referrer: 'same-origin',
  // The page that shows the figure is the one to be found.
  robots: { index: false },
  formatDetection: { telephone: false },
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/**
 * Figures in the frames of other sites: no menu, and nothing that only scripts could do, because the door takes them away.
 * Nor "leave this site": it would leave the frame and nothing around it (docs/decisions/0027).
 */
export default async function EmbedLayout({ params, children }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return (
    <html lang={locale} dir="ltr">
      <head>
        {/* Every link opens beside the page that holds the frame, never inside of it. */}
        <base target="_blank" />
      </head>
      <body>{children}</body>
    </html>
  )
}
