import { formatDate } from '@/lib/format/date'
import { formatNumber } from '@/lib/format/number'
import type { FigurePoint } from '@/lib/indicators/series'
import type { Figure, FigureSource, FigureUnit } from './model'
import { pointKey, whenOf } from './series-scene'
import { allEntries } from './timeline-scene'
import { sayValue, wordsOf } from './words'

export interface Cell {
  /** As it is read. */
  text: string
  /** As a file carries it; default: the text. null: not stated. */
  value?: string | number | boolean | null
  href?: string | null
}

export interface TableColumn {
  /** The name in files, in every language. */
  key: string
  title: string
  numeric?: boolean
  /** Only in files. */
  fileOnly?: boolean
}

export interface FigureTable {
  columns: readonly TableColumn[]
  rows: readonly { key: string; cells: readonly Cell[] }[]
}

/** The same values as the drawing, to be read and to be taken away. */
export function tableOf(figure: Figure): FigureTable {
  const { data } = figure
  switch (data.kind) {
    case 'series':
      return pointTable(figure, [{ key: '', label: null, points: data.series.points }], data.documents)
    case 'multiples':
      return pointTable(
        figure,
        data.panels.map(({ key, label, note, series }) => ({
          key,
          label: note ? `${label} (${note})` : label,
          points: series.points,
        })),
      )
    case 'bullet':
      return bulletTable(figure)
    case 'stacked':
      return stackedTable(figure)
    case 'squares':
      return squaresTable(figure)
    case 'funnel':
      return funnelTable(figure)
    case 'timeline':
      return timelineTable(figure)
    case 'bars':
      return barTable(figure)
  }
}

const fileText = (key: string): TableColumn => ({ key, title: key, fileOnly: true })
const empty: Cell = { text: '', value: null }

function pointTable(
  { locale, unit }: Figure,
  groups: readonly { key: string; label: string | null; points: readonly FigurePoint[] }[],
  documents?: ReadonlyMap<string, readonly FigureSource[]>,
): FigureTable {
  const t = wordsOf(locale)
  const isNamed = groups.some(({ label }) => label !== null)
  const columns: TableColumn[] = [
    ...(isNamed ? [{ key: 'name', title: t('charts.what') }] : []),
    { key: 'when', title: t('charts.when') },
    fileText('period_start'),
    fileText('period_end'),
    { key: 'value', title: valueTitle(t, unit), numeric: true },
    fileText('unit'),
    { key: 'said_by', title: t('charts.who') },
    { key: 'note', title: t('charts.note') },
    fileText('verified'),
    fileText('partial'),
    fileText('method_break'),
    ...(documents ? [{ key: 'source', title: t('charts.source') }] : []),
  ]
  const rows = groups.flatMap(({ key, label, points }) =>
    points.map((point) => ({
      key: `${key} ${pointKey(point)}`,
      cells: [
        ...(isNamed ? [{ text: label ?? '' }] : []),
        { text: whenOf(locale, point), value: point.date },
        { ...empty, value: point.from },
        { ...empty, value: point.on },
        { text: plain(point.value), value: point.value },
        { ...empty, value: unit?.text || (unit?.percent ? '%' : null) },
        { text: t(`charts.speaker.${point.saidBy}`), value: point.saidBy },
        {
          text: [
            point.verified && t('charts.verified'),
            point.partial && t('charts.partial'),
            point.methodBreak && t('charts.methodBreak'),
          ]
            .filter(Boolean)
            .join(' '),
        },
        { ...empty, value: point.verified },
        { ...empty, value: point.partial },
        { ...empty, value: point.methodBreak },
        ...(documents ? [sourceCell(documents.get(pointKey(point)) ?? [])] : []),
      ],
    })),
  )
  return { columns, rows }

  function plain(value: number): string {
    return sayValue(locale, value, unit?.percent ? unit : null)
  }
}

const sourceCell = (sources: readonly FigureSource[]): Cell => ({
  text: sources.map(({ text }) => text).join('; '),
  href: sources.length === 1 ? sources[0]?.href : null,
})

const valueTitle = (t: ReturnType<typeof wordsOf>, unit: FigureUnit | null): string =>
  unit?.percent
    ? t('charts.percent')
    : unit?.text
      ? t('charts.valueIn', { unit: unit.text })
      : t('charts.value')

function bulletTable({ locale, unit, data }: Figure): FigureTable {
  if (data.kind !== 'bullet') return NOTHING
  const t = wordsOf(locale)
  const number = (key: string, title: string): TableColumn => ({ key, title, numeric: true })
  return {
    columns: [
      fileText('key'),
      { key: 'name', title: t('charts.what') },
      number('value', t('charts.speaker.official')),
      number('independent', t('charts.speaker.independent')),
      number('baseline', t('charts.bullet.baseline')),
      number('needed', t('charts.bullet.neededNow')),
      number('target', t('charts.target')),
      fileText('unit'),
      fileText('verified'),
      { key: 'note', title: t('charts.note') },
    ],
    rows: data.rows.map((row) => {
      const own = row.unit ?? unit
      const cell = (value: number | null): Cell => ({
        text: value === null ? t('format.notStated') : sayValue(locale, value, own),
        value,
      })
      return {
        key: row.key,
        cells: [
          { ...empty, value: row.key },
          { text: row.label, href: row.href },
          cell(row.value),
          cell(row.independent),
          cell(row.baseline),
          cell(row.needed),
          cell(row.target),
          { ...empty, value: own?.text || (own?.percent ? '%' : null) },
          { ...empty, value: row.verified },
          { text: [row.verified && t('charts.verified'), row.note].filter(Boolean).join(' ') },
        ],
      }
    }),
  }
}

