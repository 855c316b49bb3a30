import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { InvitationRow } from '@/lib/people/invitation-queries'
import type { InvitationState } from '@/lib/people/list'
import type { PersonRow } from '@/lib/people/queries'

interface InvitationTableProps {
  invitations: readonly InvitationRow[]
  /** All of them are in this state. */
  state: InvitationState
  locale: Locale
}

export async function InvitationTable({ invitations, state, locale }: InvitationTableProps) {
  const t = await getTranslations()
  const at = (instant: Date | null) =>
    instant && t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  const when = { open: 'expiresAt', expired: 'expiresAt', used: 'usedAt', withdrawn: 'withdrawnAt' } as const
  return (
    <DataTable
      caption={<span className="sr-only">{t(`invitations.state.${state}`)}</span>}
      rows={invitations}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'email',
          title: t('admin.people.email'),
          cell: ({ id, email }) => (
            <a
              className="font-[560] [overflow-wrap:anywhere]"
              href={href(locale, `/admin/invitations/${id}`)}
            >
              {email ?? t('admin.open.first')}
            </a>
          ),
        },
        {
          key: 'role',
          title: t('admin.people.role'),
          cell: ({ role, officeRole }) => (
            <>
              {t(`role.${role}`)}
              {officeRole && <span className="meta block">{t(`offices.role.${officeRole}`)}</span>}
            </>
          ),
        },
        {
          key: 'of',
          title: t('adminPeople.of'),
          cell: ({ maker, organisation }) => maker?.names[locale] ?? organisation ?? '–',
        },
        {
          key: 'when',
          title: t(`invitations.when.${state}`),
          cell: (row) => at(row[when[state]]),
        },
      ]}
    />
  )
}

export async function PeopleTable({ people, locale }: { people: readonly PersonRow[]; locale: Locale }) {
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
          cell: ({ id, name, disabled, erased }) => (
            <>
              <a className="font-[560]" href={href(locale, `/admin/people/${id}`)}>
                {erased ? t('adminPeople.erasedName', { id }) : name}
              </a>{' '}
              {disabled && !erased && <Pill>{t('admin.people.disabled')}</Pill>}
            </>
          ),
        },
        {
          key: 'email',
          title: t('admin.people.email'),
          label: '',
          cell: ({ email, erased }) =>
            erased ? '–' : <span className="[overflow-wrap:anywhere]">{email}</span>,
        },
        {
          key: 'role',
          title: t('admin.people.role'),
          cell: ({ role, officeRole }) => (
            <>
              {t(`role.${role}`)}
              {officeRole && <span className="meta block">{t(`offices.role.${officeRole}`)}</span>}
            </>
          ),
        },
        {
          key: 'of',
          title: t('adminPeople.of'),
          cell: ({ maker, organisation }) => maker?.names[locale] ?? organisation ?? '–',
        },
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
