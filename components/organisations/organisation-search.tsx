import { getTranslations } from 'next-intl/server'
import { ListSearch } from '@/components/layout/list-search'
import type { Locale } from '@/lib/i18n/model'
import { ORGANISATION_STATES, type OrganisationFilter } from '@/lib/organisations/list'
import { ORGANISATION_KINDS } from '@/lib/organisations/model'

interface OrganisationSearchProps {
  filter: OrganisationFilter
  path: string
  locale: Locale
}

export async function OrganisationSearch({ filter, path, locale }: OrganisationSearchProps) {
  const t = await getTranslations()
  const any = t('admin.list.any')
  return (
    <ListSearch
      locale={locale}
      path={path}
      label={t('organisations.search')}
      q={filter.q}
      filters={[
        {
          name: 'kind',
          label: t('organisations.field.kind'),
          options: ORGANISATION_KINDS.map((kind) => ({
            value: kind,
            label: t(`organisations.kind.${kind}`),
          })),
          value: filter.kind,
          any,
        },
        {
          name: 'state',
          label: t('adminPeople.stateLabel'),
          options: ORGANISATION_STATES.map((state) => ({
            value: state,
            label: t(`organisations.state.${state}`),
          })),
          value: filter.state,
          any,
        },
      ]}
    />
  )
}
