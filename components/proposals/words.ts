import type { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import type { Proposed } from '@/lib/proposals/content'
import type { Somebody } from '@/lib/proposals/queries'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What a proposal is about, in a line. */
export function proposalWords(t: Translate, locale: Locale, proposed: Proposed): string {
  if (proposed.kind === 'thresholds') return t('proposals.kind.thresholds')
  if (proposed.kind === 'framework')
    return t('proposals.kind.framework', { name: proposed.content.name[locale] })
  const { record, versions } = proposed.content
  return versions === null
    ? t('redaction.all', { record })
    : t('redaction.some', { record, count: versions.length, list: versions.join(', ') })
}

/** Their present name; where it was erased, their number. */
export const personWords = (t: Translate, { id, name }: Somebody): string =>
  name ?? t('proposals.erased', { id: String(id) })
