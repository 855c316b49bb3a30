import { getTranslations } from 'next-intl/server'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { entryOfDate } from '@/lib/format/entry'
import { formatMoney } from '@/lib/format/money'
import { isPercentUnit } from '@/lib/format/number'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { ReportIndicator } from '@/lib/submissions/queries'
import type { ReportSetting } from '@/lib/submissions/report-setting'
import { type Figure, figureWords } from '../figures'
import type { ReportView } from './report-context'

/** What stands beside the questions of a report, in the reader's words. */
export async function reportViewOf(
  indicators: readonly ReportIndicator[],
  { milestones, amounts, last }: ReportSetting,
  locale: Locale,
): Promise<ReportView> {
  const t = await getTranslations()
  const text = (words: LocalizedText | null) => pickText(words, locale)?.text ?? ''
  const figure = (one: Figure | null, indicator: ReportIndicator) => {
    if (one === null) return null
    const value =
      indicator.direction === 'yes_no'
        ? t(Number(one.value) === 1 ? 'format.yes' : 'format.no')
        : figureWords(locale, one.value, indicator)
    return one.on ? t('report.beside.dated', { value, date: formatDate(locale, one.on) }) : value
  }
  const number = (one: Figure | null) => one && Number(one.value)
  return {
    figures: indicators.map((indicator) => ({
      key: indicator.key,
      name: text(indicator.name) || indicator.key,
      measure: indicator.measure,
      direction: indicator.direction,
      unit: text(indicator.unit),
      percent: isPercentUnit(indicator.unit.en?.text),
      baseline: number(indicator.baseline),
      latest: number(indicator.latest),
      target: number(indicator.target),
      words: {
        baseline: figure(indicator.baseline, indicator),
        latest: figure(indicator.latest, indicator),
        target: figure(indicator.target, indicator),
      },
    })),
    steps: milestones.map(({ key, name, kind, state, dueOn }) => ({
      key,
      name: text(name) || key,
      stands: [
        t(`milestoneKind.${kind}`),
        t(`milestoneState.${state}`),
        dueOn && t('commitment.milestones.due', { date: formatDate(locale, dueOn) }),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    amounts: amounts.map(({ stage, amount, currency, period, from, to }) =>
      [
        t('report.difference.stagedAmount', {
          amount: formatMoney(locale, amount, currency),
          stage: t(`moneyStage.${stage}`),
        }),
        text(period) || (from && to && formatPeriod(locale, from, to)),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    today: entryOfDate(civilDate(new Date(), env().VAADA_TIME_ZONE)),
    last: last && {
      cycle: last.cycle,
      done: text(last.done),
      challenges: text(last.challenges),
      supportNeeded: text(last.supportNeeded),
      nextSteps: text(last.nextSteps),
    },
  }
}
