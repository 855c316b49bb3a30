import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { ConfirmForm } from '@/components/people/confirm-form'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { closeOfficeAction } from '@/lib/offices/admin-actions'
import { findOffice } from '@/lib/offices/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offices')
  return privateMetadata(t('name'))
}

/** Says what closing an office does, before it is done. */
export default async function CloseOfficePage({
  params,
}: PageProps<'/[locale]/admin/offices/[maker]/close'>) {
  const { locale, maker } = await params
  if (!isLocale(locale) || !/^[A-Z]{3}$/.test(maker)) notFound()
  const path = `/admin/offices/${maker}/close`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'office.close'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, office, restored] = await Promise.all([
    getTranslations('offices'),
    findOffice(appDb, maker),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!office || office.activeTo !== null) notFound()
  const happens = [
    t('close.people', { count: office.people.length }),
    t('close.drafts', { count: office.openDrafts }),
    t('close.reports'),
    t('close.pending'),
    t('close.stays'),
  ]
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="offices"
      path={path}
      title={t('close.question', { name: office.maker.names[locale] })}
    >
      <ul className="mt-2 mb-8 max-w-3xl list-disc ps-5 text-[1.05rem]">
        {happens.map((line) => (
          <li key={line} className="py-1">
            {line}
          </li>
        ))}
      </ul>
      <FormMessages namespaces={['formErrors', 'fieldErrors']}>
        <ConfirmForm
          action={closeOfficeAction.bind(null, locale, maker)}
          restored={restored}
          button={t('close.button')}
          kind="danger"
        />
      </FormMessages>
      <p className="py-8">
        <a href={href(locale, `/admin/offices/${maker}`)}>{t('close.cancel')}</a>
      </p>
    </AdminFrame>
  )
}
