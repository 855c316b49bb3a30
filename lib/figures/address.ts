import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

export const FIGURE_FORMATS = ['csv', 'svg', 'png'] as const
export type FigureFormat = (typeof FIGURE_FORMATS)[number]

/** `commitments/KEN-2021-09/centres`: short, and of letters that are the same in every address. */
const ID = /^[A-Za-z0-9][\w-]*(?:\/[A-Za-z0-9][\w-]*){1,4}$/
const ID_LENGTH_MAX = 120
export const isFigureId = (id: string): boolean => id.length <= ID_LENGTH_MAX && ID.test(id)

/** The file of a figure. On a page "as of" a date it leads to the figure of that date. */
export const figureHref = (locale: Locale, id: string, format: FigureFormat): string =>
  // The API has no language of its own in the path.
  href(locale, `/figures/${id}.${format}`, { locale }).replace(`/${locale}/`, '/api/v1/')

/** The segments after `figures` in the API; null: they name no file of a figure. */
export function readFigureFile(segments: readonly string[]): { id: string; format: FigureFormat } | null {
  const path = segments.join('/')
  const format = FIGURE_FORMATS.find((one) => path.endsWith(`.${one}`))
  if (!format) return null
  const id = path.slice(0, -format.length - 1)
  return isFigureId(id) ? { id, format } : null
}

/** The figure for another site's frame; `asOf` pins what it shows. */
export const embedHref = (locale: Locale, id: string, asOf: string): string =>
  href(locale, `/embed/${id}`, { asOf })
