import type { ReactNode } from 'react'
import type { Figure as FigureShape } from '@/lib/charts/model'
import { seriesScene } from '@/lib/charts/series-scene'
import { sourceGroups } from '@/lib/charts/sources'
import { wordsOf } from '@/lib/charts/words'
import { formatDate } from '@/lib/format/date'
import { BarRows } from './bar-rows'
import { BulletRows } from './bullet-rows'
import { Drawing } from './drawing'
import { FigureKey } from './figure-key'
import { FigureTable } from './figure-table'
import { FigureTools } from './figure-tools'
import { Funnel } from './funnel'
import { SmallMultiples } from './small-multiples'
import { SquareRows } from './square-rows'
import { StackedRows } from './stacked-rows'
import { Timeline } from './timeline'

interface FigureProps {
  figure: FigureShape
  /** Its id in `lib/figures/registry.ts`; it then has files, a frame and tools. */
  id?: string
  /** Level of its heading; default: 3. */
  level?: 1 | 3 | 4
  /** Where the section above says the finding already. */
  untitled?: boolean
  /** Whatever the page itself says of the documents, in place of the figure's own list. */
  source?: ReactNode
  /** A drawing with its own key that says more than the figure's, such as with links in its sentences. */
  children?: ReactNode
}

/** A figure with what must be known to read it: its finding, drawing, key, sources, day, and the same values as a table. */
export function Figure({ figure, id, level = 3, untitled, source, children }: FigureProps) {
  const t = wordsOf(figure.locale)
  const { title, lede, rule, locale, asOf } = figure
  const Heading = `h${level}` as const
  return (
    <figure className="fig">
      {!untitled && <Heading>{title}</Heading>}
      {!untitled && lede && <p className="meta">{lede}</p>}
      {children ?? (
        <>
          <FigureDrawing figure={figure} />
          <FigureKey figure={figure} />
        </>
      )}
      <figcaption>
        {source ?? <Sources figure={figure} />} {t('charts.asOf', { date: formatDate(locale, asOf) })}{' '}
        {rule && <a href={rule.href}>{rule.text}</a>}
      </figcaption>
      <FigureTable figure={figure} />
      {id && !isEmpty(figure) && <FigureTools figure={figure} id={id} />}
    </figure>
  )
}

/** The drawing alone, whatever its kind; in words where there is nothing to draw. */
export function FigureDrawing({ figure }: { figure: FigureShape }) {
  const { locale, unit, data } = figure
  if (isEmpty(figure))
    return (
      <p className="note my-3" data-tone="plain">
        {wordsOf(locale)('charts.noValues')}
      </p>
    )
  switch (data.kind) {
    case 'series': {
      const scene = seriesScene(data.series, { locale, unit })
      return scene && <Drawing scene={scene} />
    }
    case 'bullet':
      return <BulletRows figure={figure} rows={data.rows} />
    case 'stacked':
      return <StackedRows locale={locale} data={data} />
    case 'squares':
      return <SquareRows groups={data.groups} />
    case 'funnel':
      return <Funnel steps={data.steps} label={figure.lede ?? figure.title} />
    case 'timeline':
      return <Timeline locale={locale} data={data} />
    case 'multiples':
      return <SmallMultiples figure={figure} panels={data.panels} />
    case 'bars':
      return <BarRows data={data} />
  }
}

function isEmpty({ data }: FigureShape): boolean {
  switch (data.kind) {
    case 'series':
      return data.series.points.length === 0
    case 'bullet':
    case 'stacked':
    case 'bars':
      return data.rows.length === 0
    case 'squares':
      return data.groups.every(({ rows }) => rows.length === 0)
    case 'funnel':
      return data.steps.length === 0
    case 'timeline':
      return data.lanes.every(({ entries }) => entries.length === 0)
    case 'multiples':
      return data.panels.length === 0
  }
}

function Sources({ figure }: { figure: FigureShape }) {
  return sourceGroups(figure).map(({ label, sources }, group) => (
    <span key={label}>
      {group > 0 && ' '}
      {label}{' '}
      {sources.map(({ text, href }, index) => (
        <span key={`${href} ${text}`}>
          {index > 0 && '; '}
          {href ? (
            <a href={href} rel="noreferrer">
              {text}
            </a>
          ) : (
            text
          )}
        </span>
      ))}
      .
    </span>
  ))
}
