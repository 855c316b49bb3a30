import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { CommitmentRow } from '@/lib/commitments/list-queries'
import type { Locale } from '@/lib/i18n/model'
import {
  DueCell,
  EvidenceCell,
  LatestCell,
  ProgressCell,
  RecordCell,
  type Sought,
  StatusCell,
} from './commitment-cells'

interface CommitmentTableProps {
  rows: readonly CommitmentRow[]
  caption: string
  locale: Locale
  /** null: no words were looked for. */
  sought?: Sought | null
}

/** Records with what matters of each, one line each; on a phone one small card each. */
export async function CommitmentTable({ rows, caption, locale, sought = null }: CommitmentTableProps) {
  const t = await getTranslations()
  const columns: Column<CommitmentRow>[] = [
    {
      key: 'record',
      title: t('commitments.column.record'),
      cell: (row) => <RecordCell row={row} locale={locale} t={t} sought={sought} />,
    },
    {
      key: 'status',
      title: t('commitments.column.status'),
      label: '',
      cell: (row) => <StatusCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'progress',
      title: t('commitments.column.progress'),
      cell: (row) => <ProgressCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'due',
      title: t('commitments.column.due'),
      cell: (row) => <DueCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'evidence',
      title: t('commitments.column.evidence'),
      cell: (row) => <EvidenceCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'latest',
      title: t('commitments.column.latest'),
      cell: (row) => <LatestCell row={row} locale={locale} t={t} />,
    },
  ]
  return (
    // The stacked table hides its head outside the page on a phone.
    <div className="relative overflow-x-clip">
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.reference} stack />
    </div>
  )
}
