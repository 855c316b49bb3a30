import { getTranslations } from 'next-intl/server'
import { AS_OF_PARAMETER, asOfText } from '@/lib/as-of/model'
import type { IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { Paper } from '@/lib/papers/model'
import { siteState } from '@/lib/standing/site-state'

interface PaperOf {
  locale: Locale
  /** Of the page, without language. */
  path: string
  /** Day and ledger entry that the paper shows. */
  day: IsoDate
  seq: number
  /** Nothing had been published on that day: built from facts published later. */
  reconstructed: boolean
}

/** What every paper says about itself: where it can be read as it stood then, and whether it may be cited. */
export async function paperFrame({ reconstructed, locale, path, day, seq }: PaperOf): Promise<
  Pick<Paper, 'language' | 'address' | 'numbering' | 'notice'> & {
    asOf: string
    licence: string
    isDemo: boolean
  }
> {
  const [t, { demo }] = await Promise.all([getTranslations({ locale }), siteState()])
  return {
    language: locale,
    address: pinnedAddress({ locale, path, day, seq }),
    numbering: t('papers.page', { page: '{page}', pages: '{pages}' }),
    notice: joined([demo && t('site.demo'), reconstructed && t('exports.about.reconstructed')], ' ') || null,
    asOf: t('papers.asOf', { date: formatDate(locale, day), seq: String(seq) }),
    licence: t('footer.data'),
    isDemo: demo,
  }
}

/** The page as it stood then, whatever is published later. */
export function pinnedAddress({ locale, path, day, seq }: Omit<PaperOf, 'reconstructed'>): string {
  const asOf = asOfText({ day, seq, pinned: true })
  return new URL(href(locale, path, { [AS_OF_PARAMETER]: asOf }), env().BASE_URL).href
}

/** The text in the reader's language or the one it exists in; empty where there is none. */
export const textOf = (text: LocalizedText | null | undefined, locale: Locale): string =>
  pickText(text, locale)?.text ?? ''

/** What is there, one after the other. */
export const joined = (parts: readonly (string | false | null | undefined)[], between = ' · '): string =>
  parts.filter(Boolean).join(between)
