import { getTranslations } from 'next-intl/server'
import { GoalpostMark } from '@/components/commitments/goalpost-mark'
import { ProjectionWords } from '@/components/commitments/projection'
import { shareLabel, statusLabel } from '@/components/commitments/standing-words'
import { goalpostWords } from '@/components/goalposts/goalpost-words'
import { factsOf } from '@/lib/commitments/facts'
import type { CommitmentView } from '@/lib/commitments/queries'
import { daysBetween, type IsoDate, lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatNumber, formatShare, formatValue, isPercentUnit } from '@/lib/format/number'
import type { GoalpostRow } from '@/lib/goalposts/queries'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { baselineDay, expectedOf, targetDay } from '@/lib/indicators/expected'
import { progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import { figureOf } from '@/lib/indicators/series'
import type { ThenAndNow } from '@/lib/methodology/queries'
import { SELF_RATINGS } from '@/lib/reports/model'
import { dueDay } from '@/lib/standing/due'
import { disputedValues } from '@/lib/standing/evidence'
import type { Thresholds } from '@/lib/standing/facts'
import { fundingGaps } from '@/lib/standing/funding'
import { ruleOn } from '@/lib/standing/status'
import { computedVerdict, verdictsSideBySide } from '@/lib/standing/verdicts'
import { boundWords } from './bounds'
import { MadeUp } from './made-up'
import { Calculation, Example } from './rule'

interface ExampleOf {
  record: CommitmentView | null
  locale: Locale
}

/** The first indicator of the record whose progress is between known ends: what the formula is shown on. */
function workedIndicator(record: CommitmentView) {
  const facts = factsOf(record)
  const asOf = record.standing.asOf
  for (const [index, indicator] of facts.indicators.entries()) {
    const view = record.indicators[index]
    const progress = progressOf(indicator, facts, asOf)
    const isWay = indicator.direction === 'increase' || indicator.direction === 'decrease'
    if (view && isWay && progress.share !== null && progress.value && indicator.baseline && indicator.target)
      return {
        facts,
        indicator,
        view,
        share: progress.share,
        value: progress.value,
        baseline: indicator.baseline,
        target: indicator.target,
      }
  }
  return null
}

export async function ProgressExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.progress')
  const worked = record && workedIndicator(record)
  if (!worked) return <MadeUp rule="progress" locale={locale} />
  const unit = {
    text: pickText(worked.view.unit, locale)?.text ?? '',
    percent: isPercentUnit(worked.view.unit.en?.text),
  }
  const number = (value: number) => formatNumber(locale, value)
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('example', {
          name: pickText(worked.view.name, locale)?.text ?? '',
          baseline: formatValue(locale, worked.baseline.value, unit),
          value: formatValue(locale, worked.value.value, unit),
          date: formatDate(locale, worked.value.on),
          target: formatValue(locale, worked.target.value, unit),
        })}
      </p>
      <Calculation>
        {t('calculation', {
          value: number(worked.value.value),
          baseline: number(worked.baseline.value),
          target: number(worked.target.value),
          share: shareLabel(locale, worked.share),
        })}
      </Calculation>
    </Example>
  )
}

export async function ExpectedExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.expected')
  const worked = record && workedIndicator(record)
  const from = worked && baselineDay(worked.indicator, worked.facts)
  const due = worked && targetDay(worked.indicator, worked.facts)
  const share = worked && expectedOf(worked.indicator, worked.facts, record.standing.asOf)
  if (!worked || !from || !due || share === null) return <MadeUp rule="expected" locale={locale} />
  const asOf = record.standing.asOf
  const total = daysBetween(from, due)
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('example', {
          from: formatDate(locale, from),
          due: formatDate(locale, due),
          total,
          gone: Math.min(Math.max(daysBetween(from, asOf), 0), total),
          asOf: formatDate(locale, asOf),
          share: shareLabel(locale, share),
        })}
      </p>
    </Example>
  )
}

export async function MeanExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.mean')
  if (!record || record.standing.progress === null) return <MadeUp rule="mean" locale={locale} />
  const { measured, judged, progress } = record.standing
  return (
    <Example record={record} locale={locale}>
      <p>{t('example', { measured, judged, share: shareLabel(locale, progress) })}</p>
    </Example>
  )
}

