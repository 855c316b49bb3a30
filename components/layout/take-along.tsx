import type { ReactNode } from 'react'
import { Citation } from '@/components/citation/citation'
import type { Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { DataLinks } from './data-links'

interface TakeAlongProps {
  locale: Locale
  /** Of the page, without its language. */
  path: string
  query?: Query
  /** Default: the page's own; of which page the data are that it is drawn from. */
  data?: string
  /** How the page is called, in its language. */
  title: string
  /** How to follow or correct it. */
  children?: ReactNode
}

/** What a reader takes away from a page about many records: its data, and how to cite it. */
export function TakeAlong({ locale, path, query, data = path, title, children }: TakeAlongProps) {
  return (
    <div className="no-print grid gap-2">
      <DataLinks locale={locale} path={data} query={query} />
      {children}
      <Citation locale={locale} path={path} query={query} title={title} />
    </div>
  )
}
