import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { AlikeOrganisations } from '@/components/organisations/alike-organisations'
import { OrganisationFacts } from '@/components/organisations/organisation'
import { VerifyForm } from '@/components/organisations/verify-form'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { verifyOrganisationAction } from '@/lib/organisations/actions'
import { findOrganisation, listAlike } from '@/lib/organisations/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  return privateMetadata(t('one'))
}

export default async function ReviewOrganisationPage({
  params,
}: PageProps<'/[locale]/reviews/organisations/[id]'>) {
  const { locale, id: given } = await params
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/reviews/organisations/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'organisation.verify'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />

  const [t, organisation, alike, restored] = await Promise.all([
    getTranslations('organisations'),
    findOrganisation(appDb, id),
    listAlike(appDb, id),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!organisation) notFound()
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="reviews">
      <section className="sec first">
        <PageTitle>{organisation.name}</PageTitle>
        <OrganisationFacts organisation={organisation} locale={locale} />
        <AlikeOrganisations alike={alike} locale={locale} />
        <h2 className="mb-4">{t(organisation.verifiedAt ? 'verify.change' : 'verify.one')}</h2>
        <FormMessages namespaces={['organisations', 'fieldErrors', 'formErrors']}>
          <VerifyForm
            action={verifyOrganisationAction.bind(null, locale, id)}
            restored={restored}
            verified={organisation.verifiedAt !== null}
            isProtected={organisation.isProtected}
          />
        </FormMessages>
        <p className="pt-8">
          <a href={href(locale, '/reviews/organisations')}>{t('back')}</a>
        </p>
      </section>
    </WorkspaceFrame>
  )
}