export async function DateExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.dates')
  if (!record?.dueOn) return <Example record={null} locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('example', {
          date: formatDate(locale, record.dueOn),
          day: formatDate(locale, lastDay(record.dueOn)),
        })}
      </p>
    </Example>
  )
}

export async function KeptExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const status = record?.standing.status
  if (!record || !status) return <MadeUp rule="kept" locale={locale} />
  const due = (on: string | null) => (on ? formatDate(locale, on) : t('format.notStated'))
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('methodology.kept.example', {
          status: statusLabel(t, status, record.standing.late),
          first: due(record.firstTerms.dueOn),
          current: due(record.dueOn),
        })}
      </p>
    </Example>
  )
}

export async function EvidenceExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const { evidence, promiseEvidence } = record?.standing ?? {}
  if (!record || !evidence) return <Example record={null} locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('methodology.evidence.example', {
          number: evidence,
          grade: t(`evidence.${evidence}`),
          promise: promiseEvidence ?? t('format.notStated'),
        })}
      </p>
    </Example>
  )
}

export async function FreshnessExample({ record, locale }: ExampleOf) {
  const [t, bounds] = await Promise.all([getTranslations(), boundWords(locale)])
  const on = record?.standing.latestFactOn
  if (!record || !on) return <MadeUp rule="freshness" locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('methodology.freshness.example', {
          date: formatDate(locale, on),
          label: t(`freshness.${record.standing.freshness}`, bounds),
        })}
      </p>
    </Example>
  )
}

export async function TimelinessExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.timeliness')
  if (!record || record.duties.length === 0)
    return (
      <>
        <p className="meta">{t('none')}</p>
        <MadeUp rule="timeliness" locale={locale} />
      </>
    )
  return (
    <Example record={record} locale={locale}>
      <p>{t('example', { cycles: record.duties.length, reported: record.reports.length })}</p>
    </Example>
  )
}

export async function DeliveryExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const furthest = record?.standing.deliveryStage
  if (!record || !furthest) return <MadeUp rule="delivery" locale={locale} />
  const stages = [...new Set(record.deliverySteps.map(({ stage }) => stage))]
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('methodology.delivery.example', {
          stages: stages.map((stage) => t(`stage.${stage}`)).join(', '),
          furthest: t(`stage.${furthest}`),
        })}
      </p>
    </Example>
  )
}

export async function FundingExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  if (!record || record.money.length === 0) return <MadeUp rule="funding" locale={locale} />
  const gaps = fundingGaps(factsOf(record).money, record.standing.asOf)
  const amounts = record.money.map(
    ({ amount, currency, stage }) => `${formatMoney(locale, amount, currency)} (${t(`moneyStage.${stage}`)})`,
  )
  return (
    <Example record={record} locale={locale}>
      <p>{t('methodology.funding.example', { lines: amounts.length, amounts: amounts.join(', ') })}</p>
      {gaps.length === 0 && <p>{t('methodology.funding.noGap')}</p>}
      {gaps.map(({ gap, currency, from, to }) => (
        <p key={[currency, from, to].join(' ')}>
          {t('methodology.funding.gap', { amount: formatMoney(locale, gap, currency) })}
        </p>
      ))}
    </Example>
  )
}

/** The latest moved goalpost. */
export async function GoalpostExample({ moved, locale }: { moved: GoalpostRow | null; locale: Locale }) {
  const t = await getTranslations()
  if (!moved)
    return (
      <>
        <p className="meta">{t('methodology.goalposts.none')}</p>
        <MadeUp rule="goalposts" locale={locale} />
      </>
    )
  return (
    <div className="card">
      <p className="meta mb-2">
        {t('methodology.goalposts.example', { seq: moved.seq })}{' '}
        <a href={href(locale, `/commitments/${moved.reference}#history`)}>{moved.reference}</a>
      </p>
      <p>
        {goalpostWords(t, locale, moved)}{' '}
        <GoalpostMark kind={moved.kind} label={t(`history.goalpost.${moved.kind}`)} />
      </p>
    </div>
  )
}

