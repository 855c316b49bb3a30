import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FigureSeries, figureOf } from '@/lib/indicators/series'
import { STATUSES } from '@/lib/standing/model'
import { anIndicator, aValue } from '@/lib/standing/samples'
import { bulletPlaces } from './bullet-scene'
import { keyOf } from './key'
import type { BulletRow, Figure, FigureData } from './model'
import { panelPlaces } from './multiples'
import { PALETTES, STATUS_STYLES } from './palette'
import { barScaleOf } from './scales'
import { BOX_STYLES, LINE_STYLES, type Mark, type Scene, SIGN_STYLES } from './scene'
import { seriesScene } from './series-scene'
import { allEntries, timelineDrawing } from './timeline-scene'
import { sayShort, sayValue } from './words'

const promise = { madeOn: '2021-07-01', startsOn: null, dueOn: '2026' }
const seriesOf = (facts: Parameters<typeof anIndicator>[0]): FigureSeries =>
  figureOf(anIndicator(facts), promise, '2026-11-30')
const setting = { locale: 'en', unit: { text: 'centres', percent: false } } as const
const figure = (data: FigureData, more: Partial<Figure> = {}): Figure => ({
  title: 'Title',
  lede: null,
  sources: [],
  asOf: '2026-11-30',
  data,
  ...setting,
  ...more,
})
const sceneOf = (series: FigureSeries): Scene => {
  const scene = seriesScene(series, setting)
  if (!scene) throw new Error('nothing was drawn')
  return scene
}
const signs = (scene: Scene) =>
  scene.points.flatMap(({ marks }) => marks).flatMap((mark) => (mark.is === 'sign' ? mark.look : []))
const looks = (marks: readonly Mark[]) => marks.map(({ look }) => look)

describe('a line', () => {
  test('is broken where a year is missing', () => {
    const scene = sceneOf(
      seriesOf({
        direction: 'context',
        baseline: null,
        target: null,
        values: ['2012', '2013', '2019', '2020'].map((year) => aValue(5, year)),
      }),
    )
    expect(looks(scene.lines)).toEqual(['official', 'official'])
  })
  test('gives each who speaks a shape of their own, and another one where both agree', () => {
    const scene = sceneOf(
      seriesOf({
        values: [
          aValue(10, '2023'),
          aValue(20, '2024'),
          aValue(19, '2024', { saidBy: 'independent' }),
          aValue(4, '2025-06', { partial: true }),
        ],
      }),
    )
    expect(signs(scene)).toEqual(['official', 'verified', 'independent', 'partial'])
    expect(scene.points.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      '2023: 10 centres',
      '2024: 20 centres (confirmed independently)',
      '2024: 19 centres (independent)',
      'Jun 2025: 4 centres (part of a period)',
    ])
  })
  test('marks a break in method where it is', () => {
    const scene = sceneOf(
      seriesOf({ values: [aValue(10, '2023'), aValue(20, '2024', { methodBreak: true })] }),
    )
    const breaks = scene.lines.filter(({ look }) => look === 'break')
    expect(breaks).toHaveLength(1)
    expect(breaks[0]).toMatchObject({ x1: scene.points[1]?.x })
  })
  test('shows the needed pace only on the way to a target; context has neither', () => {
    const judged = seriesOf({
      direction: 'increase',
      baseline: { value: 2, on: '2021' },
      target: { value: 30, on: '2026' },
      values: [aValue(17, '2025')],
    })
    expect(looks(sceneOf(judged).lines)).toContain('needed')
    const context = seriesOf({
      direction: 'context',
      baseline: null,
      target: null,
      values: [aValue(17, '2025')],
    })
    expect(looks(sceneOf(context).lines)).toEqual([])
    expect(keyOf(figure({ kind: 'series', series: context })).map(({ key }) => key)).toEqual(['official'])
    expect(keyOf(figure({ kind: 'series', series: judged })).map(({ key }) => key)).toEqual([
      'official',
      'baseline',
      'target',
      'needed',
    ])
  })
  test('says a figure once where both sides give it', () => {
    const scene = sceneOf(
      seriesOf({ target: null, values: [aValue(20, '2025'), aValue(20, '2025', { saidBy: 'independent' })] }),
    )
    expect(scene.labels.filter(({ is }) => is === 'text')).toHaveLength(1)
  })
})

