import { getTranslations } from 'next-intl/server'
import { differenceWords } from '@/components/commitments/difference-words'
import { GoalpostMark } from '@/components/commitments/goalpost-mark'
import { shareLabel, statusLabel } from '@/components/commitments/standing-words'
import { factsOf } from '@/lib/commitments/facts'
import { CommitmentContent } from '@/lib/commitments/input'
import type { CommitmentView } from '@/lib/commitments/queries'
import { daysBetween, lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatNumber, formatValue, isPercentUnit } from '@/lib/format/number'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { baselineDay, expectedOf, targetDay } from '@/lib/indicators/expected'
import { progressOf } from '@/lib/indicators/progress'
import { differencesOf } from '@/lib/ledger/differences'
import type { ChangedEntry } from '@/lib/methodology/queries'
import { fundingGaps } from '@/lib/standing/funding'
import { boundWords } from './bounds'
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
  if (!worked) return <Example record={null} locale={locale} />
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
  if (!worked || !from || !due || share === null) return <Example record={null} locale={locale} />
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
  if (!record || record.standing.progress === null) return <Example record={null} locale={locale} />
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
  if (!record || !status) return <Example record={null} locale={locale} />
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
  if (!record || !on) return <Example record={null} locale={locale} />
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
  if (!record || record.duties.length === 0) return <p className="meta">{t('none')}</p>
  return (
    <Example record={record} locale={locale}>
      <p>{t('example', { cycles: record.duties.length, reported: record.reports.length })}</p>
    </Example>
  )
}

export async function DeliveryExample({ record, locale }: ExampleOf) {
  const t = await getTranslations()
  const furthest = record?.standing.deliveryStage
  if (!record || !furthest) return <Example record={null} locale={locale} />
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
  if (!record || record.money.length === 0) return <Example record={null} locale={locale} />
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

/** The latest change that moved a goalpost, of those given. */
export async function GoalpostExample({
  changes,
  locale,
}: {
  changes: readonly ChangedEntry[]
  locale: Locale
}) {
  const t = await getTranslations()
  for (const { seq, record, before, after } of changes) {
    const [old, now] = [CommitmentContent.safeParse(before), CommitmentContent.safeParse(after)]
    if (!old.success || !now.success) continue
    const moved = differencesOf(old.data, now.data).filter(({ goalpost }) => goalpost !== null)
    if (moved.length === 0) continue
    return (
      <div className="card">
        <p className="meta mb-2">
          {t('methodology.goalposts.example', { seq })}{' '}
          <a href={`${commitmentHref(locale, record)}#history`}>{record}</a>
        </p>
        <ul className="grid gap-2">
          {moved.flatMap((difference, index) =>
            differenceWords(t, locale, difference).map((sentence) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two differences may read the same
              <li key={`${index} ${sentence}`}>
                {sentence}{' '}
                {difference.goalpost && (
                  <GoalpostMark
                    kind={difference.goalpost}
                    label={t(`history.goalpost.${difference.goalpost}`)}
                  />
                )}
              </li>
            )),
          )}
        </ul>
      </div>
    )
  }
  return <p className="meta">{t('methodology.goalposts.none')}</p>
}
