import type { Figure, FigureSource, FigureUnit, TimelineEntry, TimelineSign } from '@/lib/charts/model'
import { pointKey } from '@/lib/charts/series-scene'
import { wordsOf } from '@/lib/charts/words'
import { assessmentId, reportId } from '@/lib/commitments/anchors'
import { factsOf } from '@/lib/commitments/facts'
import { type Documents, documentsOfIndicator, documentsOfValue } from '@/lib/commitments/indicator-documents'
import {
  type CommitmentView,
  findCommitment,
  type IndicatorView,
  type MilestoneView,
  type ValueView,
} from '@/lib/commitments/queries'
import { firstDay, lastDay, type PartialDate } from '@/lib/dates/partial'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { progressOf } from '@/lib/indicators/progress'
import { type FigureSeries, figureOf } from '@/lib/indicators/series'
import { makerName } from '@/lib/makers/model'
import type { CommitmentFacts, IndicatorFacts, Thresholds } from '@/lib/standing/facts'
import { findThresholds } from '@/lib/standing/thresholds'
import type { Shelf } from './model'

/** What a figure of a commitment is made of; the page has read it already. */
export interface CommitmentReading {
  locale: Locale
  commitment: CommitmentView
  facts: CommitmentFacts
  thresholds: Thresholds
}

const pageOf = (reference: string): string => `/commitments/${reference}`

export const indicatorFigureId = (reference: string, key: string): string => `commitments/${reference}/${key}`
export const timelineFigureId = (reference: string): string => `commitments/${reference}/timeline/all`

/** The figures of one commitment: each indicator by its key, and what happened when. */
export const COMMITMENT_SHELVES: readonly Shelf[] = [
  {
    id: /^commitments\/([A-Z]{3}-\d{4}-\d{2,3})\/timeline\/all$/,
    page: pageOf,
    load: async ({ db, locale, asOf, day }, reference = '') => {
      const commitment = await findCommitment(db, reference, asOf)
      return commitment && timelineFigure({ locale, commitment }, day)
    },
  },
  {
    id: /^commitments\/([A-Z]{3}-\d{4}-\d{2,3})\/([a-z0-9][a-z0-9-]{0,59})$/,
    page: pageOf,
    load: async ({ db, locale, asOf }, reference = '', key = '') => {
      const [commitment, { values: thresholds }] = await Promise.all([
        findCommitment(db, reference, asOf),
        findThresholds(db, asOf?.seq),
      ])
      const indicator = commitment?.indicators.find((one) => one.key === key)
      if (!commitment || !indicator) return null
      return indicatorFigure({ locale, commitment, facts: factsOf(commitment), thresholds }, indicator)
    },
  },
]

export const unitOf = ({ unit }: IndicatorView, locale: Locale): FigureUnit => ({
  text: pickText(unit, locale)?.text ?? '',
  percent: isPercentUnit(unit.en?.text),
})

/** One point alone, or a yes or no, is said better in words than drawn. */
export const isDrawn = ({ direction }: IndicatorView, { points, pace }: FigureSeries): boolean =>
  direction !== 'yes_no' && (points.length > 1 || (points.length > 0 && pace !== null))

/** One indicator over time. null: it is said in words, on its page alone. */
export function indicatorFigure(reading: CommitmentReading, indicator: IndicatorView): Figure | null {
  const { locale, commitment, facts, thresholds } = reading
  const known = facts.indicators.find(({ key }) => key === indicator.key)
  if (!known) return null
  const { asOf } = commitment.standing
  const series = figureOf(known, facts, asOf, thresholds)
  if (!isDrawn(indicator, series)) return null
  const { values, terms, termsOf } = documentsOfIndicator(indicator, commitment.sources, asOf)
  const told = { locale, commitment }
  return {
    locale,
    title: indicatorFinding(reading, indicator),
    lede: indicator.direction === 'context' ? wordsOf(locale)('commitment.indicators.context') : null,
    unit: unitOf(indicator, locale),
    sources: documentSources(told, values),
    otherSources: {
      label: wordsOf(locale)(`figures.termSources.${termsOf}`, { count: terms.length }),
      sources: terms.map(sourceOf),
    },
    asOf,
    data: { kind: 'series', series, documents: documentsByPoint(told, indicator) },
  }
}

type Told = Pick<CommitmentReading, 'locale' | 'commitment'>

/** Documents as a figure says them, wherever it is shown: a report or an assessment names who wrote it. */
function documentSources({ locale, commitment }: Told, { sources, reports, assessments }: Documents) {
  const t = wordsOf(locale)
  const at = (id: string) => href(locale, `${pageOf(commitment.reference)}#${id}`)
  return [
    ...sources.map(sourceOf),
    ...reports.map(
      (cycle): FigureSource => ({
        text: t('figures.reportOf', { maker: makerName(commitment.maker, locale), cycle }),
        href: at(reportId(cycle)),
      }),
    ),
    ...assessments.map(
      (one): FigureSource => ({
        text: t('figures.assessmentOf', {
          organisation: one.organisation ?? t('verdicts.by.unnamed'),
          cycle: one.cycle,
        }),
        href: at(assessmentId(one)),
      }),
    ),
  ]
}

/** Of two values for the same time the later recorded one is drawn, as in the series. */
function documentsByPoint(told: Told, { values }: IndicatorView): Map<string, FigureSource[]> {
  return new Map(
    values.map((value) => [
      pointKey({ ...value, on: lastDay(value.on), from: value.from && firstDay(value.from) }),
      documentSources(told, documentsOfValue(value, told.commitment.sources)),
    ]),
  )
}

