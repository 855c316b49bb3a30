import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Figure } from '@/lib/charts/model'
import { figuresOf } from '@/lib/charts/testing'
import { STATUSES } from '@/lib/standing/model'
import { type Card, cardSvg } from './card'
import { pngOf } from './png'
import { CARD } from './size'

const ofKind = (kind: Figure['data']['kind']): Figure => {
  const values = Array.from({ length: 200 }, (_, index) => index + 1)
  const figure = figuresOf(values).find(({ data }) => data.kind === kind)
  if (!figure) throw new Error(`no ${kind}`)
  return figure
}
const FIGURES = { stacked: ofKind('stacked'), bars: ofKind('bars') }

const CARDS: Record<string, Card> = {
  squares: {
    kicker: 'Коалиция действий против гендерного насилия',
    finding: 'Записано 31 обещание. Проверить можно 14. По документам выполнено одно.',
    detail: null,
    status: null,
    figure: { kind: 'squares', counts: STATUSES.map((status) => ({ status, count: 2 })) },
    key: [{ status: 'not_measurable', label: 'Нельзя измерить', count: '14' }],
    foot: 'По состоянию на 30 ноября 2026',
    notice: 'Демонстрационная версия.',
  },
  bullet: {
    kicker: 'Қазақстан · KAZ-2021-01',
    finding: 'Әйелдер мен қыздарға қатысты зорлық-зомбылықтың алдын алу '.repeat(9),
    detail: 'Өңірлердегі дағдарыс орталықтарының саны '.repeat(9),
    status: { status: 'at_risk', label: 'Мерзімінде орындалмауы мүмкін' },
    figure: { kind: 'bullet', progress: 0.4, expected: 0.63, status: 'at_risk', label: '40% · 63%' },
    key: [],
    foot: 'Деректер күні: 2026 ж. 30 қараша',
    notice: null,
  },
  bar: {
    kicker: 'World <&">',
    finding: 'No control \u0007 characters, \ud800 nor halves of letters',
    detail: null,
    status: null,
    figure: { kind: 'squares', counts: STATUSES.map((status) => ({ status, count: 9000 })) },
    key: [],
    foot: '',
    notice: null,
  },
  rows: {
    kicker: 'Отчётность',
    finding: 'Ни один из отчётов, срок которых прошёл, не пришёл вовремя '.repeat(4),
    detail: null,
    status: null,
    // Of two hundred rows those are drawn that fit.
    figure: { kind: 'figure', figure: FIGURES.stacked },
    key: [],
    foot: 'По состоянию на 30 ноября 2026',
    notice: null,
  },
  bars: {
    kicker: 'Funding',
    finding: '10 of 30 pledges state an amount',
    detail: null,
    status: null,
    figure: { kind: 'figure', figure: FIGURES.bars },
    key: [],
    foot: '',
    notice: null,
  },
  map: {
    kicker: 'Карта',
    finding: 'Обещания записаны у 14 стран и организаций',
    detail: null,
    status: null,
    figure: {
      kind: 'map',
      countries: [
        { code: 'KAZ', look: 'pledge' },
        { code: 'UZB', look: 'intention' },
        { code: 'KGZ', look: 'measure' },
        { code: 'XEU', look: 'pledge' },
        { code: 'FRA', look: null },
      ],
      key: [{ look: 'pledge', label: 'обязательство или другое обещание записано '.repeat(3) }],
    },
    key: [],
    foot: 'По состоянию на 30 ноября 2026',
    notice: null,
  },
  empty: {
    kicker: 'Oʻzbekiston',
    finding: 'Vaʼda qayd etilmagan.',
    detail: null,
    status: null,
    figure: null,
    key: [],
    foot: '',
    notice: null,
  },
}

describe('a card', () => {
  test.each(Object.entries(CARDS))('%s: of the right size, and something is on it', async (_, card) => {
    const picture = sharp(await pngOf(cardSvg(card), CARD.width))
    expect(await picture.metadata()).toMatchObject({ format: 'png', ...CARD })
    const { channels } = await picture.greyscale().stats()
    expect(channels[0]?.stdev).toBeGreaterThan(10)
  })

  test('nothing of it stands outside, or on another line, however much there is to say', () => {
    for (const [name, card] of Object.entries(CARDS)) {
      const places = [...cardSvg(card).matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="(\d+)"/g)]
      const baselines = places.map(([, , y]) => Number(y))
      expect(Math.max(...baselines), name).toBeLessThan(CARD.height)
      const foot = card.foot && baselines.filter((y) => y > 530 && y < 574)
      expect(foot || [], name).toEqual([])
    }
  })

  test('a figure of the page is drawn above the foot, with as many rows as fit', () => {
    for (const name of ['rows', 'bars']) {
      const svg = cardSvg(CARDS[name] as Card)
      const [, , down, scale] = /translate\(([\d.-]+) ([\d.-]+)\) scale\(([\d.]+)\)" font/.exec(svg) ?? []
      const inside = svg.slice(
        svg.indexOf('font-size="13">'),
        svg.indexOf('</g>', svg.indexOf('font-size="13">')),
      )
      const ys = [...inside.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y))
      expect(ys.length, name).toBeGreaterThan(0)
      expect(Number(down) + Math.max(...ys) * Number(scale), name).toBeLessThan(530)
      expect(svg.match(/Row \d+</g)?.length, name).toBeLessThan(10)
    }
  })

  test('a map draws countries that have something, and what that means', () => {
    const svg = cardSvg(CARDS.map as Card)
    expect(svg).toContain('fill="url(#intention)"')
    expect(svg).toContain('fill="url(#measure)"')
    expect(svg).not.toMatch(/NaN|undefined|null/)
  })

  test('each square is drawn once', () => {
    const svg = cardSvg({ ...(CARDS.squares as Card), key: [] })
    expect(svg.match(/<path transform/g)).toHaveLength(2 * STATUSES.length)
  })
})
