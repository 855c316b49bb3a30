import { entryOfDate } from '@/lib/format/entry'
import type { Locale } from '@/lib/i18n/model'
import { columnLetters } from '@/lib/workbooks/model'
import type { StyleName } from '@/lib/workbooks/styles'
import type { CellToWrite, RowToWrite, SheetToWrite, WorkbookToWrite } from '@/lib/workbooks/write'
import { aboutOf, type Draft, rowsIn, textIn } from './draft-rows'
import {
  ABOUT_SHEET,
  type ChoiceList,
  type Column,
  type DataList,
  HEAD_ROWS,
  SHEETS,
  type Sheet,
} from './layout'
import { choicesIn, type Translator, translatorOf, wordOf } from './words'

interface Figure {
  value: string
  on: string | null
}

/** One report as a workbook shows it, with its texts in the reader's language. */
export interface ReportForWorkbook {
  reference: string
  title: string
  /** As it stands now, or as it would begin. */
  draft: Draft
  /** Number and revision of the draft; null: it isn't begun. What comes back is compared with it. */
  from: { id: number; revision: number } | null
  indicators: readonly {
    key: string
    name: string
    unit: string
    baseline: Figure | null
    target: Figure | null
    latest: Figure | null
  }[]
  milestones: readonly { key: string; name: string; dueOn: string | null }[]
}

export interface ReportsWorkbook {
  maker: { code: string; name: string }
  cycle: string
  /** In words. */
  dueOn: string
  locale: Locale
  reports: readonly ReportForWorkbook[]
}

/** Neutral, because it shows in lists of files and windows. */
const TITLE = 'Vaada'
const VERSION = '1'

/** The reports of a cycle with everything known filled in: what it holds comes back without a difference. */
export function reportsWorkbook({ maker, cycle, dueOn, locale, reports }: ReportsWorkbook): WorkbookToWrite {
  const t = translatorOf(locale)
  const references = reports.map(({ reference }) => reference)
  const lists = listsFor(SHEETS.reports, locale, { reference: references })
  return {
    title: TITLE,
    sheets: [
      instructions(t, 'reports', [
        t('imports.instructions.reports.about', { country: maker.name, cycle, day: dueOn }),
        ...(['grey', 'empty', 'figures', 'new', 'lists', 'safe', 'back'] as const).map((point) =>
          t(`imports.instructions.reports.${point}`),
        ),
      ]),
      ...SHEETS.reports.map((sheet) =>
        dataSheet(
          t,
          sheet,
          lists,
          reports.flatMap((report) => rowsOf(sheet, report, cycle, locale)),
        ),
      ),
      lists.sheet,
      aboutSheet({
        kind: 'reports',
        maker: maker.code,
        cycle,
        language: locale,
        ...Object.fromEntries(
          reports.map(({ reference, from }) => [reference, `${from?.id ?? 0}:${from?.revision ?? 0}`]),
        ),
      }),
    ],
  }
}

export interface CommitmentsWorkbook {
  maker: { code: string; name: string }
  locale: Locale
  /** Names of the frameworks, in the reader's language. */
  frameworks: readonly string[]
}

/** An empty workbook for commitments that are not on record yet. */
export function commitmentsWorkbook({ maker, locale, frameworks }: CommitmentsWorkbook): WorkbookToWrite {
  const t = translatorOf(locale)
  const lists = listsFor(SHEETS.commitments, locale, { framework: frameworks })
  return {
    title: TITLE,
    sheets: [
      instructions(t, 'commitments', [
        t('imports.instructions.commitments.about', { country: maker.name }),
        ...(['key', 'sources', 'dates', 'lists', 'safe', 'back'] as const).map((point) =>
          t(`imports.instructions.commitments.${point}`),
        ),
      ]),
      ...SHEETS.commitments.map((sheet) => dataSheet(t, sheet, lists, [])),
      lists.sheet,
      aboutSheet({ kind: 'commitments', maker: maker.code, language: locale }),
    ],
  }
}

function instructions(
  t: Translator,
  kind: 'reports' | 'commitments',
  points: readonly string[],
): SheetToWrite {
  const line = (text: string, style: StyleName): RowToWrite => ({ cells: [{ text, style }] })
  return {
    name: t('imports.sheets.instructions'),
    isProtected: true,
    columns: [{ width: 100 }],
    rows: [
      { cells: [{ text: 'instructions.text' }], hidden: true },
      line(t(`imports.instructions.${kind}.title`), 'title'),
      ...points.map((point) => line(point, 'plain')),
    ],
  }
}

/** Which words a column is headed with, where a sheet doesn't use those of all. */
export function columnWords(t: Translator, sheet: string, column: string): string {
  const own = `imports.columns.${sheet}_${column}`
  const key = t.has(own as 'imports.columns.note') ? own : `imports.columns.${column}`
  return t(key as 'imports.columns.note')
}

const STYLES: Record<Column['kind'], StyleName> = {
  key: 'shown',
  shown: 'shown',
  pick: 'entry',
  text: 'entry',
  number: 'entryNumber',
  date: 'entry',
  choice: 'entry',
}

