import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { OfficePerson, OfficeRow } from '@/lib/offices/queries'

/** Every maker that has or had an office, and who is in it. */
export async function AdminOfficeTable({
  offices,
  locale,
}: {
  offices: readonly OfficeRow[]
  locale: Locale
}) {
  const t = await getTranslations('offices')
  const others = (people: readonly OfficePerson[], role: OfficePerson['officeRole']) =>
    people.filter(({ officeRole }) => officeRole === role)
  return (
    <DataTable
      caption={<span className="sr-only">{t('caption')}</span>}
      rows={offices}
      rowKey={({ maker }) => maker.code}
      stack
      columns={[
        {
          key: 'maker',
          title: t('office'),
          cell: ({ maker }) => (
            <a className="font-[560]" href={href(locale, `/admin/offices/${maker.code}`)}>
              {maker.names[locale]}
            </a>
          ),
        },
        {
          key: 'state',
          title: t('stateLabel'),
          cell: ({ activeFrom, activeTo }) =>
            activeTo
              ? t('closedOn', { date: formatDate(locale, activeTo, 'short') })
              : t('openSince', { date: formatDate(locale, activeFrom, 'short') }),
        },
        {
          key: 'lead',
          title: t('role.lead'),
          cell: ({ people, activeTo }) => {
            const [lead] = others(people, 'lead')
            if (lead) return <PersonLink person={lead} locale={locale} />
            return activeTo ? '–' : <span className="text-accent">{t('noLead')}</span>
          },
        },
        {
          key: 'alternates',
          title: t('alternates'),
          cell: ({ people }) => <People people={others(people, 'alternate')} locale={locale} />,
        },
        {
          key: 'contributors',
          title: t('contributors'),
          cell: ({ people }) => <People people={others(people, 'contributor')} locale={locale} />,
        },
      ]}
    />
  )
}

const SHOWN = 5

function People({ people, locale }: { people: readonly OfficePerson[]; locale: Locale }) {
  if (people.length === 0) return '–'
  return (
    <ul>
      {people.slice(0, SHOWN).map((person) => (
        <li key={person.id}>
          <PersonLink person={person} locale={locale} />
        </li>
      ))}
      {people.length > SHOWN && <li className="text-ink-3">+{people.length - SHOWN}</li>}
    </ul>
  )
}

export const PersonLink = ({ person, locale }: { person: OfficePerson; locale: Locale }) => (
  <a href={href(locale, `/admin/people/${person.id}`)}>{person.name}</a>
)
