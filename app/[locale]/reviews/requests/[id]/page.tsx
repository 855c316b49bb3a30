import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { DecideForm } from '@/components/requests/decide-form'
import { RequestFacts } from '@/components/requests/request-facts'
import { Section } from '@/components/ui/section'
import { Kicker, Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { decideRequestAction } from '@/lib/requests/actions'
import { findRequest } from '@/lib/requests/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('request')
  return privateMetadata(t('name'))
}

/** One request: what they say of themselves, and the reviewer's decision. */
export default async function RequestPage({ params }: PageProps<'/[locale]/reviews/requests/[id]'>) {
  const { locale, id: given } = await params
  if (!isLocale(locale)) notFound()
  const path = `/reviews/requests/${given}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'request.decide', { state: 'asked' }))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />
  const id = idOf(given)
  const request = id === null ? null : await findRequest(appDb, id)
  if (!request) notFound()

  const [t, restored] = await Promise.all([
    getTranslations('request'),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="reviews">
      <section className="sec first">
        <Kicker>{t(`kind.${request.kind}`)}</Kicker>
        <PageTitle>{request.organisationName}</PageTitle>
        <RequestFacts request={request} locale={locale} />
      </section>
      <Section id="decision" title={t('review.decide')} lede={t('review.decideLede')}>
        {can(viewer, 'request.decide', request) ? (
          <FormMessages namespaces={['request', 'fieldErrors', 'formErrors']}>
            <DecideForm
              action={decideRequestAction.bind(null, locale, request.id)}
              atRisk={request.atRisk}
              restored={restored}
            />
          </FormMessages>
        ) : (
          <Note>{t('review.closed', { state: t(`state.${request.state}`) })}</Note>
        )}
      </Section>
    </WorkspaceFrame>
  )
}
