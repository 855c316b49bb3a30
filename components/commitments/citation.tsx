import { getTranslations } from 'next-intl/server'
import type { CommitmentView } from '@/lib/commitments/queries'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

interface CitationProps {
  commitment: CommitmentView
  locale: Locale
}

/** A text to copy that pins the ledger entry, so that what was cited can always be found again. */
export async function Citation({ commitment, locale }: CitationProps) {
  const t = await getTranslations('commitment.facts')
  const { reference, version, seq, hash, standing } = commitment
  return (
    <details className="mt-4 text-sm">
      <summary className="font-[560]">{t('cite')}</summary>
      <p className="mt-2 select-all break-words rounded-card bg-sunk px-3 py-2">
        {t('citeText', {
          reference,
          title: pickText(commitment.title, locale)?.text ?? '',
          version,
          seq,
          date: formatDate(locale, standing.asOf),
          url: new URL(commitmentHref(locale, reference), env().BASE_URL).href,
        })}
      </p>
      <p className="meta mt-2 break-all">{t('citeHash', { hash })}</p>
      <p className="meta">{t('citeHint')}</p>
    </details>
  )
}
