import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CycleForm } from '@/components/cycles/cycle-form'
import { CycleTable } from '@/components/cycles/cycle-table'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { saveCycleAction } from '@/lib/cycles/actions'
import { listCycles } from '@/lib/cycles/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cycles')
  return privateMetadata(t('name'))
}

export default async function CyclesPage({ params, searchParams }: PageProps<'/[locale]/admin/cycles'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const page = `/${locale}/admin/cycles`
  const viewer = await requireViewer(locale, page)
  if (!can(viewer, 'cycle.manage'))
    return <NotYours viewer={viewer} locale={locale} path="/admin/cycles" section="admin" />

  const [t, cycles, restored] = await Promise.all([
    getTranslations('cycles'),
    listCycles(appDb),
    restoredForm(viewer, page),
  ])
  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  return (
    <AdminFrame viewer={viewer} locale={locale} section="cycles" title={t('title')} lede={t('lede')}>
      {(done === 'added' || done === 'changed' || done === 'removed') && <Done>{t(`done.${done}`)}</Done>}
      <section className="sec first">
        {cycles.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <CycleTable cycles={cycles} today={today} locale={locale} />
        )}
      </section>
      <Section id="add" title={t('add.title')}>
        <FormMessages namespaces={['cycles', 'fieldErrors', 'formErrors']}>
          <CycleForm action={saveCycleAction.bind(null, locale, null)} restored={restored} present={null} />
        </FormMessages>
      </Section>
    </AdminFrame>
  )
}
