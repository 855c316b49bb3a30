import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { InvitationList } from '@/components/people/invitation-list'
import { InviteForm } from '@/components/people/invite-form'
import { roleOptions } from '@/components/people/role-options'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { isLocale, LOCALES } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { inviteAction } from '@/lib/people/actions'
import { invitationListOf } from '@/lib/people/list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations')
  return privateMetadata(t('title'))
}

export default async function InvitationsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/invitations'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const path = '/admin/invitations'
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, options, restored] = await Promise.all([
    getTranslations(),
    roleOptions(locale),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="invitations"
      title={t('invitations.title')}
      lede={t(env().SMTP_URL === undefined ? 'invitations.ledeByHand' : 'invitations.lede')}
    >
      <Section id="invite" title={t('admin.invite.title')}>
        <FormMessages namespaces={['admin', 'fieldErrors', 'formErrors']}>
          <InviteForm
            action={inviteAction.bind(null, locale)}
            restored={restored}
            options={options}
            languages={LOCALES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
            language={locale}
          />
        </FormMessages>
      </Section>
      <InvitationList {...invitationListOf(query)} locale={locale} />
    </AdminFrame>
  )
}
