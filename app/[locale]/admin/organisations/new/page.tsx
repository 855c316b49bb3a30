import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { OrganisationForm } from '@/components/organisations/organisation-form'
import { publicDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { organisationAction } from '@/lib/organisations/actions'
import { listPlaces } from '@/lib/organisations/queries'

const PATH = '/admin/organisations/new'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  return privateMetadata(t('addOne'))
}

export default async function NewOrganisationPage({
  params,
}: PageProps<'/[locale]/admin/organisations/new'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'organisation.manage'))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="admin" />

  const [t, places, restored] = await Promise.all([
    getTranslations('organisations'),
    listPlaces(publicDb),
    restoredForm(viewer, `/${locale}${PATH}`),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="organisations"
      path={PATH}
      title={t('addOne')}
      lede={t('addLede')}
    >
      <FormMessages namespaces={['organisations', 'fieldErrors', 'formErrors']}>
        <OrganisationForm
          action={organisationAction.bind(null, locale, null)}
          restored={restored}
          makers={places.map(({ code, names }) => ({ value: code, label: names[locale] }))}
          now={null}
        />
      </FormMessages>
      <p className="py-8">
        <a href={href(locale, '/admin/organisations')}>{t('back')}</a>
      </p>
    </AdminFrame>
  )
}
