import { getTranslations } from 'next-intl/server'
import { ListSearch } from '@/components/layout/list-search'
import { appDb } from '@/db/client'
import { ROLES } from '@/lib/access/model'
import type { Locale } from '@/lib/i18n/model'
import { PEOPLE_STATES, type PeopleFilter } from '@/lib/people/list'
import { listMakersWithOffices } from '@/lib/people/queries'

export async function PeopleSearch({ filter, locale }: { filter: PeopleFilter; locale: Locale }) {
  const [t, makers] = await Promise.all([getTranslations(), listMakersWithOffices(appDb)])
  const any = t('admin.list.any')
  return (
    <ListSearch
      locale={locale}
      path="/admin/people"
      label={t('adminPeople.search')}
      q={filter.q}
      filters={[
        {
          name: 'role',
          label: t('admin.people.role'),
          options: ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })),
          value: filter.role,
          any,
        },
        {
          name: 'maker',
          label: t('adminPeople.office'),
          options: makers.map(({ code, names }) => ({ value: code, label: names[locale] })),
          value: filter.maker,
          any,
        },
        {
          name: 'state',
          label: t('adminPeople.stateLabel'),
          options: PEOPLE_STATES.map((state) => ({ value: state, label: t(`adminPeople.state.${state}`) })),
          value: filter.state,
          any,
        },
      ]}
    />
  )
}
