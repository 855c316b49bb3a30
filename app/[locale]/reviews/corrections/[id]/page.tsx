import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AnswerForm } from '@/components/corrections/answer-form'
import { NoteFacts } from '@/components/corrections/note-facts'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Section } from '@/components/ui/section'
import { Kicker, Note } from '@/components/ui/text'
import { appDb, publicDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { answerNoteAction } from '@/lib/corrections/actions'
import { findNote } from '@/lib/corrections/queries'
import { nameSubjects } from '@/lib/follow/queries'
import { subjectWords } from '@/lib/follow/subject-words'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('corrections')
  return privateMetadata(t('name'))
}

/** One note: what somebody wrote, and the reviewer's answer to everybody. */
export default async function NotePage({ params }: PageProps<'/[locale]/reviews/corrections/[id]'>) {
  const { locale, id: given } = await params
  if (!isLocale(locale)) notFound()
  const path = `/reviews/corrections/${given}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'correction.read'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />
  const id = idOf(given)
  const found = id === null ? null : await findNote(appDb, id)
  if (!found) notFound()

  const [t, [note], restored] = await Promise.all([
    getTranslations(),
    nameSubjects(publicDb, [found]),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  const state = found.answeredOn === null ? 'waiting' : 'answered'
  return (
    <WorkspaceFrame
      viewer={viewer}
      locale={locale}
      path={path}
      section={can(viewer, 'reviews.open') ? 'reviews' : 'workspace'}
    >
      <section className="sec first">
        <Kicker>{t('corrections.case', { id: found.id })}</Kicker>
        <PageTitle>
          {note?.name ? subjectWords(locale, note.name, t('feeds.recordAlone')) : found.subject}
        </PageTitle>
        <p className="mt-3">
          <a href={href(locale, found.subject)}>{t('corrections.answering.page')}</a>
        </p>
        <NoteFacts note={found} locale={locale} />
      </section>
      {state === 'waiting' && (
        <Section
          id="answer"
          title={t('corrections.answering.answer')}
          lede={t('corrections.answering.answerLede')}
        >
          {can(viewer, 'correction.answer', { state }) ? (
            <FormMessages namespaces={['corrections', 'fieldErrors', 'formErrors']}>
              <AnswerForm action={answerNoteAction.bind(null, locale, found.id)} restored={restored} />
            </FormMessages>
          ) : (
            <Note>{t('corrections.answering.byReviewers')}</Note>
          )}
        </Section>
      )}
    </WorkspaceFrame>
  )
}
