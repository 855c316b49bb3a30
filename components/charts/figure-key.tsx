import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { FigureSeries } from '@/lib/indicators/series'

interface ReferenceText {
  value: string
  /** null: no date is stated. */
  when: string | null
}

interface FigureKeyProps {
  series: FigureSeries
  baseline: ReferenceText | null
  target: ReferenceText | null
}

/** What the marks mean, of those that are drawn. */
export async function FigureKey({ series, baseline, target }: FigureKeyProps) {
  const t = await getTranslations('charts')
  const { points, kind } = series
  const entries: { key: string; sign: ReactNode; text: string }[] = []
  const add = (key: string, when: unknown, sign: ReactNode, text: () => string) => {
    if (when) entries.push({ key, sign, text: text() })
  }
  add(
    'official',
    points.some((point) => point.saidBy === 'official'),
    kind === 'bar' ? (
      <rect className="bar" x="5" width="12" height="14" />
    ) : (
      <circle className="mark" cx="11" cy="7" r="5" />
    ),
    () => t('speaker.official'),
  )
  add(
    'independent',
    points.some((point) => point.saidBy === 'independent'),
    kind === 'bar' ? (
      <rect className="bar" data-speaker="independent" x="5" y="1" width="12" height="12" />
    ) : (
      <path className="mark" data-speaker="independent" d="M11 1 17 7 11 13 5 7z" />
    ),
    () => t('speaker.independent'),
  )
  add(
    'partial',
    points.some((point) => point.partial),
    kind === 'bar' ? (
      <rect className="bar" data-partial x="5" y="1" width="12" height="12" />
    ) : (
      <circle className="mark" data-partial cx="11" cy="7" r="5" />
    ),
    () => t('partial'),
  )
  add('baseline', baseline, <circle className="start" cx="11" cy="7" r="4.5" />, () =>
    baseline?.when
      ? t('baselineAt', { value: baseline.value, date: baseline.when })
      : t('baselineValue', { value: baseline?.value ?? '' }),
  )
  add('target', target, <circle className="target" cx="11" cy="7" r="5.5" />, () =>
    target?.when
      ? t('targetBy', { value: target.value, date: target.when })
      : t('targetShort', { value: target?.value ?? '' }),
  )
  add('needed', series.pace, <line className="needed" x1="0" x2="22" y1="7" y2="7" />, () => t('needed'))
  add(
    'break',
    points.some((point) => point.methodBreak),
    <line className="break" x1="11" x2="11" y1="0" y2="14" />,
    () => t('methodBreak'),
  )
  return (
    <ul className="fig-key">
      {entries.map(({ key, sign, text }) => (
        <li key={key}>
          <svg viewBox="0 0 22 14" aria-hidden="true">
            {sign}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
