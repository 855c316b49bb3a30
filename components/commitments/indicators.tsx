import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Figure } from '@/components/charts/figure'
import { DataTable } from '@/components/ui/data-table'
import type { FigureUnit } from '@/lib/charts/model'
import { documentsOfIndicator, documentsOfValue } from '@/lib/commitments/indicator-documents'
import type { CommitmentView, IndicatorView, ValueView } from '@/lib/commitments/queries'
import type { PartialDate } from '@/lib/dates/partial'
import {
  indicatorFigure,
  indicatorFigureId,
  indicatorFinding,
  latestBy,
  unitOf,
  whenOf,
} from '@/lib/figures/commitments'
import { formatDate } from '@/lib/format/date'
import { formatValue } from '@/lib/format/number'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { expectedOf, targetDay } from '@/lib/indicators/expected'
import { isJudged, type Progress, progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import type { CommitmentFacts, IndicatorFacts, Thresholds } from '@/lib/standing/facts'
import { DocumentRefs } from './document-refs'
import { Localized } from './localized'
import { ProjectionWords } from './projection'
import { SourceRefs } from './source-refs'
import { shareLabel } from './standing-words'

interface IndicatorsProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  thresholds: Thresholds
  locale: Locale
}

/** Each indicator with its figure, or with the plain words that there is none. */
export async function Indicators({ commitment, facts, thresholds, locale }: IndicatorsProps) {
  const t = await getTranslations('commitment.indicators')
  if (commitment.indicators.length === 0)
    return (
      <div>
        <h2>{t('none')}</h2>
        <p className="mt-2 text-ink-2">{t('noneLede')}</p>
      </div>
    )
  return (
    <div>
      <h2>{t('title', { count: commitment.indicators.length })}</h2>
      <div className="mt-5 grid gap-10">
        {commitment.indicators.map((indicator) => {
          const known = facts.indicators.find(({ key }) => key === indicator.key)
          return known ? (
            <Indicator
              key={indicator.key}
              indicator={indicator}
              indicatorFacts={known}
              commitment={commitment}
              facts={facts}
              thresholds={thresholds}
              locale={locale}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

interface IndicatorProps extends IndicatorsProps {
  indicator: IndicatorView
  indicatorFacts: IndicatorFacts
}

async function Indicator(props: IndicatorProps) {
  const { indicator, commitment, facts, thresholds, locale } = props
  const reading = { locale, commitment, facts, thresholds }
  const unit = unitOf(indicator, locale)
  const figure = indicatorFigure(reading, indicator)
  const isContext = indicator.direction === 'context'
  const t = await getTranslations('commitment.indicators')
  return (
    <article
      className="border-t border-line pt-5 first:border-0 first:pt-0"
      id={`indicator-${indicator.key}`}
    >
      {figure ? (
        <Figure
          figure={figure}
          id={indicatorFigureId(commitment.reference, indicator.key)}
          source={<IndicatorSources indicator={indicator} commitment={commitment} />}
        />
      ) : (
        <>
          <h3>{indicatorFinding(reading, indicator)}</h3>
          {isContext && <p className="meta">{t('context')}</p>}
        </>
      )}
      <Terms {...props} unit={unit} />
      <Behind indicator={indicator} commitment={commitment} unit={unit} locale={locale} />
    </article>
  )
}

/** What is behind the values, and apart from it what is behind the target and the start. */
async function IndicatorSources({ indicator, commitment }: Pick<IndicatorProps, 'indicator' | 'commitment'>) {
  const t = await getTranslations()
  const { sources, standing } = commitment
  const { values, terms, termsOf } = documentsOfIndicator(indicator, sources, standing.asOf)
  const count = values.sources.length + values.reports.length + values.assessments.length
  return (
    <>
      {count > 0 && (
        <span>
          {t('charts.valueSources', { count })} <DocumentRefs documents={values} sources={sources} />.{' '}
        </span>
      )}
      {terms.length > 0 && (
        <span>
          {t(`figures.termSources.${termsOf}`, { count: terms.length })}
          <SourceRefs keys={terms.map(({ key }) => key)} sources={sources} />.
        </span>
      )}
    </>
  )
}

type TermsProps = IndicatorProps & { unit: FigureUnit }

/** Start, target and the latest word of each side, as sentences of numbers. */
async function Terms({ indicator, indicatorFacts, commitment, facts, locale, unit }: TermsProps) {
  const t = await getTranslations()
  const asOf = commitment.standing.asOf
  const progress = progressOf(indicatorFacts, facts, asOf)
  const projection = projectionOf(indicatorFacts, facts, asOf)
  const official = latestBy('official', indicator, asOf)
  const independent = latestBy('independent', indicator, asOf)
  const first = commitment.firstTerms.indicators.find(({ key }) => key === indicator.key)
  const figure = (value: string) =>
    indicator.direction === 'yes_no'
      ? Number(value) === 1
        ? t('format.yes')
        : t('format.no')
      : formatValue(locale, value, unit)
  const at = (value: string, on: string | null) => (
    <>
      {figure(value)} {on && <span className="meta">{on}</span>}
    </>
  )
  const notStated = <span className="text-ink-3">{t('commitment.indicators.notStated')}</span>
  const isContext = indicator.direction === 'context'
  return (
    <dl className="facts mt-4 grid-cols-[fit-content(9rem)_minmax(0,1fr)] gap-x-5">
      {!isContext && (
        <>
          <dt>{t('commitment.indicators.baseline')}</dt>
          <dd>
            {indicator.baseline
              ? at(
                  indicator.baseline.value,
                  indicator.baseline.on && formatDate(locale, indicator.baseline.on),
                )
              : notStated}
          </dd>
          <dt>{t('commitment.indicators.target')}</dt>
          <dd>
            {indicator.target ? (
              <Target indicator={indicator} dueOn={commitment.dueOn} figure={figure} locale={locale} />
            ) : (
              notStated
            )}
            {first?.target && indicator.target && first.target.value !== indicator.target.value && (
              <span className="meta block">
                {t('commitment.indicators.firstTarget', { target: figure(first.target.value) })}
              </span>
            )}
          </dd>
        </>
      )}
      <dt>{t('commitment.indicators.latestOfficial')}</dt>
      <dd>
        {official ? (
          <>
            {at(official.value, whenOf(locale, official))}{' '}
            <DocumentRefs
              documents={documentsOfValue(official, commitment.sources)}
              sources={commitment.sources}
            />
          </>
        ) : (
          <span className="text-ink-3">{t('commitment.indicators.noneSince')}</span>
        )}
      </dd>
      <dt>{t('commitment.indicators.latestIndependent')}</dt>
      <dd>
        {independent ? (
          <>
            {at(independent.value, whenOf(locale, independent))}{' '}
            <DocumentRefs
              documents={documentsOfValue(independent, commitment.sources)}
              sources={commitment.sources}
            />
          </>
        ) : (
          <span className="text-ink-3">{t('commitment.indicators.noIndependent')}</span>
        )}
      </dd>
      {!isContext && (
        <>
          <dt>
            <a href={href(locale, '/methodology#progress')}>{t('commitment.indicators.progress')}</a>
          </dt>
          <dd>
            <ProgressWords
              indicator={indicatorFacts}
              progress={progress}
              time={expectedOf(indicatorFacts, facts, asOf)}
              locale={locale}
            />
          </dd>
          {/* Without any figure there is no pace to speak of. */}
          {projection && progress.value && (
            <>
              <dt>
                <a href={href(locale, '/methodology#projection')}>{t('projection.label')}</a>
              </dt>
              <dd>
                <ProjectionWords
                  projection={projection}
                  due={targetDay(indicatorFacts, facts)}
                  asOf={asOf}
                  unit={unit}
                  locale={locale}
                />
              </dd>
            </>
          )}
        </>
      )}
      {indicator.method && (
        <>
          <dt>{t('commitment.indicators.method')}</dt>
          <dd>
            <Localized text={indicator.method} locale={locale} />
          </dd>
        </>
      )}
    </dl>
  )
}

interface TargetProps {
  indicator: IndicatorView
  dueOn: PartialDate | null
  figure: (value: string) => string
  locale: Locale
}

/** A target without a date of its own takes the due date of the promise. */
async function Target({ indicator: { target }, dueOn, figure, locale }: TargetProps) {
  const t = await getTranslations('commitment.indicators')
  if (!target) return null
  const by = target.on ?? dueOn
  const value = figure(target.value)
  return by
    ? t.rich('valueBy', {
        value,
        date: formatDate(locale, by),
        meta: (date) => <span className="meta">{date}</span>,
      })
    : value
}

interface ProgressWordsProps {
  indicator: IndicatorFacts
  progress: Progress
  time: number | null
  locale: Locale
}

/** Unclamped: what went beyond the target or away from it says so. */
async function ProgressWords({ indicator, progress, time, locale }: ProgressWordsProps): Promise<ReactNode> {
  const t = await getTranslations('commitment.indicators')
  const { share, value, reachedOn } = progress
  const label = (part: number) => shareLabel(locale, part)
  const muted = (text: string) => <span className="text-ink-3">{text}</span>
  if (!isJudged(indicator)) return muted(t('noTarget'))
  if (share === null) return muted(value === null ? t('unknownNoValue') : t('unknownNoBaseline'))
  if (indicator.direction === 'keep_at_least' || indicator.direction === 'keep_at_most')
    return share === 1 ? t('held') : t('notHeld')
  if (share > 1) return t('beyond', { progress: label(share) })
  if (share === 1)
    return reachedOn && value ? t('reachedOn', { date: formatDate(locale, value.on) }) : t('reached')
  if (share < 0) return t('backwards', { progress: label(share) })
  return time === null
    ? t('progressOnly', { progress: label(share) })
    : t('progressAndTime', { progress: label(share), time: label(time) })
}

interface BehindProps {
  indicator: IndicatorView
  commitment: CommitmentView
  unit: FigureUnit
  locale: Locale
}

/** Every value with what its source says around it. */
async function Behind({ indicator, commitment, unit, locale }: BehindProps) {
  const t = await getTranslations()
  const { values } = indicator
  if (values.length === 0) return null
  return (
    <details className="mt-3 text-[0.95rem]">
      <summary>{t('commitment.indicators.behind', { count: values.length })}</summary>
      <DataTable
        stack
        columns={[
          {
            key: 'when',
            title: t('commitment.indicators.when'),
            cell: (value: ValueView) => whenOf(locale, value),
          },
          {
            key: 'value',
            title: t('commitment.indicators.value'),
            cell: (value) =>
              indicator.direction === 'yes_no'
                ? t(Number(value.value) === 1 ? 'format.yes' : 'format.no')
                : formatValue(locale, value.value, unit),
            numeric: true,
          },
          {
            key: 'who',
            title: t('commitment.indicators.who'),
            cell: (value) => t(`speaker.${value.saidBy}`),
          },
          {
            key: 'note',
            title: t('commitment.indicators.note'),
            cell: (value) => (
              <>
                <Localized text={value.note} locale={locale} />{' '}
                {[
                  value.partial && t('commitment.indicators.partial'),
                  value.methodBreak && t('commitment.indicators.methodBreak'),
                ]
                  .filter(Boolean)
                  .join(' ')}
              </>
            ),
          },
          {
            key: 'source',
            title: t('commitment.indicators.source'),
            cell: (value) => (
              <DocumentRefs
                documents={documentsOfValue(value, commitment.sources)}
                sources={commitment.sources}
              />
            ),
          },
        ]}
        rows={values}
        rowKey={(value) => values.indexOf(value)}
      />
    </details>
  )
}
