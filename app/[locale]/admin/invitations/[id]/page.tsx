import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { DoneNote } from '@/components/people/done-note'
import { InvitationActs, InvitationFacts } from '@/components/people/invitation'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { findInvitationById } from '@/lib/people/invitation-queries'
import { invitationStateOf } from '@/lib/people/list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations')
  return privateMetadata(t('one'))
}

/** One invitation: issue it again, or take it back. */
export default async function AdminInvitationPage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/invitations/[id]'>) {
  const [{ locale, id: given }, { done }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/admin/invitations/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, invitation, restored] = await Promise.all([
    getTranslations('invitations'),
    findInvitationById(appDb, id),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!invitation) notFound()
  const state = invitationStateOf(invitation, new Date())
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="invitations"
      path={path}
      title={t(`oneTitle.${state}`)}
    >
      <DoneNote>{done === 'withdrawn' ? t('withdraw.done') : null}</DoneNote>
      <InvitationFacts invitation={invitation} state={state} locale={locale} />
      <InvitationActs invitation={invitation} state={state} restored={restored} locale={locale} />
      <p className="py-8">
        <a href={href(locale, '/admin/invitations')}>{t('back')}</a>
      </p>
    </AdminFrame>
  )
}
