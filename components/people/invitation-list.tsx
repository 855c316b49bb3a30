import { getTranslations } from 'next-intl/server'
import { ListPager } from '@/components/layout/list-pager'
import { ListSearch } from '@/components/layout/list-search'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import type { Locale } from '@/lib/i18n/model'
import { countInvitations, type InvitationFilter, listInvitations } from '@/lib/people/invitation-queries'
import { INVITATION_STATES } from '@/lib/people/list'
import { InvitationTable } from './people-tables'

interface InvitationListProps extends InvitationFilter {
  page: number
  locale: Locale
}

/** Invitations in one state, searchable by address. */
export async function InvitationList({ q, state, page, locale }: InvitationListProps) {
  const now = new Date()
  const [t, invitations, total] = await Promise.all([
    getTranslations(),
    listInvitations(appDb, now, { q, state }, page),
    countInvitations(appDb, now, { q, state }),
  ])
  const title =
    state === 'open'
      ? t('admin.open.title', { count: total })
      : t(`invitations.found.${state}`, { count: total })
  return (
    <Section id="invitations" title={title}>
      <ListSearch
        locale={locale}
        path="/admin/invitations"
        label={t('invitations.search')}
        q={q}
        filters={[
          {
            name: 'state',
            label: t('adminPeople.stateLabel'),
            options: INVITATION_STATES.map((one) => ({ value: one, label: t(`invitations.state.${one}`) })),
            value: state,
            any: null,
          },
        ]}
      />
      {invitations.length > 0 && <InvitationTable invitations={invitations} state={state} locale={locale} />}
      <ListPager
        locale={locale}
        path="/admin/invitations"
        query={{ q, state: state === 'open' ? null : state }}
        page={page}
        total={total}
      />
    </Section>
  )
}
