import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { OfficePerson } from '@/lib/offices/queries-office'

interface OfficePeopleTableProps {
  people: readonly OfficePerson[]
  viewerId: number
  /** The reader gives rights here. */
  manages: boolean
  locale: Locale
}

/** Whoever works in the office, and what they may do there. */
export async function OfficePeopleTable({ people, viewerId, manages, locale }: OfficePeopleTableProps) {
  const t = await getTranslations('officePage')
  const rights = ({ role, grants }: OfficePerson) =>
    role !== 'contributor'
      ? t('people.all')
      : grants === 0
        ? t('people.none')
        : t('people.count', { count: grants })
  return (
    <DataTable
      caption={<span className="sr-only">{t('people.caption')}</span>}
      rows={people}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'person',
          title: t('people.person'),
          cell: ({ id, name }) => (
            <>
              <span className="font-[560]">{name}</span> {id === viewerId && <Pill>{t('people.you')}</Pill>}
            </>
          ),
        },
        {
          key: 'role',
          title: t('people.role'),
          cell: ({ role, actsUntil }) => (
            <>
              {t(`role.${role}`)}
              {actsUntil && role !== 'lead' && (
                <span className="meta block">
                  {t('people.acts', { date: formatDate(locale, actsUntil, 'short') })}
                </span>
              )}
              <span className="meta block">{t(`roleMeaning.${role}`)}</span>
            </>
          ),
        },
        {
          key: 'rights',
          title: t('people.rights'),
          cell: (person) => (
            <span className="inline-flex flex-wrap items-center gap-x-4 gap-y-2">
              {rights(person)}
              {manages && person.role === 'contributor' && (
                <ButtonLink
                  href={href(locale, `/workspace/office/contributors/${person.id}`)}
                  aria-label={t('people.setLabel', { name: person.name })}
                >
                  {t('people.set')}
                </ButtonLink>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
