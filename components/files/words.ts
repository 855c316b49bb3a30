'use client'

import { useTranslations } from 'next-intl'
import {
  FILE_BYTES_MAX,
  MEGAPIXELS_MAX,
  PAGES_MAX,
  type Refusal,
  SUBMISSION_BYTES_MAX,
  SUBMISSION_FILES_MAX,
} from '@/lib/files/model'
import { formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { fileSize, MEGABYTE } from './file-size'
import type { Item } from './upload-queue'

/** The bounds, for every sentence that names one. */
export const BOUNDS = {
  size: FILE_BYTES_MAX / MEGABYTE,
  total: SUBMISSION_BYTES_MAX / MEGABYTE,
  files: SUBMISSION_FILES_MAX,
  pages: PAGES_MAX,
  pixels: MEGAPIXELS_MAX,
}

export function useFileWords(locale: Locale) {
  const t = useTranslations('files')
  return {
    /** How it stands, in a few words. */
    state: ({ state, received, bytes }: Pick<Item, 'state' | 'received' | 'bytes'>) =>
      t(`state.${state}`, { percent: formatShare(locale, bytes === 0 ? 0 : received / bytes) }),
    refusal: (code: Refusal) => t(`refusal.${code}`, BOUNDS),
    size: (bytes: number) => fileSize(t, locale, bytes),
  }
}
