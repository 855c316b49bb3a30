import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import type { InvitationRow, PersonRow } from '@/lib/people/queries'

export async function InvitationTable({
  invitations,
  locale,
}: {
  invitations: InvitationRow[]
  locale: Locale
}) {
  const t = await getTranslations()
  return (
    <DataTable
      caption={<span className="sr-only">{t('admin.open.caption')}</span>}
      rows={invitations}
      rowKey={({ id }) => id}
      stack
      columns={[
        { key: 'email', title: t('admin.people.email'), cell: ({ email }) => email ?? t('admin.open.first') },
        { key: 'role', title: t('admin.people.role'), cell: ({ role }) => t(`role.${role}`) },
        { key: 'maker', title: t('admin.people.maker'), cell: ({ maker }) => maker?.names[locale] },
        {
          key: 'until',
          title: t('admin.open.until'),
          cell: ({ expiresAt }) =>
            t('workspace.at', instantParts(locale, expiresAt, env().VAADA_TIME_ZONE, 'short')),
        },
      ]}
    />
  )
}

export async function PeopleTable({ people, locale }: { people: PersonRow[]; locale: Locale }) {
  const t = await getTranslations()
  return (
    <DataTable
      caption={<span className="sr-only">{t('admin.people.caption')}</span>}
      rows={people}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'name',
          title: t('admin.people.name'),
          cell: ({ name, disabled }) => (
            <>
              <span className="font-[560]">{name}</span>{' '}
              {disabled && <Pill>{t('admin.people.disabled')}</Pill>}
            </>
          ),
        },
        {
          key: 'email',
          title: t('admin.people.email'),
          cell: ({ email }) => <span className="break-all">{email}</span>,
        },
        { key: 'role', title: t('admin.people.role'), cell: ({ role }) => t(`role.${role}`) },
        { key: 'maker', title: t('admin.people.maker'), cell: ({ maker }) => maker?.names[locale] },
        {
          key: 'seen',
          title: t('admin.people.seen'),
          cell: ({ seenAt }) =>
            seenAt
              ? t('workspace.at', instantParts(locale, seenAt, env().VAADA_TIME_ZONE, 'short'))
              : t('admin.people.never'),
        },
      ]}
    />
  )
}
