import type { useTranslations } from 'next-intl'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'

export const MEGABYTE = 1024 * 1024

/** In kilobytes or megabytes, as people read it. */
export const fileSize = (
  t: ReturnType<typeof useTranslations<'files'>>,
  locale: Locale,
  bytes: number,
): string =>
  bytes < MEGABYTE
    ? t('smallSize', { size: formatNumber(locale, Math.max(1, Math.round(bytes / 1024))) })
    : t('size', { size: formatNumber(locale, bytes / MEGABYTE, { maxDecimals: 1 }) })