describe('bars', () => {
  test('of two speakers for one period stand side by side, and never overlap', () => {
    const scene = sceneOf(
      seriesOf({
        measure: 'count',
        values: [
          aValue(20, '2025', { from: '2025' }),
          aValue(5, '2025', { from: '2025', saidBy: 'independent' }),
        ],
      }),
    )
    const boxes = scene.points.flatMap(({ marks }) => marks.filter((mark) => mark.is === 'box'))
    expect(looks(boxes)).toEqual(['official', 'independent'])
    const [left, right] = boxes
    if (left?.is !== 'box' || right?.is !== 'box') throw new Error('no bars')
    expect(left.x + left.width).toBeLessThan(right.x)
  })
  test('stand on zero, below it where they are negative', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const scale = barScaleOf(values)
          expect(scale(0)).toBeGreaterThanOrEqual(0)
          expect(scale(0)).toBeLessThanOrEqual(100)
          for (const value of values) {
            if (value > 0) expect(scale(value)).toBeGreaterThanOrEqual(scale(0))
            if (value < 0) expect(scale(value)).toBeLessThanOrEqual(scale(0))
          }
        },
      ),
    )
  })
})

describe('a bullet', () => {
  const row = (more: Partial<BulletRow>): BulletRow => ({
    key: 'a',
    label: 'Centres',
    value: 17,
    independent: null,
    verified: false,
    baseline: 2,
    target: 30,
    needed: 28,
    ...more,
  })
  const places = (...rows: BulletRow[]) => bulletPlaces(figure({ kind: 'bullet', rows }), rows)

  test('says every figure it shows', () =>
    expect(places(row({ independent: 11 })).map(({ said }) => said)).toEqual([
      '17 centres · target 30 centres · needed by now 28 centres · counted independently 11 centres'.replaceAll(
        / (?=centres)/g,
        '\u00a0',
      ),
    ]))
  test('without a value has no bar, and says so', () => {
    const [place] = places(row({ value: null }))
    expect(looks(place?.scene.axes ?? [])).toEqual(['track'])
    expect(place?.said).toMatch(/^no value published/)
  })
  test('shares its scale with the others of its unit alone', () => {
    const ends = places(row({ target: 60 }), row({ key: 'b', unit: { text: '', percent: true } })).map(
      ({ scene }) => scene.lines.find(({ look }) => look === 'goal'),
    )
    expect(ends).toMatchObject([{ x: 100 }, { x: 100 }])
    const [, same] = places(row({ target: 60 }), row({ key: 'b' }))
    expect(same?.scene.lines.find(({ look }) => look === 'goal')).toMatchObject({ x: 50 })
  })
})

describe('small multiples', () => {
  const panel = (key: string, values: [number, string][]) => ({
    key,
    label: key,
    series: seriesOf({
      direction: 'context',
      baseline: null,
      target: null,
      values: values.map(([v, on]) => aValue(v, on)),
    }),
  })
  test('stand on one scale, and one without a value says so', () => {
    const panels = [panel('a', [[10, '2012']]), panel('b', [[40, '2022']]), panel('c', [])]
    const places = panelPlaces(figure({ kind: 'multiples', panels }), panels)
    expect(places.map(({ latest, when }) => [latest, when])).toEqual([
      ['10\u00a0centres', '2012'],
      ['40\u00a0centres', '2022'],
      ['No value', null],
    ])
    expect(places[0]?.scene?.axes).toEqual(places[1]?.scene?.axes)
    expect(places[2]?.scene).toBeNull()
    expect(places[0]?.scene?.points[0]?.y).toBe(75)
  })
})

