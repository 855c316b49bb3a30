import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { Locale } from '@/lib/i18n/model'
import type { Fault } from '@/lib/imports/model'
import type { ImportRow } from '@/lib/imports/queries'
import { columnOf } from '@/lib/workbooks/model'
import { workbookWords } from './words'

interface MistakesProps {
  rows: readonly ImportRow[]
  /** Those that stop their row, or those that are only missing yet. */
  stops: boolean
  locale: Locale
}

/** Everything that is wrong at once: where it stands in the file, what stands there, what to do. */
export async function Mistakes({ rows, stops, locale }: MistakesProps) {
  const [t, words] = await Promise.all([getTranslations('imports.one.mistakes'), workbookWords(locale)])
  const lines = rows.flatMap((row) =>
    (row.faults ?? [])
      .filter((fault) => fault.stops === stops)
      .toSorted((a, b) => (columnOf(a.at) ?? 0) - (columnOf(b.at) ?? 0))
      .map((fault) => ({ row, fault })),
  )
  const address = ({ row }: ImportRow, { at }: Fault) => (at ? `${at}${row}` : t('row', { row }))
  return (
    <DataTable
      stack
      caption={stops ? t('caption') : t('gaps')}
      rows={lines}
      rowKey={({ row, fault }) => `${row.id} ${fault.field}`}
      columns={[
        {
          key: 'cell',
          title: t('cell'),
          cell: ({ row, fault }) => <span className="font-[560] tabular-nums">{address(row, fault)}</span>,
        },
        { key: 'sheet', title: t('sheet'), cell: ({ row }) => row.sheetName },
        { key: 'column', title: t('column'), cell: ({ row, fault }) => words.field(row.sheet, fault.field) },
        {
          key: 'written',
          title: t('written'),
          cell: ({ row, fault }) => {
            const text = row.cells[fault.field]?.text
            return text ? (
              <q>{words.value('', '', text)}</q>
            ) : (
              <span className="text-ink-3">{t('empty')}</span>
            )
          },
        },
        { key: 'todo', title: t('todo'), cell: ({ fault }) => words.fault(fault) },
      ]}
    />
  )
}
