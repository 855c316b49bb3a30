import { isPanelled } from './bars'
import type { Explored, ExploredRow, ExploredSeries } from './explored'
import type { Figure } from './model'
import { whenOf } from './series-scene'
import { sayValue, wordsOf } from './words'

/** What of a figure of rows or of panels can be read one by one; null: another kind, or too little to explore. */
export function exploredOf(figure: Figure): Explored | null {
  const explored = READ[figure.data.kind]?.(figure) ?? null
  return explored && explored.rows.length > 1 ? explored : null
}

const READ: Partial<Record<Figure['data']['kind'], (figure: Figure) => Explored | null>> = {
  stacked: stackedRows,
  bars: barRows,
  multiples: panelLines,
  funnel: funnelRows,
}

function stackedRows({ data, locale }: Figure): Explored | null {
  if (data.kind !== 'stacked') return null
  return {
    form: 'stacked',
    layers: data.parts.map(({ key, label, look }) => ({ key, label, sign: { look } })),
    series: data.parts.map(({ key }) => ({ key, layer: key })),
    rows: data.rows
      .filter((row) => row.parts.some(({ count }) => count > 0))
      .map((row) => {
        const parts = data.parts.flatMap(({ key, label }) => {
          const count = row.parts
            .filter(({ part }) => part === key)
            .reduce((sum, part) => sum + part.count, 0)
          return count > 0 ? [{ key, count, said: `${label}: ${sayValue(locale, count, null)}` }] : []
        })
        return {
          name: row.label,
          values: Object.fromEntries(parts.map(({ key, count }) => [key, count])),
          said: Object.fromEntries(parts.map(({ key, said }) => [key, said])),
        }
      }),
  }
}

function funnelRows({ data }: Figure): Explored | null {
  if (data.kind !== 'funnel') return null
  return {
    form: 'bars',
    layers: [{ key: 'count', label: '', sign: { look: 'strong' } }],
    series: [{ key: 'count', layer: 'count' }],
    rows: data.steps.map(({ what, count, figure }) => ({
      name: what,
      values: { count },
      said: { count: figure },
    })),
  }
}

/** Each stated value is a bar of its own, so that a column can be taken out; rows of another unit are on no common scale. */
function barRows({ data }: Figure): Explored | null {
  if (data.kind !== 'bars') return null
  const isNamed = isPanelled(data)
  return {
    form: 'bars',
    layers: data.columns.map(({ key, label, look }) => ({ key, label, sign: { look: look ?? 'strong' } })),
    series: data.columns.map(({ key }) => ({ key, layer: key })),
    rows: data.rows
      .filter((row) => !row.unit)
      .flatMap((row) =>
        data.columns.flatMap(({ key, label }) => {
          const cell = row.cells.find(({ column }) => column === key)
          if (!cell || cell.value === null) return []
          const text = cell.note ? `${cell.text} (${cell.note.text})` : cell.text
          return [
            {
              name: isNamed ? `${row.label}: ${label}` : row.label,
              values: { [key]: cell.value },
              said: { [key]: text },
            },
          ]
        }),
      ),
  }
}

/** A row that is still being put together. */
interface Writing extends ExploredRow {
  at: number
  values: Record<string, number>
  said: Record<string, string>
}

/** Panels laid over each other; values are joined only where their own panel joins them. */
function panelLines({ data, locale, unit }: Figure): Explored | null {
  if (data.kind !== 'multiples') return null
  const t = wordsOf(locale)
  const rows = new Map<string, Writing>()
  const series = new Map<string, ExploredSeries>()
  for (const [index, panel] of data.panels.entries()) {
    const layer = String(index)
    for (const point of panel.series.points) {
      const run = panel.series.segments.findIndex((segment) => segment.includes(point))
      // Counts of periods are bars in their panel: nothing lies between them.
      const isJoined = run >= 0 && panel.series.kind === 'line'
      const key = `${layer} ${point.saidBy} ${isJoined ? run : `alone ${point.partial}`}`
      series.set(key, { key, layer, isJoined })
      const name = whenOf(locale, point)
      const row = rows.get(name) ?? { name, at: Date.parse(`${point.on}T00:00:00Z`), values: {}, said: {} }
      rows.set(name, row)
      row.values[key] = point.value
      const remarks = [
        point.verified ? t('charts.verifiedShort') : point.saidBy === 'independent' && t('charts.byOthers'),
        point.partial && t('charts.partialShort').toLocaleLowerCase(locale),
      ].filter(Boolean)
      const said =
        sayValue(locale, point.value, unit) + (remarks.length > 0 ? ` (${remarks.join(', ')})` : '')
      row.said[layer] = row.said[layer] ? `${row.said[layer]}; ${said}` : `${panel.label}: ${said}`
    }
  }
  return {
    form: 'lines',
    layers: data.panels.map(({ label }, index) => ({ key: String(index), label, sign: { line: index } })),
    series: [...series.values()],
    rows: [...rows.values()].toSorted((a, b) => a.at - b.at),
  }
}
