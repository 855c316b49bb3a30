import { LOCALES, type Locale, pickText } from '@/lib/i18n/model'
import type { PaperBlock } from '@/lib/papers/model'
import { textOf } from '../paper-words'
import type { Written } from './written'

const QUOTES: Record<Locale, readonly [string, string]> = {
  en: ['“', '”'],
  ru: ['«', '»'],
  kk: ['«', '»'],
  uz: ['“', '”'],
}

/** The official words in their own language, then in the reader's, and what Vaada says of them. */
export function wordingBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { wording, summary, note, compiledBy } = commitment
  const blocks: PaperBlock[] = []
  if (wording) {
    const original = LOCALES.find((one) => wording[one]?.state === 'original')
    const own = pickText(wording, locale)
    const shown = original ? { locale: original, text: wording[original]?.text ?? '' } : own
    if (shown) {
      const [open, close] = QUOTES[shown.locale]
      blocks.push(
        { is: 'subheading', text: t('commitment.text.official') },
        { is: 'quote', text: `${open}${shown.text}${close}` },
      )
      if (own && own.locale !== shown.locale)
        blocks.push({ is: 'paragraph', text: `${t('commitment.text.translation')}: ${own.text}` })
    }
  } else blocks.push({ is: 'small', text: t('commitment.text.notPublic') })
  if (summary || !wording)
    blocks.push(
      {
        is: 'subheading',
        text: t(compiledBy === 'office' ? 'commitment.text.summaryByOffice' : 'commitment.text.summary'),
      },
      { is: 'paragraph', text: textOf(summary, locale) || t('commitment.text.noSummary') },
    )
  if (note)
    blocks.push(
      { is: 'subheading', text: t('commitment.text.note') },
      { is: 'paragraph', text: textOf(note, locale) },
    )
  const isUnreviewed = [commitment.title, wording, summary].some(
    (text) => pickText(text, locale)?.state === 'unreviewed',
  )
  if (isUnreviewed) blocks.push({ is: 'small', text: t('site.unreviewed') })
  return blocks
}
