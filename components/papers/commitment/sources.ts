import { formatDate } from '@/lib/format/date'
import { isLocale } from '@/lib/i18n/model'
import type { PaperBlock, PaperEntry } from '@/lib/papers/model'
import { joined } from '../paper-words'
import type { Written } from './written'

/** Documents, numbered as the other sections refer to them. */
export function sourceBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { sources } = commitment
  return [
    { is: 'heading', text: t('commitment.sources.title', { count: sources.length }) },
    sources.length === 0
      ? { is: 'paragraph', text: t('commitment.sources.none') }
      : {
          is: 'entries',
          items: sources.map((source, index): PaperEntry => {
            const { title, url, kind, publisher, publishedOn, language, file } = source
            return {
              mark: `[${index + 1}]`,
              text: title,
              address: url,
              lines: [
                joined([
                  t(`sourceKind.${kind}`),
                  publisher,
                  publishedOn ? formatDate(locale, publishedOn) : t('commitment.sources.undated'),
                  isLocale(language) &&
                    t('commitment.sources.language', { language: t(`language.${language}`) }),
                  !url && !file && t('commitment.sources.noLink'),
                  file?.name,
                ]),
              ],
            }
          }),
        },
  ]
}
