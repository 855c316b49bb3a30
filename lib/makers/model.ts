import type { Locale } from '@/lib/i18n/model'

/** `joint`: several states together, counted once and shown on each one's page. */
export const MAKER_KINDS = ['state', 'international_body', 'joint', 'non_state'] as const
export type MakerKind = (typeof MAKER_KINDS)[number]

/** Ours, not the browser's: built-in country names differ and fail in Kazakh and Uzbek. */
export function makerName(
  maker: { code: string; names: Partial<Record<Locale, string>> },
  locale: Locale,
): string {
  return maker.names[locale] ?? maker.names.en ?? maker.code
}

type Named = {
  maker: { code: string; kind: MakerKind; names: Partial<Record<Locale, string>>; centralAsia: boolean }
}

/** Central Asia first, several states jointly after the states themselves; by name in the reader's alphabet, never by rank. */
export function byMaker(locale: Locale): (a: Named, b: Named) => number {
  const collator = new Intl.Collator(locale)
  return (a, b) =>
    Number(b.maker.centralAsia) - Number(a.maker.centralAsia) ||
    Number(a.maker.kind === 'joint') - Number(b.maker.kind === 'joint') ||
    collator.compare(makerName(a.maker, locale), makerName(b.maker, locale))
}
