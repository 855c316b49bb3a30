'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formatShare, formatValue } from '@/lib/format/number'
import { localeOf } from '@/lib/i18n/model'
import { type EntryMark, findingOf, isFalling, placesOf, slipOf } from '@/lib/indicators/entry-figure'
import styles from './live-figure.module.css'
import type { ReportFigure } from './report-context'
import { useSlipWords } from './slips'

interface LiveFigureProps {
  figure: ReportFigure
  /** Id of the field it speaks of. */
  field: string
  /** As understood; null: nothing is typed yet, or it is no number. */
  typed: string | null
  /** Something stands in the field that nobody can read as a number. */
  unreadable: boolean
  methodBreak: boolean
  /** It covers only part of its period. */
  partial: boolean
}

/** The figure as it is being typed: on the way from the baseline to the target, and what that means in words. */
export function LiveFigure({ figure, field, typed, unreadable, methodBreak, partial }: LiveFigureProps) {
  const t = useTranslations('report.live')
  const locale = localeOf(useLocale())
  const unit = figure.unit ? { text: figure.unit, percent: figure.percent } : null
  const value = (number: number | string) => formatValue(locale, number, unit)
  const amount = typed === null ? null : Number(typed)
  const isYesNo = figure.direction === 'yes_no'
  const slip = amount === null ? null : slipOf(figure, amount, partial)
  const slipWords = useSlipWords()
  const places = isYesNo ? [] : placesOf(figure, amount)

  const sentences = () => {
    if (unreadable) return [t('unreadable')]
    if (typed === null || amount === null) return [t('empty')]
    const finding = findingOf(figure, amount, methodBreak)
    const target = figure.target === null ? '' : value(figure.target)
    const baseline = figure.baseline === null ? '' : value(figure.baseline)
    const share = finding.kind === 'way' ? formatShare(locale, finding.share) : ''
    const gap = figure.target === null ? '' : value(Math.abs(round(figure.target - amount)))
    const bound = isFalling(figure) ? 'AtMost' : 'AtLeast'
    const says =
      finding.kind === 'holds' || finding.kind === 'broken'
        ? t(`${finding.kind}${bound}`, { target })
        : t(`finding.${finding.kind}`, { target, baseline, share, gap })
    return [...(isYesNo ? [] : [t('read', { value: value(typed) })]), says, ...changeSince(amount)]
  }
  const changeSince = (amount: number): string[] => {
    if (figure.latest === null || isYesNo || methodBreak) return []
    const change = round(amount - figure.latest)
    if (change === 0) return [t('same')]
    return [t(change > 0 ? 'more' : 'less', { change: value(Math.abs(change)) })]
  }

  return (
    <div className="mb-5 rounded-[var(--r)] bg-sunk p-3">
      {places.length > 0 && (
        <div aria-hidden="true">
          <div className={styles.line}>
            <Way places={places} />
            {places.map(({ mark, at }) => (
              <span
                key={mark}
                className={styles.mark}
                data-mark={mark}
                style={{ insetInlineStart: `${at}%` }}
              >
                <Sign mark={mark} />
              </span>
            ))}
          </div>
          <ul className={styles.key}>
            {places.map(({ mark, value: number }) => (
              <li key={mark}>
                <Sign mark={mark} />
                {t(`mark.${mark}`, { value: value(number) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <output htmlFor={field} className="mt-1 block text-[0.95rem]">
        {sentences().join(' ')}
        {slip && (
          <strong className="mt-1 block" data-slip>
            {slipWords(slip)}
          </strong>
        )}
      </output>
    </div>
  )
}

/** From where it began to where it stands now. */
function Way({ places }: { places: ReturnType<typeof placesOf> }) {
  const placed = (mark: EntryMark) => places.find((place) => place.mark === mark)?.at
  const now = placed('typed') ?? placed('latest')
  const start = placed('baseline') ?? 0
  if (now === undefined) return null
  const [from, to] = [Math.min(start, now), Math.max(start, now)]
  return <span className={styles.way} style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }} />
}

/** Told apart by shape, not by colour. */
function Sign({ mark }: { mark: EntryMark }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="block flex-none">
      {
        {
          baseline: <path d="M8 2v12" stroke="currentColor" strokeWidth="2.5" />,
          latest: <circle cx="8" cy="8" r="5" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />,
          typed: <path d="M8 1.500 14.500 8 8 14.500 1.500 8z" fill="currentColor" />,
          target: (
            <path
              d="M4 14.500v-13h9l-2.500 3.200 2.500 3.200H4"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            />
          ),
        }[mark]
      }
    </svg>
  )
}

/** Subtracting doubles leaves crumbs. */
const round = (number: number) => Number(number.toPrecision(12))
