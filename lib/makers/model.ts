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
