import type { FigureData } from '@/lib/charts/model'
import { timelineDrawing } from '@/lib/charts/timeline-scene'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { Drawing } from './drawing'

interface TimelineProps {
  locale: Locale
  data: Extract<FigureData, { kind: 'timeline' }>
}

/** What happened when, in lanes over one axis; each sign carries the number of its line in the list below. */
export function Timeline({ locale, data }: TimelineProps) {
  const drawn = timelineDrawing(locale, data.lanes, data.today)
  if (!drawn) return null
  return (
    <div className="timeline">
      <Drawing scene={drawn.scene} height={drawn.height} />
      {drawn.numbered.length > 0 && (
        <ol className="fig-list">
          {drawn.numbered.map(({ number, entry }) => (
            <li key={entry.key} value={number}>
              <span className="meta">{formatDate(locale, entry.date, 'short')}</span>{' '}
              {entry.href ? <a href={entry.href}>{entry.label}</a> : entry.label}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