export async function ProjectionExample({ record, locale }: ExampleOf) {
  const facts = record && factsOf(record)
  for (const [index, indicator] of facts?.indicators.entries() ?? []) {
    const projection = record && facts ? projectionOf(indicator, facts, record.standing.asOf) : null
    const view = record?.indicators[index]
    if (!record || !facts || !view || !projection || projection.kind === 'unknown') continue
    return (
      <Example record={record} locale={locale}>
        <p>{pickText(view.name, locale)?.text}</p>
        <div>
          <ProjectionWords
            projection={projection}
            due={targetDay(indicator, facts)}
            asOf={record.standing.asOf}
            unit={{
              text: pickText(view.unit, locale)?.text ?? '',
              percent: isPercentUnit(view.unit.en?.text),
            }}
            locale={locale}
          />
        </div>
      </Example>
    )
  }
  return <MadeUp rule="projection" locale={locale} />
}

export async function DeadlineExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const { status, late, asOf } = record?.standing ?? {}
  const due = record && dueDay(factsOf(record))
  if (!record || !status || !asOf || !due) return <MadeUp rule="deadline" locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <p>
        {t('methodology.deadline.example', {
          due: formatDate(locale, due),
          asOf: formatDate(locale, asOf),
          status: statusLabel(t, status, late ?? false),
        })}
      </p>
    </Example>
  )
}

export async function ContestedExample({
  record,
  thresholds,
  locale,
}: ExampleOf & { thresholds: Thresholds }) {
  const t = await getTranslations('methodology.contested')
  const asOf = record?.standing.asOf ?? ''
  const [disputed] = record
    ? disputedValues(ruleOn(factsOf(record), asOf, thresholds)?.decidedBy ?? [], asOf, thresholds)
    : []
  if (!record || !disputed) return <MadeUp rule="contested" locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <Calculation>
        {t('calculation', {
          official: formatNumber(locale, disputed.official.value),
          independent: formatNumber(locale, disputed.independent.value),
          share: formatShare(locale, disputed.share),
          bound: formatShare(locale, thresholds.contestedShare),
        })}
      </Calculation>
    </Example>
  )
}

export async function VerdictsExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const { status, late, asOf } = record?.standing ?? {}
  const computed = status ? computedVerdict({ status, late: late ?? false }) : null
  const [government] = record && asOf ? verdictsSideBySide(factsOf(record), computed, asOf) : []
  if (!record || computed === null || !government || government.verdict === null || government.steps === null)
    return <MadeUp rule="verdicts" locale={locale} />
  return (
    <Example record={record} locale={locale}>
      <Calculation>
        {t('methodology.verdicts.calculation', {
          government: government.verdict,
          governmentWord: t(`selfRating.${SELF_RATINGS[government.verdict]}`),
          computed,
          computedWord: t(`selfRating.${SELF_RATINGS[computed]}`),
          steps: government.steps,
        })}
      </Calculation>
    </Example>
  )
}

export async function FiguresExample({ record, locale }: ExampleOf) {
  const t = await getTranslations('methodology.figures')
  const facts = record && factsOf(record)
  const [longest] =
    facts?.indicators
      .map((indicator) => ({ indicator, series: figureOf(indicator, facts, record?.standing.asOf ?? '') }))
      .toSorted((a, b) => b.series.points.length - a.series.points.length) ?? []
  if (!record || !longest || longest.series.points.length < 2)
    return <MadeUp rule="figures" locale={locale} />
  const { points, segments } = longest.series
  const view = record.indicators.find(({ key }) => key === longest.indicator.key)
  return (
    <Example record={record} locale={locale}>
      <p>{pickText(view?.name, locale)?.text}</p>
      <p>{t('example', { values: points.length, joined: segments.flat().length, lines: segments.length })}</p>
    </Example>
  )
}

/** A record on an earlier date, and now. */
export async function AsOfExample({
  found,
  day,
  locale,
}: {
  found: ThenAndNow | null
  day: IsoDate
  locale: Locale
}) {
  const t = await getTranslations()
  if (!found) return <p className="meta">{t('methodology.asOf.none', { date: formatDate(locale, day) })}</p>
  return (
    <div className="card">
      <p className="meta mb-2">
        <a href={href(locale, `/commitments/${found.reference}`, { asOf: day })}>{found.reference}</a>,{' '}
        {pickText(found.title, locale)?.text}
      </p>
      <p>
        {t('methodology.asOf.example', {
          date: formatDate(locale, day),
          earlier: statusLabel(t, found.earlier.status, found.earlier.late),
          now: statusLabel(t, found.now.status, found.now.late),
        })}
      </p>
    </div>
  )
}
