import type { Translate } from '@/components/commitments/standing-words'
import type { Cited } from '@/lib/cite/model'
import { academicText, pressText } from '@/lib/cite/words'
import type { Locale } from '@/lib/i18n/model'
import type { PaperBlock } from '@/lib/papers/model'

/** How to cite it, the original document first. */
export const citationBlocks = (t: Translate, locale: Locale, cited: Cited): PaperBlock[] => [
  { is: 'heading', text: t('citation.title') },
  { is: 'small', text: t('citation.press') },
  { is: 'paragraph', text: pressText(cited, locale) },
  { is: 'small', text: t('citation.academic') },
  { is: 'paragraph', text: academicText(cited, locale) },
  { is: 'small', text: t(cited.original ? 'citation.hintOriginal' : 'citation.hintMany') },
]
