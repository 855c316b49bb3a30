import { getTranslations } from 'next-intl/server'
import { countColumns } from '@/components/actions/count-columns'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { MakerAction } from '@/lib/makers/profiles'

interface CountryActionsProps {
  locale: Locale
  code: string
  actions: readonly MakerAction[]
}

/** What one country promised and did for each action of the coalition; a record may serve several. */
export async function CountryActions({ locale, code, actions }: CountryActionsProps) {
  const t = await getTranslations()
  return (
    <Section id="actions" title={t('overview.actions.titleEven')} lede={t('overview.actions.lede')}>
      <DataTable
        stack
        rows={actions}
        rowKey={(row) => row.number}
        columns={[
          {
            key: 'action',
            title: t('action.column'),
            cell: (row: MakerAction) => (
              <a className="font-[560]" href={href(locale, `/actions/${row.number}`)}>
                {pickText(row.name, locale)?.text ?? row.number}
              </a>
            ),
          },
          ...countColumns(t, locale, (row: MakerAction) => ({ country: code, action: row.number })),
        ]}
      />
    </Section>
  )
}
