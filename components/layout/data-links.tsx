import { getTranslations } from 'next-intl/server'
import type { Format } from '@/lib/exports/model'
import { findDataPath, formatsOf } from '@/lib/exports/paths'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { hasPaper } from '@/lib/papers/paths'

interface DataLinksProps {
  locale: Locale
  /** Of the page, without its language: `/countries/KAZ`. */
  path: string
  /** What the page is narrowed to; its date comes by itself. */
  query?: Query
  /** Which of several on one page; its name, which stands beside the links already. */
  of?: string
  /** Default: all that lie beside the page. */
  formats?: readonly (Format | 'pdf')[]
}

/** Links to the data beside a page: its own address with an ending. */
export async function DataLinks({ locale, path, query = {}, of, formats }: DataLinksProps) {
  const t = await getTranslations('exports.links')
  const found = findDataPath(path)
  const endings = formats ?? [
    ...(found ? formatsOf(found.path) : []),
    ...(hasPaper(path) ? (['pdf'] as const) : []),
  ]
  return (
    <nav
      className="tools"
      {...(of ? { 'aria-label': `${t('label')}: ${of}` } : { 'aria-labelledby': 'data-links' })}
    >
      {!of && (
        <span id="data-links" className="font-[560]">
          {t('label')}
        </span>
      )}
      {endings.map((ending) => (
        <a key={ending} href={href(locale, `${path}.${ending}`, query)} rel="nofollow">
          {t(ending === 'iati.xml' ? 'iati' : ending)}
        </a>
      ))}
    </nav>
  )
}
