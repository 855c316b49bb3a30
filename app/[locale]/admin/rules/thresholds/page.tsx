import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { ThresholdsForm } from '@/components/proposals/thresholds-form'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { proposeThresholdsAction } from '@/lib/proposals/actions'
import { entryOfBound, THRESHOLD_KEYS } from '@/lib/proposals/input'
import { findThresholds } from '@/lib/standing/thresholds'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return privateMetadata(t('name'))
}

const PATH = '/admin/rules/thresholds'

export default async function ThresholdsPage({ params }: PageProps<'/[locale]/admin/rules/thresholds'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'proposal.make', { kind: 'thresholds' }))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="admin" />

  const [t, { values }, restored] = await Promise.all([
    getTranslations('proposals.thresholds'),
    findThresholds(appDb),
    restoredForm(viewer, `/${locale}${PATH}`),
  ])
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="rules"
      path={PATH}
      title={t('title')}
      lede={t('lede')}
    >
      <section className="sec first">
        <FormMessages namespaces={['proposals', 'fieldErrors', 'formErrors']}>
          <ThresholdsForm
            action={proposeThresholdsAction.bind(null, locale)}
            restored={restored}
            present={Object.fromEntries(THRESHOLD_KEYS.map((key) => [key, entryOfBound(key, values[key])]))}
          />
        </FormMessages>
      </section>
    </AdminFrame>
  )
}
