import { getTranslations } from 'next-intl/server'
import { differenceWords } from '@/components/commitments/difference-words'
import { GoalpostMark } from '@/components/commitments/goalpost-mark'
import type { CommitmentContent } from '@/lib/commitments/input'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { type Locale, pickText } from '@/lib/i18n/model'
import { differencesOf } from '@/lib/ledger/differences'
import { type ReportDifference, reportDifferencesOf } from '@/lib/reports/differences'
import type { ReportContent } from '@/lib/reports/input'
import type { ReportIndicator, ReportMilestone } from '@/lib/submissions/queries'
import { figureWords, indicatorName, milestoneName } from './figures'

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
            {sentence}{' '}
            {difference.goalpost && (
              <GoalpostMark kind={difference.goalpost} label={t(`history.goalpost.${difference.goalpost}`)} />
            )}
          </li>
        )),
      )}
    </ul>
  )
}

/** What of a change moves a goalpost, and which way; nothing where it moves none. */
export async function MovedGoalposts({ before, after, locale }: CommitmentDifferencesProps) {
  const t = await getTranslations()
  const moved = differencesOf(before, after).filter(({ goalpost }) => goalpost !== null)
  if (moved.length === 0) return null
  return (
    <section className="note mb-6" aria-labelledby="goalposts">
      <h3 id="goalposts" className="mb-2 text-[1.15rem]">
        {t('commitmentForm.goalposts')}
      </h3>
      <ul className="grid gap-1.5">
        {moved.flatMap((difference) =>
          differenceWords(t, locale, difference).map((sentence) => (
            <li key={`${difference.kind} ${sentence}`}>
              {difference.goalpost && (
                <GoalpostMark
                  kind={difference.goalpost}
                  label={t(`history.goalpost.${difference.goalpost}`)}
                />
              )}{' '}
              {sentence}
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

interface ReportDifferencesProps {
  before: ReportContent
  after: ReportContent
  indicators: readonly ReportIndicator[]
  milestones: readonly ReportMilestone[]
  locale: Locale
}

/** What a correction does to the published report, in words. */
export async function ReportDifferences({
  before,
  after,
  indicators,
  milestones,
  locale,
}: ReportDifferencesProps) {
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
      case 'challenges':
      case 'supportNeeded':
      case 'nextSteps':
        return t(`report.difference.${difference.kind}`)
      case 'value': {
        const indicator = indicators.find(({ key }) => key === difference.indicator)
        const figure = (value: string | null) => (value === null ? '' : figureWords(locale, value, indicator))
        const plain = (value: string | null) => value && String(Number(value))
        const change = changeOf({ before: plain(difference.before), after: plain(difference.after) }, 'Note')
        return t(`report.difference.value${change}`, {
          indicator: indicatorName(locale, indicator, difference.indicator),
          date: formatDate(locale, difference.on),
          before: figure(difference.before),
          after: figure(difference.after),
        })
      }
      case 'step': {
        const state = (one: typeof difference.before) => (one ? t(`milestoneState.${one}`) : '')
        return t(`report.difference.step${changeOf(difference, 'Note')}`, {
          step: milestoneName(locale, milestones, difference.milestone),
          before: state(difference.before),
          after: state(difference.after),
        })
      }
      case 'money': {
        const amount = (line: typeof difference.before) =>
          line === null
            ? ''
            : t('report.difference.stagedAmount', {
                amount: formatMoney(locale, line.amount, line.currency),
                stage: t(`moneyStage.${line.stage}`),
              })
        const [was, is] = [amount(difference.before), amount(difference.after)]
        return t(`report.difference.money${changeOf({ before: was || null, after: is || null }, 'Note')}`, {
          amount: is || was,
          before: was,
          after: is,
        })
      }
      case 'output':
      case 'group':
        return t(`report.difference.${difference.kind}${CHANGED[difference.change]}`, {
          title: pickText(difference.title, locale)?.text ?? '',
        })
      case 'evidence':
        return t(`report.difference.evidence${CHANGED[difference.change]}`, { title: difference.title })
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

const CHANGED = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const

/** Which sentence says it; `same` where both sides read the same. */
function changeOf<Same extends string>(
  { before, after }: { before: string | null; after: string | null },
  same: Same,
): 'Added' | 'Removed' | 'Changed' | Same {
  if (before === null) return 'Added'
  if (after === null) return 'Removed'
  return before === after ? same : 'Changed'
}
