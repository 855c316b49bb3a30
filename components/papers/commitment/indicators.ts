import {
  projectionBasis,
  projectionSentence,
  unknownProjection,
} from '@/components/commitments/projection-words'
import { keyOf } from '@/lib/charts/key'
import type { FigureUnit } from '@/lib/charts/model'
import { seriesScene } from '@/lib/charts/series-scene'
import { documentsOfIndicator } from '@/lib/commitments/indicator-documents'
import type { IndicatorView } from '@/lib/commitments/queries'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { targetDay } from '@/lib/indicators/expected'
import { isJudged, progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import { figureOf } from '@/lib/indicators/series'
import type { PaperBlock } from '@/lib/papers/model'
import type { IndicatorFacts } from '@/lib/standing/facts'
import { joined, textOf } from '../paper-words'
import { refsOf, type Written } from './written'

/** Each indicator with its figure, its terms, its projection and every value; or the plain words that there is none. */
export function indicatorBlocks(written: Written): PaperBlock[] {
  const { t, commitment } = written
  const { indicators } = commitment
  if (indicators.length === 0)
    return [
      { is: 'heading', text: t('commitment.indicators.none'), lede: t('commitment.indicators.noneLede') },
    ]
  return [
    { is: 'heading', text: t('commitment.indicators.title', { count: indicators.length }) },
    ...indicators.flatMap((indicator) => indicatorBlock(written, indicator)),
  ]
}

function indicatorBlock({ t, locale, commitment, facts }: Written, indicator: IndicatorView): PaperBlock[] {
  const { direction, baseline, target, values } = indicator
  const asOf = commitment.standing.asOf
  const unit: FigureUnit = {
    text: textOf(indicator.unit, locale),
    percent: isPercentUnit(indicator.unit.en?.text),
  }
  const isYesNo = direction === 'yes_no'
  const say = (value: string) =>
    isYesNo ? t(Number(value) === 1 ? 'format.yes' : 'format.no') : formatValue(locale, value, unit)
  const known = facts.indicators.find(({ key }) => key === indicator.key)
  const projected = known && projectedText({ t, locale, facts }, known, { asOf, unit })
  const series = known && figureOf(known, facts, asOf)
  const scene =
    series && !isYesNo && (series.points.length > 1 || (series.points.length > 0 && series.pace))
      ? seriesScene(series, { locale, unit })
      : null
  const title = textOf(indicator.name, locale)
  const documents = documentsOfIndicator(indicator, commitment.sources, asOf)
  const termRefs = refsOf(
    documents.terms.map(({ key }) => key),
    commitment.sources,
  )
  const first = commitment.firstTerms.indicators.find(({ key }) => key === indicator.key)
  const terms: [string, string][] =
    direction === 'context'
      ? []
      : [
          [
            t('commitment.indicators.baseline'),
            baseline
              ? joined(
                  [joined([say(baseline.value), baseline.on && formatDate(locale, baseline.on)]), termRefs],
                  ' ',
                )
              : t('commitment.indicators.notStated'),
          ],
          [
            t('commitment.indicators.target'),
            target
              ? joined(
                  [
                    joined([
                      say(target.value),
                      (target.on ?? commitment.dueOn) &&
                        formatDate(locale, target.on ?? commitment.dueOn ?? ''),
                    ]),
                    termRefs,
                    first?.target &&
                      first.target.value !== target.value &&
                      t('commitment.indicators.firstTarget', { target: say(first.target.value) }),
                  ],
                  ' ',
                )
              : t('commitment.indicators.notStated'),
          ],
        ]
  const method = textOf(indicator.method, locale)
  return [
    { is: 'subheading', text: title },
    ...(direction === 'context'
      ? [{ is: 'small', text: t('commitment.indicators.context') } satisfies PaperBlock]
      : []),
    ...(scene && series
      ? [
          {
            is: 'figure',
            scene,
            key: keyOf({
              locale,
              title,
              lede: null,
              unit,
              sources: [],
              asOf,
              data: { kind: 'series', series },
            }),
          } satisfies PaperBlock,
        ]
      : []),
    {
      is: 'facts',
      rows: [
        ...terms,
        ...(projected ? [[t('projection.label'), projected] as const] : []),
        ...(method ? [[t('commitment.indicators.method'), method] as const] : []),
      ],
    },
    ...(values.length === 0
      ? [{ is: 'small', text: t('commitment.indicators.noneSince') } satisfies PaperBlock]
      : [
          {
            is: 'table',
            columns: [
              { title: t('commitment.indicators.when'), parts: 2 },
              { title: t('commitment.indicators.value'), parts: 2, numeric: true },
              { title: t('commitment.indicators.who'), parts: 2.4 },
              { title: t('commitment.indicators.note'), parts: 4 },
              { title: t('commitment.indicators.source'), parts: 1.6 },
            ],
            rows: values.map((value) => [
              value.from ? formatPeriod(locale, value.from, value.on) : formatDate(locale, value.on, 'short'),
              say(value.value),
              t(`speaker.${value.saidBy}`),
              joined(
                [
                  textOf(value.note, locale),
                  value.partial && t('commitment.indicators.partial'),
                  value.methodBreak && t('commitment.indicators.methodBreak'),
                ],
                '. ',
              ),
              joined(
                [
                  value.report && t('commitment.indicators.fromReport', { cycle: value.report }),
                  value.assessment &&
                    t('figures.assessmentOf', {
                      organisation: value.assessment.organisation ?? t('verdicts.by.unnamed'),
                      cycle: value.assessment.cycle,
                    }),
                  refsOf(value.sources, commitment.sources),
                ],
                ' ',
              ),
            ]),
          } satisfies PaperBlock,
        ]),
  ]
}

/** When the target is met at the present pace, and what that assumes. null: without a figure there is no pace to speak of. */
function projectedText(
  { t, locale, facts }: Pick<Written, 't' | 'locale' | 'facts'>,
  indicator: IndicatorFacts,
  { asOf, unit }: { asOf: string; unit: FigureUnit },
): string | null {
  const projection = projectionOf(indicator, facts, asOf)
  if (!projection || !isJudged(indicator) || !progressOf(indicator, facts, asOf).value) return null
  if (projection.kind === 'unknown') return unknownProjection(t, projection)
  const due = targetDay(indicator, facts)
  const said = projectionSentence(t, locale, projection, { due, asOf })
  return `${said.charAt(0).toLocaleUpperCase(locale)}${said.slice(1)}\n${projectionBasis(t, locale, projection, unit)}`
}
