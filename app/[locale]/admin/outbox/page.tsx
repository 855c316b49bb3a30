import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ListPager } from '@/components/layout/list-pager'
import { ListSearch } from '@/components/layout/list-search'
import { NotYours } from '@/components/layout/not-yours'
import { OutboxTable } from '@/components/mail/outbox-table'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { mailListOf } from '@/lib/mail/list'
import { MAIL_STATES } from '@/lib/mail/model'
import { countMails, listMails } from '@/lib/mail/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox')
  return privateMetadata(t('name'))
}

export default async function OutboxPage({ params, searchParams }: PageProps<'/[locale]/admin/outbox'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/admin/outbox`)
  if (!can(viewer, 'outbox.read'))
    return <NotYours viewer={viewer} locale={locale} path="/admin/outbox" section="admin" />

  const { page, ...filter } = mailListOf(query)
  const { SMTP_URL, AUTH_SECRET } = env()
  const [t, mails, total] = await Promise.all([
    getTranslations('outbox'),
    listMails(appDb, new Date(), AUTH_SECRET, filter, page),
    countMails(appDb, filter),
  ])
  const narrowed = filter.q !== '' || filter.state !== null
  const done = { again: 'resend.done', not_again: 'resend.failed' } as const
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="outbox"
      title={narrowed ? t('found', { count: total }) : t('title')}
      lede={t('lede')}
    >
      {(query.done === 'again' || query.done === 'not_again') && (
        <div className="mb-6" role="status">
          <Note tone="plain">{t(done[query.done])}</Note>
        </div>
      )}
      <div className="mb-6">
        <Note tone={SMTP_URL === undefined ? 'accent' : 'plain'}>
          {t(SMTP_URL === undefined ? 'server.off' : 'server.on')}
        </Note>
      </div>
      <ListSearch
        locale={locale}
        path="/admin/outbox"
        label={t('search')}
        q={filter.q}
        filters={[
          {
            name: 'state',
            label: t('stateLabel'),
            options: MAIL_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
            value: filter.state,
            any: t('any'),
          },
        ]}
      />
      {filter.q !== '' && <p className="meta mb-4">{t('searchHint')}</p>}
      {mails.length > 0 ? (
        <OutboxTable
          mails={mails}
          locale={locale}
          list={{ q: filter.q, state: filter.state ?? '', page: `${page}` }}
        />
      ) : (
        <p>{t('none')}</p>
      )}
      <ListPager locale={locale} path="/admin/outbox" query={{ ...filter }} page={page} total={total} />
    </AdminFrame>
  )
}
