import { getTranslations } from 'next-intl/server'
import { DataLinks } from '@/components/layout/data-links'
import { DataTable } from '@/components/ui/data-table'
import { dictionaryRows } from '@/lib/exports/dictionary'
import type { Row, Table } from '@/lib/exports/model'
import type { Locale } from '@/lib/i18n/model'

interface TableListProps {
  tables: readonly Table[]
  locale: Locale
}

/** Every table of the record: its files, and what each of its columns says. */
export async function TableList({ tables, locale }: TableListProps) {
  const t = await getTranslations('exports.tables')
  return (
    <ul className="grid gap-6">
      {tables.map((table) => (
        <li key={table.name} id={`table-${table.name}`} className="border-t border-line pt-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
            <h3 className="font-mono text-base" translate="no">
              {table.name}
            </h3>
            <DataLinks locale={locale} path={`/data/${table.name}`} of={table.name} />
          </div>
          <p className="text-ink-2">{t(table.name as 'commitments')}</p>
          <Columns table={table} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

async function Columns({ table, locale }: { table: Table; locale: Locale }) {
  const t = await getTranslations('data')
  const { columns } = table
  const code = (key: string) => (row: Row) => <code translate="no">{row[key]}</code>
  return (
    <details className="mt-1 text-sm">
      <summary>{t('columns', { count: columns.length })}</summary>
      <DataTable
        stack
        caption={t('dictionaryCaption', { table: table.name })}
        rows={dictionaryRows(locale, [table])}
        rowKey={({ column }) => String(column)}
        columns={[
          { key: 'column', title: t('column'), cell: code('column') },
          {
            key: 'type',
            title: t('type'),
            cell: ({ type_words, unit }) => [type_words, unit].filter(Boolean).join(', '),
          },
          { key: 'meaning', title: t('meaning'), cell: ({ meaning }) => meaning },
          { key: 'empty', title: t('empty'), cell: ({ empty }) => empty },
          { key: 'from', title: t('from'), cell: code('from') },
        ]}
      />
    </details>
  )
}
