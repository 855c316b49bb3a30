import { getTranslations } from 'next-intl/server'
import { projectionSentence } from '@/components/commitments/projection-words'
import { shareLabel, statusLabel } from '@/components/commitments/standing-words'
import { goalpostWords } from '@/components/goalposts/goalpost-words'
import { timelinessOf } from '@/lib/cycles/timeliness'
import { daysBetween } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatNumber, formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { baselineDay, expectedOf, targetDay } from '@/lib/indicators/expected'
import { progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import { toSeries } from '@/lib/indicators/series'
import {
  MADE_UP,
  MADE_UP_DAY,
  MADE_UP_GAP,
  MADE_UP_INDICATOR,
  MADE_UP_MONEY,
  MADE_UP_OVERDUE,
  MADE_UP_SOFTENED,
  MADE_UP_TERMS,
  MADE_UP_TWO,
} from '@/lib/methodology/made-up'
import { SELF_RATINGS } from '@/lib/reports/model'
import { furthestStage } from '@/lib/standing/delivery'
import { disputedValues } from '@/lib/standing/evidence'
import { type CommitmentFacts, THRESHOLDS } from '@/lib/standing/facts'
import { fundingGaps } from '@/lib/standing/funding'
import { goalpostChanges } from '@/lib/standing/goalposts'
import { commitmentProgress } from '@/lib/standing/measurable'
import { ruleOn } from '@/lib/standing/status'
import { computedVerdict, verdictsSideBySide } from '@/lib/standing/verdicts'
import { boundWords } from './bounds'
import { Calculation } from './rule'

/** Rules that can be shown on made-up numbers where no record shows them. */
export type MadeUpRule = keyof typeof LINES

/** Says plainly that no record shows the rule, and shows the arithmetic on numbers that are openly made up. */
export async function MadeUp({ rule, locale }: { rule: MadeUpRule; locale: Locale }) {
  const t = await getTranslations()
  return (
    <div className="card" data-made-up="">
      <p className="meta mb-2">{t('methodology.madeUp.intro')}</p>
      <div className="grid gap-2">
        {(await LINES[rule](t, locale)).map((line) => (
          <Calculation key={line}>{line}</Calculation>
        ))}
      </div>
    </div>
  )
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>
type Lines = (t: Translate, locale: Locale) => string[] | Promise<string[]>

const PERCENT = { en: { text: 'percent', state: 'original' } } as const

const statusOf = (t: Translate, facts: CommitmentFacts) => {
  const ruling = ruleOn(facts, MADE_UP_DAY, THRESHOLDS)
  return ruling ? statusLabel(t, ruling.status, ruling.late) : ''
}

const LINES = {
  progress: (t, locale) => {
    const { share, value } = progressOf(MADE_UP_INDICATOR, MADE_UP, MADE_UP_DAY)
    const number = (amount: number | undefined) => formatNumber(locale, amount ?? 0)
    return [
      t('methodology.progress.calculation', {
        value: number(value?.value),
        baseline: number(MADE_UP_INDICATOR.baseline?.value),
        target: number(MADE_UP_INDICATOR.target?.value),
        share: shareLabel(locale, share ?? 0),
      }),
    ]
  },
  mean: (t, locale) => {
    const { measured, judged, share } = commitmentProgress(MADE_UP_TWO, MADE_UP_DAY)
    const shares = MADE_UP_TWO.indicators.map((indicator) =>
      shareLabel(locale, progressOf(indicator, MADE_UP_TWO, MADE_UP_DAY).share ?? 0),
    )
    return [
      `(${shares.join(' + ')}) ÷ ${judged} = ${shareLabel(locale, share ?? 0)}`,
      t('methodology.mean.example', { measured, judged, share: shareLabel(locale, share ?? 0) }),
    ]
  },
  expected: (t, locale) => {
    const from = baselineDay(MADE_UP_INDICATOR, MADE_UP) ?? ''
    const due = targetDay(MADE_UP_INDICATOR, MADE_UP) ?? ''
    return [
      t('methodology.expected.example', {
        from: formatDate(locale, from),
        due: formatDate(locale, due),
        total: daysBetween(from, due),
        gone: daysBetween(from, MADE_UP_DAY),
        asOf: formatDate(locale, MADE_UP_DAY),
        share: shareLabel(locale, expectedOf(MADE_UP_INDICATOR, MADE_UP, MADE_UP_DAY) ?? 0),
      }),
    ]
  },
  projection: async (t, locale) => {
    const projection = projectionOf(MADE_UP_INDICATOR, MADE_UP, MADE_UP_DAY)
    if (!projection || projection.kind === 'unknown') return []
    const { from, to, values } = projection
    const sentence = projectionSentence(t, locale, projection, {
      due: targetDay(MADE_UP_INDICATOR, MADE_UP),
      asOf: MADE_UP_DAY,
    })
    const basis = t('projection.basis', {
      fromValue: formatNumber(locale, from.value),
      from: formatDate(locale, from.date),
      toValue: formatNumber(locale, to.value),
      to: formatDate(locale, to.date),
      values,
    })
    return [basis, `${t('projection.label')}: ${sentence}`]
  },
  kept: (t, locale) => [
    t('methodology.madeUp.kept', {
      value: formatNumber(locale, MADE_UP_SOFTENED.indicators[0]?.values[0]?.value ?? 0),
      first: formatNumber(locale, MADE_UP_SOFTENED.firstTerms.indicators[0]?.target?.value ?? 0),
      current: formatNumber(locale, MADE_UP_SOFTENED.indicators[0]?.target?.value ?? 0),
      status: statusOf(t, MADE_UP_SOFTENED),
    }),
  ],
  deadline: (t, locale) => [
    t('methodology.deadline.example', {
      due: formatDate(locale, MADE_UP_OVERDUE.dueOn ?? ''),
      asOf: formatDate(locale, MADE_UP_DAY),
      status: statusOf(t, MADE_UP_OVERDUE),
    }),
  ],
  contested: (t, locale) =>
    disputedValues(ruleOn(MADE_UP, MADE_UP_DAY, THRESHOLDS)?.decidedBy ?? [], MADE_UP_DAY, THRESHOLDS).map(
      ({ official, independent, share }) =>
        t('methodology.contested.calculation', {
          official: formatNumber(locale, official.value),
          independent: formatNumber(locale, independent.value),
          share: formatShare(locale, share),
          bound: formatShare(locale, THRESHOLDS.contestedShare),
        }),
    ),
  freshness: async (t, locale) => [
    t('methodology.freshness.example', {
      date: formatDate(locale, '2025'),
      label: t('freshness.fresh', await boundWords(locale)),
    }),
  ],
  timeliness: (t, locale) => {
    const [due] = MADE_UP.dueCycles
    const timeliness = timelinessOf('2025', MADE_UP, MADE_UP_DAY)
    return [
      t('methodology.madeUp.timeliness', {
        due: formatDate(locale, due?.dueOn ?? ''),
        sent: formatDate(locale, due?.sentOn ?? ''),
        label: timeliness ? t(`timeliness.${timeliness}`) : '',
      }),
    ]
  },
  verdicts: (t) => {
    const computed = computedVerdict(ruleOn(MADE_UP, MADE_UP_DAY, THRESHOLDS))
    const [government] = verdictsSideBySide(MADE_UP, computed, MADE_UP_DAY)
    if (!government || government.verdict === null || computed === null) return []
    return [
      t('methodology.verdicts.calculation', {
        government: government.verdict,
        governmentWord: t(`selfRating.${SELF_RATINGS[government.verdict]}`),
        computed,
        computedWord: t(`selfRating.${SELF_RATINGS[computed]}`),
        steps: government.steps ?? 0,
      }),
    ]
  },
  goalposts: (t, locale) =>
    goalpostChanges(MADE_UP_TERMS.before, MADE_UP_TERMS.after).map((change) => {
      const name = { [locale]: { text: t('methodology.madeUp.indicator'), state: 'original' } } as const
      const said = goalpostWords(t, locale, { ...change, name, unit: PERCENT })
      return `${said} (${t(`history.goalpost.${change.kind}`)})`
    }),
  delivery: (t) => {
    const furthest = furthestStage(MADE_UP.deliverySteps, MADE_UP_DAY)
    return [
      t('methodology.delivery.example', {
        stages: MADE_UP.deliverySteps.map(({ stage }) => t(`stage.${stage}`)).join(', '),
        furthest: furthest ? t(`stage.${furthest}`) : '',
      }),
    ]
  },
  funding: (_, locale) =>
    fundingGaps(MADE_UP_MONEY, MADE_UP_DAY).map(({ pledged, disbursed, gap, currency }) => {
      const money = (amount: number) => formatMoney(locale, amount, currency)
      return `${money(pledged)} − ${money(disbursed)} = ${money(gap)}`
    }),
  figures: (t) => {
    const { points, segments } = toSeries(MADE_UP_GAP, 'level')
    return [
      `${points.map(({ date, value }) => `${date}: ${value}`).join(', ')}`,
      t('methodology.figures.example', {
        values: points.length,
        joined: segments.flat().length,
        lines: segments.length,
      }),
    ]
  },
} satisfies Record<string, Lines>
