import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import type { Viewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import { endSessionAction } from '@/lib/sessions/actions'
import type { SessionRow } from '@/lib/sessions/queries'

interface SessionTableProps {
  sessions: readonly SessionRow[]
  viewer: Viewer
  locale: Locale
}

/** Browsers that somebody is signed in with, each with the button that ends it. */
export async function SessionTable({ sessions, viewer, locale }: SessionTableProps) {
  const t = await getTranslations()
  const when = (at: Date) => t('workspace.at', instantParts(locale, at, env().VAADA_TIME_ZONE, 'short'))
  const nameOf = ({ browser }: SessionRow) => browser ?? t('account.sessions.unknown')
  return (
    <DataTable
      caption={<span className="sr-only">{t('account.sessions.title')}</span>}
      rows={sessions}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'browser',
          title: t('account.sessions.browser'),
          cell: (row) => (
            <>
              {nameOf(row)} {row.id === viewer.sessionId && <Pill>{t('account.sessions.this')}</Pill>}
              {viewer.hasSecondFactor && row.secondFactorAt === null && (
                <Pill>{t('account.sessions.half')}</Pill>
              )}
            </>
          ),
        },
        {
          key: 'method',
          title: t('account.sessions.method'),
          cell: ({ method }) => t(`account.method.${method}`),
        },
        { key: 'since', title: t('account.sessions.since'), cell: ({ createdAt }) => when(createdAt) },
        { key: 'seen', title: t('account.sessions.seen'), cell: ({ seenAt }) => when(seenAt) },
        {
          key: 'end',
          title: <span className="sr-only">{t('account.sessions.end')}</span>,
          label: '',
          cell: (row) => (
            <form action={endSessionAction.bind(null, locale, row.id)}>
              <button
                type="submit"
                className="btn"
                aria-label={t('account.sessions.endLabel', {
                  browser: nameOf(row),
                  since: when(row.createdAt),
                })}
              >
                {row.id === viewer.sessionId ? t('workspace.signOut') : t('account.sessions.end')}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}
