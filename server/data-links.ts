import { LOCALES } from '@/lib/i18n/model'

const locale = `(?:${LOCALES.join('|')})`

/** Beside a page lies its data. The door rewrites, because a route `[reference].json` would collide with `[reference]`. */
const DATA_LINKS = [
  { page: new RegExp(`^/${locale}/(commitments|countries)\\.json$`), data: '/api/v1/$1' },
  { page: new RegExp(`^/${locale}/(commitments|countries)/([^/]+)\\.json$`), data: '/api/v1/$1/$2' },
]

/** The path that answers: the API's for `/ru/commitments/KAZ-2021-01.json`, else the given one. */
export function resolveDataLink(path: string): string {
  const link = DATA_LINKS.find(({ page }) => page.test(path))
  return link ? path.replace(link.page, link.data) : path
}
