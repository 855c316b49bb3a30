import type { Locale } from '@/lib/i18n/model'
import type { BulletRow, Figure, FigureUnit } from './model'
import { barScaleOf } from './scales'
import type { Mark, Scene } from './scene'
import { sayValue, wordsOf } from './words'

/** Pixels of one bar with what stands around it. */
export const BULLET_HEIGHT = 34
/** Top and height of the bar itself, in percent of that. */
const BAR = { y: 38, height: 44 }

export interface BulletPlace {
  row: BulletRow
  unit: FigureUnit | null
  scene: Scene
  /** The row in words: value, target, needed by now, counted independently. */
  said: string
}

const valuesOf = ({ value, independent, baseline, target, needed }: BulletRow): number[] =>
  [value, independent, baseline, target, needed].filter((one) => one !== null)

/** Each row with its bar; rows without a unit of their own share one scale. */
export function bulletPlaces({ locale, unit }: Figure, rows: readonly BulletRow[]): BulletPlace[] {
  const shared = barScaleOf(rows.filter((row) => !row.unit).flatMap(valuesOf))
  return rows.map((row) => {
    const scale = row.unit ? barScaleOf(valuesOf(row)) : shared
    const said = sayRow(locale, row, row.unit ?? unit)
    return { row, unit: row.unit ?? unit, scene: sceneOf(row, scale, said), said }
  })
}

function sceneOf(row: BulletRow, scale: (value: number) => number, label: string): Scene {
  const zero = scale(0)
  const marks: Mark[] = [{ is: 'box', look: 'track', x: 0, width: 100, ...BAR }]
  const middle = BAR.y + BAR.height / 2
  if (row.value !== null) {
    const end = scale(row.value)
    marks.push({ is: 'box', look: 'official', x: Math.min(zero, end), width: Math.abs(end - zero), ...BAR })
  }
  if (zero > 0)
    marks.push({ is: 'line', look: 'zero', x1: zero, x2: zero, y1: BAR.y - 8, y2: BAR.y + BAR.height + 8 })
  const signs: Mark[] = []
  const sign = (look: 'start' | 'independent' | 'verified' | 'goal' | 'pace', value: number | null) => {
    if (value !== null) signs.push({ is: 'sign', look, x: scale(value), y: middle })
  }
  sign('start', row.baseline)
  sign('goal', row.target)
  sign('pace', row.needed)
  if (row.verified) sign('verified', row.value)
  else sign('independent', row.independent)
  return { label, left: 0, axes: marks, lines: signs, points: [], labels: [] }
}

function sayRow(locale: Locale, row: BulletRow, unit: FigureUnit | null): string {
  const t = wordsOf(locale)
  const say = (value: number) => sayValue(locale, value, unit)
  const parts = [
    row.value === null ? t('charts.bullet.noValue') : say(row.value),
    row.target !== null && t('charts.bullet.target', { value: say(row.target) }),
    row.needed !== null && t('charts.bullet.needed', { value: say(row.needed) }),
    row.verified
      ? t('charts.verifiedShort')
      : row.independent !== null && t('charts.bullet.independent', { value: say(row.independent) }),
  ]
  return parts.filter(Boolean).join(' · ')
}
