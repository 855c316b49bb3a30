import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { SessionTable } from '@/components/account/session-table'
import { Button } from '@/components/ui/button'
import { appDb } from '@/db/client'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { endAllSessionsAction, endOtherSessionsAction } from '@/lib/sessions/actions'
import { SESSION_HOURS, SESSION_IDLE_HOURS } from '@/lib/sessions/model'
import { listSessions } from '@/lib/sessions/queries'

const PATH = '/account/sessions'
const DONE = ['ended', 'others'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.sessions')
  return privateMetadata(t('title'))
}

export default async function SessionsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/account/sessions'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  const [t, sessions] = await Promise.all([
    getTranslations('account'),
    listSessions(appDb, new Date(), viewer),
  ])
  const done = DONE.find((act) => act === query.done)
  return (
    <AccountFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      title={t('sessions.title')}
      lede={t('sessions.lede', { hours: SESSION_HOURS, idle: SESSION_IDLE_HOURS })}
      done={done && t(`done.${done}`)}
    >
      <SessionTable sessions={sessions} viewer={viewer} locale={locale} />
      <div className="mt-8 flex flex-wrap gap-3 pb-10">
        {sessions.length > 1 && (
          <form action={endOtherSessionsAction.bind(null, locale)}>
            <Button type="submit" kind="primary">
              {t('sessions.endOthers')}
            </Button>
          </form>
        )}
        <form action={endAllSessionsAction.bind(null, locale)}>
          <Button type="submit" kind="danger">
            {t('sessions.endAll')}
          </Button>
        </form>
      </div>
    </AccountFrame>
  )
}