function stackedTable({ locale, data }: Figure): FigureTable {
  if (data.kind !== 'stacked') return NOTHING
  const t = wordsOf(locale)
  return {
    columns: [
      fileText('key'),
      { key: 'name', title: t('charts.what') },
      ...data.parts.map(({ key, label }) => ({ key, title: label, numeric: true })),
      { key: 'total', title: t('charts.total'), numeric: true },
    ],
    rows: data.rows.map((row) => {
      const countOf = (part: string) =>
        row.parts.filter((one) => one.part === part).reduce((sum, { count }) => sum + count, 0)
      const total = data.parts.reduce((sum, { key }) => sum + countOf(key), 0)
      return {
        key: row.key,
        cells: [
          { ...empty, value: row.key },
          { text: row.label, href: row.href },
          ...data.parts.map(({ key }) => ({
            text: formatNumber(locale, countOf(key)),
            value: countOf(key),
            href: row.parts.find(({ part, count }) => part === key && count > 0)?.href,
          })),
          { text: row.said ?? formatNumber(locale, total), value: total },
        ],
      }
    }),
  }
}

/** A column of the drawing is one of the table; what is said of its values goes along in files as `…_note`. */
function barTable({ locale, unit, data }: Figure): FigureTable {
  if (data.kind !== 'bars') return NOTHING
  const t = wordsOf(locale)
  const [only, ...others] = data.columns
  const isOne = only !== undefined && others.length === 0
  const hasUnits = data.rows.some((row) => row.unit)
  const hasNotes = data.rows.some((row) => row.note)
  const noted = (column: string) =>
    data.rows.some((row) => row.cells.some((cell) => cell.column === column && cell.note))
  return {
    columns: [
      fileText('key'),
      { key: 'name', title: t('charts.what') },
      ...(hasUnits ? [{ key: 'unit', title: t('charts.unit') }] : []),
      ...data.columns.flatMap(({ key, label }) => [
        { key, title: isOne ? label || valueTitle(t, unit) : label, numeric: true },
        ...(noted(key) ? [fileText(`${key}_note`)] : []),
      ]),
      ...(hasNotes ? [{ key: 'note', title: t('charts.note') }] : []),
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { ...empty, value: row.key },
        { text: row.label, href: row.href },
        ...(hasUnits ? [{ text: (row.unit ?? unit)?.text || (unit?.percent ? '%' : '') }] : []),
        ...data.columns.flatMap(({ key }): Cell[] => {
          const cell = row.cells.find(({ column }) => column === key)
          const text = cell?.text ?? t('format.notStated')
          return [
            {
              text: cell?.note ? `${text} (${cell.note.text})` : text,
              value: cell?.exact ?? cell?.value ?? null,
              href: cell?.href,
            },
            ...(noted(key) ? [{ ...empty, value: cell?.note?.text ?? null }] : []),
          ]
        }),
        ...(hasNotes ? [{ text: row.note?.text ?? '', href: row.note?.href }] : []),
      ],
    })),
  }
}

function squaresTable({ locale, data }: Figure): FigureTable {
  if (data.kind !== 'squares') return NOTHING
  const t = wordsOf(locale)
  return {
    columns: [
      fileText('key'),
      { key: 'name', title: t('charts.what') },
      { key: 'record', title: t('charts.record') },
      { key: 'status', title: t('charts.status') },
    ],
    rows: data.groups.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.items.map((item) => ({
          key: `${row.key} ${item.key}`,
          cells: [
            { ...empty, value: row.key },
            { text: row.label, href: row.href },
            { text: item.key, href: item.href },
            { text: t(`status.${item.status}`), value: item.status },
          ],
        })),
      ),
    ),
  }
}

function funnelTable({ locale, data }: Figure): FigureTable {
  if (data.kind !== 'funnel') return NOTHING
  const t = wordsOf(locale)
  return {
    columns: [
      fileText('key'),
      { key: 'step', title: t('charts.what') },
      { key: 'count', title: t('charts.value'), numeric: true },
    ],
    rows: data.steps.map((step) => ({
      key: step.key,
      cells: [
        { ...empty, value: step.key },
        { text: step.what },
        { text: step.figure, value: step.count, href: step.count > 0 ? step.href : null },
      ],
    })),
  }
}

function timelineTable({ locale, data }: Figure): FigureTable {
  if (data.kind !== 'timeline') return NOTHING
  const t = wordsOf(locale)
  const laneOf = new Map(data.lanes.flatMap((lane) => lane.entries.map((entry) => [entry, lane])))
  return {
    columns: [
      { key: 'when', title: t('charts.when') },
      { key: 'lane', title: t('charts.timeline.lane') },
      { key: 'what', title: t('charts.what') },
      { key: 'kind', title: t('charts.timeline.kind') },
    ],
    rows: allEntries(data.lanes).map((entry) => ({
      key: `${laneOf.get(entry)?.key} ${entry.key}`,
      cells: [
        { text: formatDate(locale, entry.date, 'short'), value: entry.date },
        { text: laneOf.get(entry)?.label ?? '' },
        { text: entry.label, href: entry.href },
        { text: t(`charts.timeline.${entry.sign}`), value: entry.sign },
      ],
    })),
  }
}

const NOTHING: FigureTable = { columns: [], rows: [] }
