import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NoteTable } from '@/components/corrections/note-table'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { ANSWER_DAYS } from '@/lib/corrections/model'
import { listAnsweredNotes, listWaitingNotes } from '@/lib/corrections/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

const ANSWERED_SHOWN = 50

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('corrections')
  return privateMetadata(t('name'))
}

/** What readers say is wrong: reviewers answer, editors see what to mend. */
export default async function NotesPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/corrections'>) {
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const path = '/reviews/corrections'
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'correction.read'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />

  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  const [t, waiting, answered] = await Promise.all([
    getTranslations('corrections.answering'),
    listWaitingNotes(appDb),
    listAnsweredNotes(appDb, ANSWERED_SHOWN),
  ])
  return (
    <WorkspaceFrame
      viewer={viewer}
      locale={locale}
      path={path}
      section={can(viewer, 'reviews.open') ? 'reviews' : 'workspace'}
    >
      <section className="sec first">
        {done === 'answered' && <Done>{t('done')}</Done>}
        <PageTitle>{t('title', { count: waiting.length })}</PageTitle>
        <p className="lede mb-8">{t('lede', { days: ANSWER_DAYS })}</p>
        {waiting.length > 0 && <NoteTable rows={waiting} today={today} locale={locale} />}
      </section>
      {answered.length > 0 && (
        <Section id="answered" title={t('answered')}>
          <NoteTable rows={answered} today={today} locale={locale} />
        </Section>
      )}
    </WorkspaceFrame>
  )
}
