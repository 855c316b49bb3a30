import { getTranslations } from 'next-intl/server'
import { differenceWords } from '@/components/commitments/difference-words'
import { Pill } from '@/components/ui/text'
import type { CommitmentContent } from '@/lib/commitments/input'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { differencesOf } from '@/lib/ledger/differences'
import { type ReportDifference, reportDifferencesOf } from '@/lib/reports/differences'
import type { ReportContent } from '@/lib/reports/input'
import type { ReportIndicator } from '@/lib/submissions/queries'
import { figureWords, indicatorName } from './figures'

interface CommitmentDifferencesProps {
  before: CommitmentContent
  after: CommitmentContent
  locale: Locale
}

/** What a change does to the published commitment, in words. */
export async function CommitmentDifferences({ before, after, locale }: CommitmentDifferencesProps) {
  const t = await getTranslations()
  const differences = differencesOf(before, after)
  if (differences.length === 0) return <p>{t('review.noChange')}</p>
  return (
    <ul className="grid list-disc gap-1.5 ps-5">
      {differences.flatMap((difference, index) =>
        differenceWords(t, locale, difference).map((sentence) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two differences may read the same
          <li key={`${index} ${sentence}`}>
            {sentence} {difference.goalpost && <Pill>{t(`history.goalpost.${difference.goalpost}`)}</Pill>}
          </li>
        )),
      )}
    </ul>
  )
}

interface ReportDifferencesProps {
  before: ReportContent
  after: ReportContent
  indicators: readonly ReportIndicator[]
  locale: Locale
}

/** What a correction does to the published report, in words. */
export async function ReportDifferences({ before, after, indicators, locale }: ReportDifferencesProps) {
  const t = await getTranslations()
  const differences = reportDifferencesOf(before, after)
  const say = (difference: ReportDifference): string => {
    switch (difference.kind) {
      case 'implementation':
        return t('report.difference.implementation', {
          before: t(`implementation.${difference.before}`),
          after: t(`implementation.${difference.after}`),
        })
      case 'selfRating': {
        const rating = (one: typeof difference.before) =>
          one ? t(`selfRating.${one}`) : t('report.noRating')
        return t('report.difference.selfRating', {
          before: rating(difference.before),
          after: rating(difference.after),
        })
      }
      case 'done':
        return t('report.difference.done')
      case 'value': {
        const indicator = indicators.find(({ key }) => key === difference.indicator)
        const figure = (value: string | null) => (value === null ? '' : figureWords(locale, value, indicator))
        const key =
          difference.before === null
            ? 'valueAdded'
            : difference.after === null
              ? 'valueRemoved'
              : Number(difference.before) === Number(difference.after)
                ? 'valueNote'
                : 'valueChanged'
        return t(`report.difference.${key}`, {
          indicator: indicatorName(locale, indicator, difference.indicator),
          date: formatDate(locale, difference.on),
          before: figure(difference.before),
          after: figure(difference.after),
        })
      }
      case 'evidence': {
        const key = {
          added: 'evidenceAdded',
          removed: 'evidenceRemoved',
          changed: 'evidenceChanged',
        } as const
        return t(`report.difference.${key[difference.change]}`, { title: difference.title })
      }
    }
  }
  if (differences.length === 0) return <p>{t('review.noChange')}</p>
  return (
    <ul className="grid list-disc gap-1.5 ps-5">
      {differences.map((difference) => (
        <li key={JSON.stringify(difference)}>{say(difference)}</li>
      ))}
    </ul>
  )
}
