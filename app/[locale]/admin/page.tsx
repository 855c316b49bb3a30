import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { InviteForm } from '@/components/people/invite-form'
import { InvitationTable, PeopleTable } from '@/components/people/people-tables'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import type { Role } from '@/lib/access/model'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { inviteAction } from '@/lib/people/actions'
import { listMakersForOffices, listOpenInvitations, listPeople } from '@/lib/people/queries'

/** Those with work to do first. */
const INVITED: readonly Role[] = [
  'focal_point',
  'editor',
  'reviewer',
  'administrator',
  'civil_society',
  'donor',
]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return privateMetadata(t('name'))
}

export default async function AdminPage({ params }: PageProps<'/[locale]/admin'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path="/admin" section="admin" />

  const [t, makers, people, invitations] = await Promise.all([
    getTranslations(),
    listMakersForOffices(appDb),
    listPeople(appDb),
    listOpenInvitations(appDb, new Date()),
  ])
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/admin" section="admin">
      <section className="sec first">
        <PageTitle>{t('admin.title')}</PageTitle>
        <p className="lede">{t('admin.lede')}</p>
      </section>
      <Section id="invite" title={t('admin.invite.title')}>
        <FormMessages namespaces={['admin', 'fieldErrors', 'formErrors']}>
          <InviteForm
            action={inviteAction.bind(null, locale)}
            roles={INVITED.map((role) => ({
              value: role,
              label: t(`role.${role}`),
              hint: t(`admin.roleHint.${role}`),
            }))}
            makers={makers.map(({ code, names }) => ({ value: code, label: names[locale] }))}
          />
        </FormMessages>
      </Section>
      <Section id="invitations" title={t('admin.open.title', { count: invitations.length })}>
        {invitations.length > 0 && <InvitationTable invitations={invitations} locale={locale} />}
      </Section>
      <Section id="people" title={t('admin.people.title', { count: people.length })}>
        <PeopleTable people={people} locale={locale} />
      </Section>
    </WorkspaceFrame>
  )
}
