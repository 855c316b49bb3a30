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
/** Pages about many records that have a picture of their own, besides the overview, countries and commitments. */
export const PICTURED_SECTIONS = [
  '/countries',
  '/compare',
  '/map',
  '/funding',
  '/reporting',
  '/goalposts',
  '/disputed',
  '/changes',
] as const
export type PicturedSection = (typeof PICTURED_SECTIONS)[number]
export const isPicturedSection = (path: string): path is PicturedSection =>
  (PICTURED_SECTIONS as readonly string[]).includes(path)

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
