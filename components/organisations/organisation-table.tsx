import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { formatNumber } from '@/lib/format/number'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { OrganisationRow } from '@/lib/organisations/queries'

interface OrganisationTableProps {
  organisations: readonly OrganisationRow[]
  /** Where a row leads, without language and number. */
  path: '/admin/organisations' | '/reviews/organisations'
  locale: Locale
}

export async function OrganisationTable({ organisations, path, locale }: OrganisationTableProps) {
  const t = await getTranslations('organisations')
  return (
    <DataTable
      caption={<span className="sr-only">{t('caption')}</span>}
      rows={organisations}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'name',
          title: t('field.name'),
          cell: ({ id, name, closedAt }) => (
            <>
              <a className="font-[560]" href={href(locale, `${path}/${id}`)}>
                {name}
              </a>{' '}
              {closedAt && <Pill>{t('state.closed')}</Pill>}
            </>
          ),
        },
        { key: 'kind', title: t('field.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
        {
          key: 'maker',
          title: t('field.maker'),
          cell: ({ maker }) => maker?.names[locale] ?? t('anywhere'),
        },
        {
          key: 'verified',
          title: t('verification'),
          cell: ({ verifiedAt, isProtected }) => (
            <>
              {t(verifiedAt ? 'state.verified' : 'state.unverified')}
              {isProtected && <span className="meta block">{t('protected')}</span>}
            </>
          ),
        },
        {
          key: 'people',
          title: t('people'),
          numeric: true,
          cell: ({ people }) => formatNumber(locale, people),
        },
      ]}
    />
  )
}
