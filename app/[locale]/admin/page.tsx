import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { AttentionList } from '@/components/people/attention-list'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { ATTENTION, countAttention } from '@/lib/people/attention'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return privateMetadata(t('name'))
}

/** What waits for an administrator. */
export default async function AdminPage({ params }: PageProps<'/[locale]/admin'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin`)
  if (!can(viewer, 'admin.open'))
    return <NotYours viewer={viewer} locale={locale} path="/admin" section="admin" />

  const [t, attention] = await Promise.all([getTranslations('admin'), countAttention(appDb, new Date())])
  const waiting = ATTENTION.filter((what) => attention[what] > 0).length
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section={null}
      title={t('title')}
      lede={t('attention.lede', { count: waiting })}
    >
      <AttentionList attention={attention} locale={locale} />
    </AdminFrame>
  )
}
