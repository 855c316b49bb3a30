import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { href } from '@/lib/i18n/links'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'

interface FrameworkTableProps {
  frameworks: readonly { key: string; name: LocalizedText }[]
  locale: Locale
}

export async function FrameworkTable({ frameworks, locale }: FrameworkTableProps) {
  const t = await getTranslations('proposals.frameworks')
  const nameOf = (name: LocalizedText) => pickText(name, locale)?.text ?? ''
  return (
    <DataTable
      stack
      caption={t('caption')}
      rows={frameworks}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', title: t('name'), cell: ({ name }) => nameOf(name) },
        { key: 'key', title: t('key'), cell: ({ key }) => <code>{key}</code> },
        {
          key: 'rename',
          title: '',
          cell: ({ key, name }) => (
            <a
              href={href(locale, `/admin/rules/frameworks/${key}`)}
              aria-label={t('renameOf', { name: nameOf(name) })}
            >
              {t('rename')}
            </a>
          ),
        },
      ]}
    />
  )
}