const sourceOf = ({ title, publisher, url }: CommitmentView['sources'][number]): FigureSource => ({
  text: publisher && !title.includes(publisher) ? `${publisher}, ${title}` : title,
  href: url,
})

/** The finding: what was last published, against what was promised. */
export function indicatorFinding(
  { locale, commitment, facts }: Omit<CommitmentReading, 'thresholds'>,
  indicator: IndicatorView,
): string {
  const t = wordsOf(locale)
  const name = pickText(indicator.name, locale)?.text ?? ''
  const { asOf } = commitment.standing
  const unit = unitOf(indicator, locale)
  const known: IndicatorFacts | undefined = facts.indicators.find(({ key }) => key === indicator.key)
  if (indicator.direction === 'yes_no') {
    const isDone = known !== undefined && progressOf(known, facts, asOf).share === 1
    return t(isDone ? 'commitment.indicators.titleDone' : 'commitment.indicators.titleNotDone', { name })
  }
  const latest = latestBy('official', indicator, asOf) ?? latestBy('independent', indicator, asOf)
  if (!latest) return t('commitment.indicators.titleNoValue', { name })
  const said = { name, value: formatValue(locale, latest.value, unit), date: whenOf(locale, latest) }
  return indicator.target && indicator.direction !== 'context'
    ? t('commitment.indicators.titleTarget', {
        ...said,
        target: formatValue(locale, indicator.target.value, unit),
      })
    : t('commitment.indicators.titleValue', said)
}

export const whenOf = (
  locale: Locale,
  { on, from }: { on: PartialDate; from: PartialDate | null },
): string => (from ? formatPeriod(locale, from, on) : formatDate(locale, on, 'short'))

/** The last whole value of one speaker, or the last partial one where there is no other. */
export function latestBy(
  speaker: ValueView['saidBy'],
  { values }: IndicatorView,
  asOf: string,
): ValueView | undefined {
  return (
    values.findLast(({ saidBy, partial, on }) => saidBy === speaker && !partial && lastDay(on) <= asOf) ??
    values.findLast(({ saidBy, on }) => saidBy === speaker && lastDay(on) <= asOf)
  )
}

/** Promise, steps, events, reports and stages over one axis of time. null: fewer than three of them have a date. */
export function timelineFigure(
  { locale, commitment }: Pick<CommitmentReading, 'locale' | 'commitment'>,
  today: string,
): Figure | null {
  const t = wordsOf(locale)
  const { milestones, reports, findings, deliverySteps, madeOn, dueOn, reference } = commitment
  const to = (anchor: string) => href(locale, `${pageOf(reference)}#${anchor}`)
  const entry = (
    key: string,
    date: PartialDate | null,
    sign: TimelineSign,
    label: string,
    anchor: string | null = null,
  ): TimelineEntry[] =>
    date === null
      ? []
      : [
          {
            key,
            date,
            on: sign === 'due' ? lastDay(date) : firstDay(date),
            sign,
            label,
            href: anchor && to(anchor),
          },
        ]
  const steps = milestones.filter(({ kind }) => kind === 'step')
  const done = steps.filter(({ state }) => state === 'done').length
  const lanes = [
    {
      key: 'steps',
      label: t('figures.timeline.steps'),
      entries: [
        ...entry('made', madeOn, 'event', t('figures.timeline.made')),
        ...milestones.flatMap((milestone) => {
          const { date, sign } = placeOf(milestone, today)
          return entry(
            `milestone ${milestone.key}`,
            date,
            sign,
            pickText(milestone.name, locale)?.text ?? milestone.key,
          )
        }),
        ...entry('due', dueOn, 'due', t('figures.timeline.due')),
      ],
    },
    {
      key: 'said',
      label: t('figures.timeline.said'),
      entries: [
        ...reports.flatMap(({ cycle, submittedOn }) =>
          entry(
            `report ${cycle}`,
            submittedOn,
            'report',
            t('commitment.timeline.report', { cycle }),
            `report-${cycle}`,
          ),
        ),
        ...findings.flatMap(({ key, on, author }) =>
          entry(
            `finding ${key}`,
            on,
            'event',
            `${t('commitment.timeline.finding')}: ${pickText(author, locale)?.text ?? ''}`,
            'said',
          ),
        ),
      ],
    },
    {
      key: 'stages',
      label: t('figures.timeline.stages'),
      entries: deliverySteps.flatMap(({ stage, reachedOn }) =>
        entry(`stage ${stage}`, reachedOn, 'stage', t(`stage.${stage}`)),
      ),
    },
  ].filter(({ entries }) => entries.length > 0)
  const count = lanes.reduce((sum, { entries }) => sum + entries.length, 0)
  if (count < TIMELINE_LEAST) return null
  return {
    locale,
    title:
      steps.length > 0
        ? t('commitment.milestones.steps', { total: steps.length, done })
        : t('figures.timeline.title', { count }),
    lede: t('figures.timeline.lede'),
    unit: null,
    sources: [{ text: t('figures.record', { reference }), href: href(locale, pageOf(reference)) }],
    asOf: commitment.standing.asOf,
    data: { kind: 'timeline', lanes, today },
  }
}

const TIMELINE_LEAST = 3

/** Where a milestone stands: when it was done, else when it is or was due. */
function placeOf(
  { kind, state, doneOn, dueOn }: MilestoneView,
  today: string,
): { date: PartialDate | null; sign: TimelineSign } {
  if (kind === 'event') return { date: doneOn ?? dueOn, sign: 'event' }
  if (state === 'done') return { date: doneOn ?? dueOn, sign: 'done' }
  if (state === 'missed' && dueOn !== null && lastDay(dueOn) < today) return { date: dueOn, sign: 'missed' }
  return { date: dueOn, sign: 'due' }
}
