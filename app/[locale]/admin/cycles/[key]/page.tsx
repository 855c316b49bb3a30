import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CycleForm } from '@/components/cycles/cycle-form'
import { FormMessages } from '@/components/forms/form-messages'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { removeCycleAction, saveCycleAction } from '@/lib/cycles/actions'
import { findCycle } from '@/lib/cycles/queries'
import { hasOpened } from '@/lib/cycles/rules'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { entryOfDate } from '@/lib/format/entry'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cycles')
  return privateMetadata(t('name'))
}

export default async function CyclePage({ params }: PageProps<'/[locale]/admin/cycles/[key]'>) {
  const { locale, key } = await params
  if (!isLocale(locale)) notFound()
  const path = `/admin/cycles/${key}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'cycle.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />
  const [t, cycle, restored] = await Promise.all([
    getTranslations('cycles'),
    findCycle(appDb, key),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!cycle) notFound()

  const opened = hasOpened(cycle, civilDate(new Date(), env().VAADA_TIME_ZONE))
  const { startsOn, endsOn, opensOn, dueOn, closesOn, asked } = cycle
  const present = {
    startsOn: entryOfDate(startsOn),
    endsOn: entryOfDate(endsOn),
    opensOn: entryOfDate(opensOn),
    dueOn: entryOfDate(dueOn),
    closesOn: entryOfDate(closesOn),
    asked: asked?.join(', ') ?? '',
  }
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="cycles"
      path={path}
      title={t('edit.title', { key })}
      lede={opened ? t('edit.opened') : t('edit.lede')}
    >
      <section className="sec first">
        {!opened && (
          <FormMessages namespaces={['cycles', 'fieldErrors', 'formErrors']}>
            <CycleForm
              action={saveCycleAction.bind(null, locale, key)}
              restored={restored}
              present={present}
            />
            {!cycle.used && (
              <details className="mt-8">
                <summary>{t('remove.summary')}</summary>
                <p className="mt-2 mb-3 text-ink-2">{t('remove.lede')}</p>
                <OneButtonForm
                  action={removeCycleAction.bind(null, locale, key)}
                  kind="danger"
                  button={t('remove.submit')}
                  refusals={{
                    already_done: t('refusal.already_done'),
                    conflict: t('refusal.conflict'),
                  }}
                />
              </details>
            )}
          </FormMessages>
        )}
        <p className="mt-8">
          <a href={href(locale, '/admin/cycles')}>{t('edit.back')}</a>
        </p>
      </section>
    </AdminFrame>
  )
}
