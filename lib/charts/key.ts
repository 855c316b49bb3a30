import { formatDate } from '@/lib/format/date'
import { formatNumber } from '@/lib/format/number'
import type { FigurePoint, FigureSeries } from '@/lib/indicators/series'
import { STATUSES, type Status } from '@/lib/standing/model'
import type { Figure, Look, TimelineSign } from './model'
import type { BoxLook, LineLook, SignLook } from './scene'
import { sayValue, wordsOf } from './words'

export interface KeyEntry {
  key: string
  sign: { sign: SignLook } | { box: BoxLook; sign?: SignLook } | { line: LineLook } | { look: Look }
  text: string
}

/** What the marks mean, of those that are drawn. */
export function keyOf(figure: Figure): KeyEntry[] {
  const { data } = figure
  switch (data.kind) {
    case 'series':
      return seriesKey(figure, [data.series])
    case 'multiples':
      return seriesKey(
        figure,
        data.panels.map(({ series }) => series),
      )
    case 'bullet':
      return bulletKey(figure)
    case 'stacked':
      return data.parts.map(({ key, label, look }) => ({ key, sign: { look }, text: label }))
    case 'squares':
      return squaresKey(figure)
    case 'timeline':
      return timelineKey(figure)
    case 'funnel':
    case 'bars':
      return []
  }
}

function seriesKey({ locale, unit, data }: Figure, all: readonly FigureSeries[]): KeyEntry[] {
  const t = wordsOf(locale)
  const points = all.flatMap((series) => series.points)
  const isBar = all.some(({ kind }) => kind === 'bar')
  const has = (test: (point: FigurePoint) => boolean) => points.some(test)
  const one = data.kind === 'series' ? data.series : null
  const say = (value: number) => sayValue(locale, value, unit)
  const entries: KeyEntry[] = []
  if (has((point) => point.saidBy === 'official' && !point.partial && !point.verified))
    entries.push({
      key: 'official',
      sign: isBar ? { box: 'official' } : { sign: 'official' },
      text: t('charts.speaker.official'),
    })
  if (has((point) => point.saidBy === 'independent' && !point.partial))
    entries.push({
      key: 'independent',
      sign: isBar ? { box: 'independent', sign: 'independent' } : { sign: 'independent' },
      text: t('charts.speaker.independent'),
    })
  if (has((point) => point.verified))
    entries.push({
      key: 'verified',
      sign: isBar ? { box: 'official', sign: 'verified' } : { sign: 'verified' },
      text: t('charts.verified'),
    })
  if (has((point) => point.partial))
    entries.push({
      key: 'partial',
      sign: isBar ? { box: 'partial' } : { sign: 'partial' },
      text: t('charts.partial'),
    })
  if (one?.baseline && (one.baseline.on || one.pace)) {
    const value = say(one.baseline.value)
    entries.push({
      key: 'baseline',
      sign: { sign: 'start' },
      text: one.baseline.on
        ? t('charts.baselineAt', { value, date: formatDate(locale, one.baseline.on, 'short') })
        : t('charts.baselineValue', { value }),
    })
  }
  if (one?.target) {
    const value = say(one.target.value)
    entries.push({
      key: 'target',
      sign: one.target.on ? { sign: 'target' } : { line: 'target' },
      text: one.target.on
        ? t('charts.targetBy', { value, date: formatDate(locale, one.target.on, 'short') })
        : t('charts.targetShort', { value }),
    })
  }
  if (!one && all.some(({ target }) => target))
    entries.push({ key: 'target', sign: { sign: 'target' }, text: t('charts.target') })
  if (all.some(({ pace }) => pace))
    entries.push({ key: 'needed', sign: { line: 'needed' }, text: t('charts.needed') })
  if (has((point) => point.methodBreak))
    entries.push({ key: 'break', sign: { line: 'break' }, text: t('charts.methodBreak') })
  return entries
}

function bulletKey({ locale, data }: Figure): KeyEntry[] {
  if (data.kind !== 'bullet') return []
  const t = wordsOf(locale)
  const { rows } = data
  const entries: (KeyEntry & { isDrawn: boolean })[] = [
    {
      key: 'official',
      sign: { box: 'official' },
      text: t('charts.speaker.official'),
      isDrawn: rows.some((row) => row.value !== null),
    },
    {
      key: 'independent',
      sign: { sign: 'independent' },
      text: t('charts.speaker.independent'),
      isDrawn: rows.some((row) => row.independent !== null && !row.verified),
    },
    {
      key: 'verified',
      sign: { sign: 'verified' },
      text: t('charts.verified'),
      isDrawn: rows.some((row) => row.verified),
    },
    {
      key: 'baseline',
      sign: { sign: 'start' },
      text: t('charts.bullet.baseline'),
      isDrawn: rows.some((row) => row.baseline !== null),
    },
    {
      key: 'target',
      sign: { sign: 'goal' },
      text: t('charts.target'),
      isDrawn: rows.some((row) => row.target !== null),
    },
    {
      key: 'needed',
      sign: { sign: 'pace' },
      text: t('charts.bullet.pace'),
      isDrawn: rows.some((row) => row.needed !== null),
    },
  ]
  return entries.filter(({ isDrawn }) => isDrawn)
}

function squaresKey({ locale, data }: Figure): KeyEntry[] {
  if (data.kind !== 'squares') return []
  const t = wordsOf(locale)
  const counts = new Map<Status, number>()
  for (const { rows } of data.groups)
    for (const { status } of rows.flatMap(({ items }) => items))
      counts.set(status, (counts.get(status) ?? 0) + 1)
  return STATUSES.flatMap((status) => {
    const count = counts.get(status)
    return count
      ? [
          {
            key: status,
            sign: { look: status },
            text: `${t(`status.${status}`)} ${formatNumber(locale, count)}`,
          },
        ]
      : []
  })
}

function timelineKey({ locale, data }: Figure): KeyEntry[] {
  if (data.kind !== 'timeline') return []
  const t = wordsOf(locale)
  const signs = new Set<TimelineSign>(data.lanes.flatMap(({ entries }) => entries.map(({ sign }) => sign)))
  return [...signs].map((sign) => ({ key: sign, sign: { sign }, text: t(`charts.timeline.${sign}`) }))
}
