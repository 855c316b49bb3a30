import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ListSearch } from '@/components/layout/list-search'
import { NotYours } from '@/components/layout/not-yours'
import { InviteRequestedForm } from '@/components/requests/invite-requested-form'
import { RequestFacts } from '@/components/requests/request-facts'
import { RequestTable } from '@/components/requests/request-table'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { searchOf } from '@/lib/listing'
import { inviteRequestedAction } from '@/lib/requests/actions'
import { countRequests, listRequests } from '@/lib/requests/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.nav')
  return privateMetadata(t('requests'))
}

/** Verified requests, to be invited. */
export default async function AdminRequestsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/admin/requests'>) {
  const [{ locale }, { done, q: sought }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const q = searchOf(sought)
  const page = `/${locale}/admin/requests`
  const viewer = await requireViewer(locale, page)
  if (!can(viewer, 'request.invite', { state: 'verified' }))
    return <NotYours viewer={viewer} locale={locale} path="/admin/requests" section="admin" />

  const [t, verified, others, asked, restored] = await Promise.all([
    getTranslations('request'),
    listRequests(appDb, ['verified']),
    listRequests(appDb, ['invited', 'refused'], { limit: 50, q }),
    countRequests(appDb, 'asked'),
    restoredForm(viewer, page),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="requests"
      title={t('admin.title', { count: verified.length })}
      lede={t('admin.lede', { count: asked })}
    >
      {(done === 'invited' || done === 'held' || restored) && (
        <div role="status" className="mb-6">
          <Note tone="accent">
            {t(restored ? 'admin.pressAgain' : `admin.done.${done === 'held' ? 'held' : 'invited'}`)}{' '}
            {done === 'held' && <a href={href(locale, '/admin/outbox')}>{t('admin.outbox')}</a>}
          </Note>
        </div>
      )}
      {verified.map((request) => (
        <Section id={`request-${request.id}`} key={request.id} title={request.organisationName}>
          <RequestFacts request={request} locale={locale} />
          <div className="mt-6">
            {request.atRisk && env().SMTP_URL === undefined ? (
              <Note>{t('admin.needsMail')}</Note>
            ) : (
              <FormMessages namespaces={['request', 'fieldErrors', 'formErrors']}>
                <InviteRequestedForm
                  action={inviteRequestedAction.bind(null, locale, request.id)}
                  email={request.email}
                />
              </FormMessages>
            )}
          </div>
        </Section>
      ))}
      {(others.length > 0 || q !== '') && (
        <Section id="others" title={t('admin.others')}>
          <ListSearch locale={locale} path="/admin/requests" label={t('search')} q={q} />
          {others.length > 0 ? <RequestTable rows={others} locale={locale} /> : <p>{t('none')}</p>}
        </Section>
      )}
    </AdminFrame>
  )
}
