import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { ImportLine } from '@/lib/imports/queries'

interface ImportTableProps {
  imports: readonly ImportLine[]
  locale: Locale
}

export async function ImportTable({ imports, locale }: ImportTableProps) {
  const t = await getTranslations()
  const { VAADA_TIME_ZONE } = env()
  return (
    <DataTable
      stack
      caption={t('imports.page.list.caption')}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          title: t('imports.page.list.file'),
          cell: ({ id, fileName }) => <a href={href(locale, `/workspace/imports/${id}`)}>{fileName}</a>,
        },
        {
          key: 'sent',
          title: t('imports.page.list.sent'),
          cell: ({ createdAt }) =>
            t('workspace.at', instantParts(locale, createdAt, VAADA_TIME_ZONE, 'short')),
        },
        {
          key: 'state',
          title: t('imports.page.list.state'),
          cell: ({ state, progress, mistakes, changes }) =>
            t(`imports.state.${state}`, { percent: progress, mistakes, changes }),
        },
      ]}
    />
  )
}
