import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ListSearch } from '@/components/layout/list-search'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { RequestTable } from '@/components/requests/request-table'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { searchOf } from '@/lib/listing'
import { listRequests } from '@/lib/requests/queries'

const DECIDED_SHOWN = 50

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.nav')
  return privateMetadata(t('requests'))
}

/** Who asks for an account: a reviewer says whether they are who they say. */
export default async function RequestsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/requests'>) {
  const [{ locale }, { done, q: sought }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const q = searchOf(sought)
  const viewer = await requireViewer(locale, `/${locale}/reviews/requests`)
  if (!can(viewer, 'request.decide', { state: 'asked' }))
    return <NotYours viewer={viewer} locale={locale} path="/reviews/requests" section="reviews" />

  const [t, words, open, decided] = await Promise.all([
    getTranslations('request.review'),
    getTranslations('request'),
    listRequests(appDb, ['asked']),
    listRequests(appDb, ['verified', 'refused', 'invited'], { limit: DECIDED_SHOWN, q }),
  ])
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/reviews/requests" section="reviews">
      <section className="sec first">
        {(done === 'verified' || done === 'refused') && (
          <div role="status" className="mb-6">
            <Note tone="accent">{t(`done.${done}`)}</Note>
          </div>
        )}
        <PageTitle>{t('title', { count: open.length })}</PageTitle>
        <p className="lede mb-8">{t('lede')}</p>
        {open.length > 0 && <RequestTable rows={open} locale={locale} open />}
      </section>
      {(decided.length > 0 || q !== '') && (
        <Section id="decided" title={t('decided')}>
          <ListSearch locale={locale} path="/reviews/requests" label={words('search')} q={q} />
          {decided.length > 0 ? <RequestTable rows={decided} locale={locale} /> : <p>{words('none')}</p>}
        </Section>
      )}
    </WorkspaceFrame>
  )
}
