import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { OperatorForm } from '@/components/operator/operator-form'
import { Done } from '@/components/ui/done'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { stateOperatorAction } from '@/lib/operator/actions'
import { findOperator } from '@/lib/operator/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('operator')
  return privateMetadata(t('name'))
}

export default async function OperatorPage({ params, searchParams }: PageProps<'/[locale]/admin/operator'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const page = `/${locale}/admin/operator`
  const viewer = await requireViewer(locale, page)
  if (!can(viewer, 'operator.manage'))
    return <NotYours viewer={viewer} locale={locale} path="/admin/operator" section="admin" />

  const [t, present, restored] = await Promise.all([
    getTranslations('operator'),
    findOperator(appDb),
    restoredForm(viewer, page),
  ])
  return (
    <AdminFrame viewer={viewer} locale={locale} section="operator" title={t('title')} lede={t('lede')}>
      {done === 'stated' && <Done>{t('done')}</Done>}
      <p className="mt-4">
        <a href={href(locale, '/about#operator')}>{t('see')}</a>
      </p>
      <section className="sec first">
        <FormMessages namespaces={['operator', 'language', 'fieldErrors', 'formErrors']}>
          <OperatorForm
            action={stateOperatorAction.bind(null, locale)}
            restored={restored}
            present={present}
          />
        </FormMessages>
      </section>
    </AdminFrame>
  )
}