describe('a timeline', () => {
  const entry = (key: string, on: string) => ({ key, on, date: on, sign: 'event' as const, label: key })
  test('numbers its entries by time, whatever their lane', () => {
    const lanes = [
      { key: 'a', label: 'A', entries: [entry('third', '2024-01-01'), entry('first', '2021-01-01')] },
      { key: 'b', label: 'B', entries: [entry('second', '2022-01-01')] },
    ]
    expect(allEntries(lanes).map(({ key }) => key)).toEqual(['first', 'second', 'third'])
    expect(
      timelineDrawing('en', lanes, '2026-11-30')?.numbered.map(({ number, entry }) => [number, entry.key]),
    ).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'third'],
    ])
  })
  test('puts what is near above one another', () => {
    const drawing = timelineDrawing(
      'en',
      [{ key: 'a', label: 'A', entries: [entry('x', '2021-05-01'), entry('y', '2021-05-02')] }],
      '2026-11-30',
    )
    const [x, y] = drawing?.scene.points ?? []
    expect(x?.y).toBeGreaterThan(y?.y ?? 100)
  })
  test('of more than thirty entries carries no numbers', () => {
    const entries = Array.from({ length: 31 }, (_, index) => entry(String(index), `${1990 + index}-01-01`))
    const drawing = timelineDrawing('en', [{ key: 'a', label: 'A', entries }], '2026-11-30')
    expect(drawing?.numbered).toEqual([])
    expect(drawing?.scene.points.flatMap(({ marks }) => marks.filter(({ is }) => is === 'text'))).toEqual([])
  })
})

describe('numbers', () => {
  test.each([
    [1_500_000, '1.5m'],
    [-2e9, '\u22122bn'],
    [3e12, '3tn'],
    [9e15, '9.0e15'],
    [999_999, '999,999'],
    [0.0000025, '0.0000025'],
    [0, '0'],
  ])('%d on an axis is %s', (value, said) => expect(sayShort('en', value, null)).toBe(said))
  test('a value far below one keeps its first digits', () =>
    expect(sayValue('ru', 0.00000123456, null)).toBe('0,00000123'))
})

describe('the colours', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  const variables = (block: string | undefined) =>
    Object.fromEntries(
      [...(block ?? '').matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value]),
    )
  const [light, dark] = [...css.matchAll(/:root \{(.*?)\}/gs)].map(([, block]) => variables(block))

  test('of files and frames are those of the pages', () => {
    expect(light).toMatchObject(PALETTES.light)
    expect(dark).toMatchObject(PALETTES.dark)
  })
  test.each(STATUSES)('of %s are those of its square', (status) => {
    const [, block = ''] = new RegExp(`\\.sq\\[data-status="${status}"\\] \\{(.*?)\\}`, 's').exec(css) ?? []
    const said = (name: string) => new RegExp(`--sq-${name}: (?:var\\(--)?([\\w-]+)`).exec(block)?.[1]
    const { fill, line, ink, dashed } = STATUS_STYLES[status]
    expect([said('bg') ?? null, said('line'), said('fg'), said('style') === 'dashed']).toEqual([
      fill,
      line,
      ink,
      dashed ?? false,
    ])
  })
  test('of signs against the paper are at least 3 to 1 in both themes', () => {
    const used = [
      ...Object.values(LINE_STYLES).filter((style) => !['line', 'line-2'].includes(style.stroke)),
      ...Object.values(BOX_STYLES).filter(({ stroke }) => stroke !== 'line'),
      ...Object.values(SIGN_STYLES).flat(),
    ]
    for (const theme of ['light', 'dark'] as const) {
      const palette = PALETTES[theme]
      for (const style of used) {
        const { fill, stroke } = { fill: undefined, stroke: undefined, ...style }
        // A shape is seen by its filling or by its line; a mark upon a filling, against that.
        if (stroke === 'brand-ink') continue
        const best = Math.max(
          ...[fill, stroke].map((name) => (name ? contrast(palette[name], palette.paper) : 1)),
        )
        expect(best, `${theme} ${JSON.stringify(style)}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
})

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
    const [r = 0, g = 0, blue = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [light = 1, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}
