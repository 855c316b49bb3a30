import type { Locale } from '@/lib/i18n/model'

/** "Kazakhstan and Uzbekistan"; `Казахстан и Узбекистан`; `Қазақстан және Өзбекстан`; `Qozogʻiston va Oʻzbekiston`. */
export function formatList(locale: Locale, items: readonly string[]): string {
  const and: Record<Locale, string> = { en: ' and ', ru: ' и ', kk: ' және ', uz: ' va ' }
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')}${and[locale]}${items.at(-1)}`
}
