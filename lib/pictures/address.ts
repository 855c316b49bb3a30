import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { isLocale, type Locale } from '@/lib/i18n/model'

/** Page of a picture, and its language. `path` as in `href`: `/`, `/countries/KAZ`. */
export interface PicturedPage {
  locale: Locale
  path: string
}

interface Moment {
  /** As it stands in an address; null: now. */
  asOf: string | null
  /** Published version: sites keep a picture for long, under its address. */
  version: number
}

/** Without anything that could be written in two ways. */
const ADDRESS = /^([a-z]+)((?:\/[\w-]+)*)\.png$/
const ROOT = '/api/v1/pictures/'

/** `/api/v1/pictures/ru/countries/KAZ.png?v=71` */
export function pictureHref({ locale, path }: PicturedPage, { asOf, version }: Moment): string {
  const query = new URLSearchParams({
    ...(asOf === null ? {} : { [AS_OF_PARAMETER]: asOf }),
    v: `${version}`,
  })
  return `${ROOT}${locale}${path === '/' ? '' : path}.png?${query}`
}

/** Reads what `pictureHref` writes: the segments after `pictures`. null: not the address of a picture. */
export function readPicture(segments: readonly string[]): PicturedPage | null {
  const [, locale, path] = ADDRESS.exec(segments.join('/')) ?? []
  return isLocale(locale) ? { locale, path: path || '/' } : null
}
