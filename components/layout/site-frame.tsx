import type { ReactNode } from 'react'
import type { Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'
import type { SiteSection } from './site-menu'

interface SiteFrameProps {
  locale: Locale
  /** Address of this page without its language, such as `/countries/KAZ`: the language links lead to it. */
  path: string
  /** Filters that the language links keep. */
  query?: Query
  /** Which item of the menu is current; null: none. */
  section: SiteSection | null
  children: ReactNode
}

/** Header, content and footer of every public page. It reads no session: public pages are the same for everybody. */
export function SiteFrame({ locale, path, query, section, children }: SiteFrameProps) {
  return (
    <>
      <SiteHeader locale={locale} path={path} query={query} section={section} />
      <main id="content" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} path={path} query={query} section={section} />
    </>
  )
}