function dataSheet(
  t: Translator,
  sheet: Sheet,
  lists: Lists,
  rows: readonly Readonly<Record<string, CellToWrite>>[],
): SheetToWrite {
  const { columns } = sheet
  const last = HEAD_ROWS + rows.length + sheet.spare
  return {
    name: t(`imports.sheets.${sheet.id as 'figures'}`),
    isProtected: true,
    frozen: { rows: HEAD_ROWS, columns: columns.findIndex(({ name }) => name === 'subject') + 1 },
    columns: columns.map(({ kind, width }) => ({ width, hidden: kind === 'key' })),
    rows: [
      { cells: columns.map(({ name }) => ({ text: `${sheet.id}.${name}` })), hidden: true },
      { cells: columns.map(({ name }) => ({ text: columnWords(t, sheet.id, name), style: 'head' })) },
      ...rows.map((row) => ({ cells: columns.map((column) => row[column.name] ?? blank(column)) })),
      ...Array.from({ length: sheet.spare }, () => ({ cells: columns.map(blank) })),
    ],
    lists:
      last === HEAD_ROWS
        ? []
        : columns.flatMap(({ list }, column) => {
            const range = list && lists.rangeOf(list)
            if (!range) return []
            const words = { title: t('imports.list.title'), words: t('imports.list.words') }
            return [{ column, from: HEAD_ROWS + 1, to: last, range, ...words }]
          }),
  }
}

const blank = ({ kind }: Column): CellToWrite => ({ text: '', style: STYLES[kind] })

type Row = Record<string, CellToWrite>

function rowsOf(sheet: Sheet, report: ReportForWorkbook, cycle: string, locale: Locale): Row[] {
  const { draft, reference, title } = report
  const shown = (text: string): CellToWrite => ({ text, style: 'shown' })
  const amount = (value: string | undefined): CellToWrite =>
    value !== undefined && value.replace(/\D/g, '').length <= 15
      ? { number: value, style: 'shownNumber' }
      : shown(value ?? '')
  const typed = (row: Draft | null): Row =>
    Object.fromEntries(
      sheet.columns.flatMap((column): [string, CellToWrite][] =>
        ['text', 'number', 'date', 'choice'].includes(column.kind)
          ? [
              [
                column.name,
                { text: cellText(column, textIn(row, column.name), locale), style: STYLES[column.kind] },
              ],
            ]
          : [],
      ),
    )
  const head: Row = { subject: shown(reference), title: shown(title), cycle: shown(cycle) }
  /** A line for each row of the draft about something, and one where there is none yet. */
  const about = (list: string, key: string, beside: Row): Row[] => {
    const rows = rowsIn(draft, list).filter((row) => aboutOf(list, row) === key)
    return (rows.length ? rows : [null]).map((row) => ({
      ...head,
      ...beside,
      row: shown(textIn(row, 'row')),
      about: shown(key),
      ...typed(row),
    }))
  }
  switch (sheet.id) {
    case 'figures':
      return report.indicators.flatMap(({ key, name, unit, baseline, target, latest }) =>
        about('values', key, {
          indicator: shown(name),
          unit: shown(unit),
          baseline: amount(baseline?.value),
          target: amount(target?.value),
          latest: amount(latest?.value),
          latestOn: shown(entryOfDate(latest?.on)),
        }),
      )
    case 'steps':
      return report.milestones.flatMap(({ key, name, dueOn }) =>
        about('steps', key, { milestone: shown(name), dueOn: shown(entryOfDate(dueOn)) }),
      )
    case 'reports':
      return [{ ...head, ...typed(draft) }]
    default:
      return rowsIn(draft, sheet.list ?? '')
        .filter((row) => textIn(row, 'row') !== '')
        .map((row) => ({ subject: shown(reference), row: shown(textIn(row, 'row')), ...typed(row) }))
  }
}

/** An entry of the draft as the cell shows it. */
function cellText({ kind, list }: Column, entry: string, locale: Locale): string {
  if (kind !== 'choice' || list === undefined || entry === '') return entry
  if (list === 'yes') return wordOf(locale, 'yes', 'yes')
  return isWords(list) ? wordOf(locale, list, entry) : entry
}

const isWords = (list: ChoiceList | DataList): list is ChoiceList =>
  list !== 'reference' && list !== 'framework' && list !== 'maker'

interface Lists {
  sheet: SheetToWrite
  rangeOf(list: ChoiceList | DataList): string | null
}

/** A hidden sheet with one column for each list of answers that the workbook uses. */
function listsFor(
  sheets: readonly Sheet[],
  locale: Locale,
  data: Partial<Record<DataList, readonly string[]>>,
): Lists {
  const used = [...new Set(sheets.flatMap(({ columns }) => columns.flatMap(({ list }) => list ?? [])))]
  const words = used.map((list) =>
    isWords(list) ? choicesIn(locale, list).map(([, word]) => word) : [...(data[list] ?? [])],
  )
  const height = Math.max(0, ...words.map((list) => list.length))
  return {
    sheet: {
      name: 'lists',
      isHidden: true,
      isProtected: true,
      columns: used.map(() => ({ width: 20 })),
      rows: [
        { cells: used.map((list) => ({ text: `lists.${list}` })) },
        ...Array.from({ length: height }, (_, row) => ({
          cells: words.map((list) => (list[row] === undefined ? null : { text: list[row] })),
        })),
      ],
    },
    rangeOf(list) {
      const column = used.indexOf(list)
      const count = words[column]?.length ?? 0
      const letters = columnLetters(column)
      return count === 0 ? null : `lists!$${letters}$2:$${letters}$${count + 1}`
    },
  }
}

const aboutSheet = (facts: Readonly<Record<string, string>>): SheetToWrite => ({
  name: ABOUT_SHEET,
  isHidden: true,
  isProtected: true,
  columns: [{ width: 14 }, { width: 44 }],
  rows: Object.entries({ [ABOUT_SHEET]: VERSION, ...facts }).map(([name, text]) => ({
    cells: [{ text: name }, { text }],
  })),
})
