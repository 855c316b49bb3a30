import { getTranslations } from 'next-intl/server'
import type { AsOf } from '@/lib/as-of/model'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { tellHistory } from '@/lib/ledger/history'
import type { HistoryEntry } from '@/lib/ledger/queries'
import { differenceWords } from './difference-words'
import { GoalpostMark } from './goalpost-mark'
import { dayOf } from './history'

/** The history below has all of them. */
const SHOWN = 4

interface MovedTermsProps {
  /** Newest first. */
  history: readonly HistoryEntry[]
  asOf: AsOf | null
  locale: Locale
}

/**
 * Beside the status: what of the promise asks for something else than when it was first published. On a day before the ledger
 * began the terms of its first day are shown, which may be of a later change: then that is said.
 */
export async function MovedTerms({ history, asOf, locale }: MovedTermsProps) {
  const t = await getTranslations()
  const moves = tellHistory(history).flatMap(({ entry, change }) =>
    change.kind === 'differences'
      ? change.differences.flatMap((difference) =>
          difference.goalpost ? [{ difference, goalpost: difference.goalpost, on: dayOf(entry) }] : [],
        )
      : [],
  )
  if (moves.length === 0) return null
  const later = asOf && moves.find(({ on }) => on > asOf.day)
  return (
    <section className="mt-5 border-l-2 border-line-2 pl-4" aria-label={t('commitment.moved.title')}>
      <p className="font-[560]">{t('commitment.moved.title')}</p>
      <ul className="mt-1 grid gap-1 text-[0.95rem]">
        {moves.slice(0, SHOWN).flatMap(({ difference, goalpost, on }, index) =>
          differenceWords(t, locale, difference).map((sentence) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two differences may read the same
            <li key={`${index} ${sentence}`}>
              {sentence} <GoalpostMark kind={goalpost} label={t(`history.goalpost.${goalpost}`)} />{' '}
              <span className="meta">{formatDate(locale, on, 'short')}</span>
            </li>
          )),
        )}
      </ul>
      {later && (
        <p className="mt-1 text-[0.95rem]">
          {t('commitment.moved.later', {
            date: formatDate(locale, later.on),
            day: formatDate(locale, asOf.day),
          })}
        </p>
      )}
      <p className="meta mt-1">
        <a href="#history">{t('commitment.moved.history')}</a>
      </p>
    </section>
  )
}
