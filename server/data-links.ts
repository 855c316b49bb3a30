import { findDataPath } from '@/lib/exports/paths'
import { hasAtom, hasDates } from '@/lib/feeds/paths'
import { LOCALES } from '@/lib/i18n/model'
import { hasPaper } from '@/lib/papers/paths'

const locale = `(${LOCALES.join('|')})`
const ADDRESS = new RegExp(`^/${locale}(/.+?)\\.(iati\\.xml|[a-z0-9]{2,7})$`)
/** Lists and records of the API, which answer in pages and in more depth than a table can. */
const API = /^\/(?:commitments|countries)(?:\/[^/]+)?$/
/** Pictures of a page have routes of their own. */
const PICTURES = ['png', 'svg', 'webp']

const EXPORTS = '/api/v1/exports/'

/**
 * The path that answers. Beside a page lies its data: the API's for `/ru/commitments/KAZ-2021-01.json`, a file made for it
 * for `/ru/commitments.csv`, else the given one. The door rewrites, because a route `[reference].json` would collide with
 * `[reference]`. An ending that a page with data doesn't have is led there too, to be told which it has.
 */
export function resolveDataLink(path: string): string {
  const [, language, page = '', ending = ''] = ADDRESS.exec(path) ?? []
  if (language === undefined) return path
  if (ending === 'json' && API.test(page)) return `/api/v1${page}`
  if (ending === 'pdf' && hasPaper(page)) return `/api/v1/papers/${language}${page}`
  if (ending === 'atom' && hasAtom(page)) return `/api/v1/feeds/${language}${page}`
  if (ending === 'ics' && hasDates(page)) return `/api/v1/dates/${language}${page}`
  if (PICTURES.includes(ending) || !findDataPath(page)) return path
  return `${EXPORTS}${language}/${ending}${page}`
}

/** A file that is made for each who asks and flows while it is made. */
export const isExport = (path: string): boolean => path.startsWith(EXPORTS)
