import { figureOf } from '@/lib/indicators/series'
import { anIndicator, aValue } from '@/lib/standing/samples'
import type { Figure, FigureData } from './model'

/** A figure of one kind after another, each over the same plain values: one a year from 1990 on. */
export function figuresOf(values: readonly number[]): Figure[] {
  const facts = values.map((value, index) => aValue(value, String(1990 + index)))
  const promise = { madeOn: '1990', startsOn: null, dueOn: '2200' }
  const series = (measure: 'level' | 'count') =>
    figureOf(
      anIndicator({
        measure,
        baseline: values[0] === undefined ? null : { value: values[0], on: '1990' },
        values: facts.map((value) => (measure === 'count' ? { ...value, from: value.on } : value)),
      }),
      promise,
      '2200-12-31',
    )
  const counts = values.map((value) => Math.max(Math.round(value), 0))
  const data: FigureData[] = [
    { kind: 'series', series: series('level') },
    { kind: 'series', series: series('count') },
    {
      kind: 'bullet',
      rows: values.map((value, index) => ({
        key: String(index),
        label: `Row ${index}`,
        value,
        independent: value,
        verified: index % 2 === 0,
        baseline: 0,
        target: value * 2,
        needed: value,
      })),
    },
    ...(['count', 'share'] as const).map(
      (width): FigureData => ({
        kind: 'stacked',
        width,
        parts: [
          { key: 'kept', label: 'Kept', look: 'kept' },
          { key: 'rest', label: 'Rest', look: 'light' },
        ],
        rows: counts.map((count, index) => ({
          key: String(index),
          label: `Row ${index}`,
          parts: [
            { part: 'kept', count, href: `/kept/${index}` },
            { part: 'rest', count: 1 },
          ],
        })),
      }),
    ),
    {
      kind: 'squares',
      groups: [
        {
          title: 'All',
          rows: values.map((_, index) => ({
            key: String(index),
            label: `Row ${index}`,
            said: 'one',
            items: [{ key: `KEN-2021-${index}`, status: 'kept', href: '/x', label: 'One' }],
          })),
        },
      ],
    },
    {
      kind: 'funnel',
      steps: counts.map((count, index) => ({
        key: String(index),
        count,
        figure: String(count),
        what: `Step ${index}`,
        href: '/x',
      })),
    },
    {
      kind: 'timeline',
      today: '2026-11-30',
      lanes: [
        {
          key: 'events',
          label: 'Events',
          entries: values.map((_, index) => ({
            key: String(index),
            on: `${1990 + index}-12-31`,
            date: String(1990 + index),
            sign: 'event',
            label: `Event ${index}`,
            href: index % 2 ? '/x' : null,
          })),
        },
        { key: 'none', label: 'Nothing', entries: [] },
      ],
    },
    {
      kind: 'multiples',
      panels: [series('level'), series('level')].map((one, index) => ({
        key: String(index),
        label: `Panel ${index}`,
        series: one,
      })),
    },
    ...[['amount'], ['pledged', 'gap']].map(
      (columns): FigureData => ({
        kind: 'bars',
        columns: columns.map((key) => ({ key, label: key, ...(key === 'gap' ? { look: 'open' } : {}) })),
        rows: values.map((value, index) => ({
          key: String(index),
          label: `Row ${index}`,
          href: '/x',
          cells: columns.map((column) => ({
            column,
            value: column === 'gap' && index % 2 ? null : value,
            text: column === 'gap' && index % 2 ? 'not stated' : `${value} dollars`,
            href: '/lines',
            note: { text: 'in one pledge' },
          })),
        })),
      }),
    ),
  ]
  return data.map((one) => ({
    locale: 'en',
    title: 'Centres open: 17',
    lede: 'At the end of the year.',
    unit: { text: 'centres', percent: false },
    sources: [{ text: 'Ministry of Justice', href: 'https://example.org/' }],
    asOf: '2026-11-30',
    data: one,
  }))
}

export const VALUES: [string, number[]][] = [
  ['nothing', []],
  ['one value', [17]],
  ['zero alone', [0]],
  ['two values', [17, 30]],
  ['200 values', Array.from({ length: 200 }, (_, index) => (index * 37) % 101)],
  ['negative values', [-5, -17.5, 3]],
  ['only negative values', [-5, -17.5]],
  ['equal values', [8, 8, 8]],
  ['huge numbers', [1.5e12, 9e15, 3]],
  ['tiny numbers', [0.000001, 0.0000025]],
]
