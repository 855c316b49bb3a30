import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { FrameworkForm } from '@/components/proposals/framework-form'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { isLocale, LOCALES } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { proposeFrameworkAction } from '@/lib/proposals/actions'
import { findFramework } from '@/lib/proposals/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return privateMetadata(t('name'))
}

/** A framework's other name; under the address `new`, a new one. */
export default async function FrameworkPage({ params }: PageProps<'/[locale]/admin/rules/frameworks/[key]'>) {
  const { locale, key } = await params
  if (!isLocale(locale)) notFound()
  const path = `/admin/rules/frameworks/${key}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'proposal.make', { kind: 'framework' }))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const isNew = key === 'new'
  const [t, found, restored] = await Promise.all([
    getTranslations('proposals.framework'),
    isNew ? null : findFramework(appDb, key),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!isNew && !found) notFound()
  const present =
    found && Object.fromEntries(LOCALES.map((language) => [language, found[language]?.text ?? '']))
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="rules"
      path={path}
      title={isNew ? t('titleNew') : t('titleRename')}
      lede={t('lede')}
    >
      <section className="sec first">
        {!isNew && (
          <p className="mb-5">
            {t('key')}: <code>{key}</code>
          </p>
        )}
        <FormMessages namespaces={['proposals', 'language', 'fieldErrors', 'formErrors']}>
          <FrameworkForm
            action={proposeFrameworkAction.bind(null, locale, isNew ? null : key)}
            restored={restored}
            present={present}
          />
        </FormMessages>
      </section>
    </AdminFrame>
  )
}
