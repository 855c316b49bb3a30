import type { ReactNode } from 'react'
import { isPublic, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { AsOfBand } from './as-of-band'
import { PrintHead } from './print-head'
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
  /** The page tells of the date that its address asks for; false: it is always that of today. */
  isDated?: boolean
  children: ReactNode
}

/** Header, content and footer of every public page. It reads no session: public pages are the same for everybody. */
export function SiteFrame({ locale, path, query, section, isDated = true, children }: SiteFrameProps) {
  return (
    <>
      <SiteHeader locale={locale} path={path} query={query} section={section} />
      <AsOfBand locale={locale} path={path} query={query} isDated={isDated} />
      {isPublic(path) && <PrintHead locale={locale} path={path} query={query} />}
      <main id="content" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter
        locale={locale}
        path={path}
        query={query}
        section={section}
        isDated={isDated && isPublic(path)}
      />
    </>
  )
}
