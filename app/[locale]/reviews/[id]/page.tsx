import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SubmissionFiles } from '@/components/files/submission-files'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Notes, OpenFlags, openFlagsIn } from '@/components/notes/notes'
import { Decision } from '@/components/reviews/decision'
import { ProposalContent, ProposalDifferences } from '@/components/submissions/proposal-content'
import { SubmissionTimeline } from '@/components/submissions/timeline'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, requireViewer } from '@/lib/access/viewer'
import { findSubmittedMarks } from '@/lib/citations/queries'
import { env } from '@/lib/env'
import { listUploads } from '@/lib/files/queries'
import { instantParts } from '@/lib/format/instant'
import { commitmentHref, href } from '@/lib/i18n/links'
import { isLocale, type Locale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { listNotes } from '@/lib/notes/queries'
import { type LoadedSubmission, publishedCommitment } from '@/lib/submissions/load'

import {
  findMakerName,
  findProposal,
  findSubmission,
  listAuthors,
  listEvents,
  listFormVocabulary,
  listReportIndicators,
  type MakerName,
  type Proposal,
  type SubmissionEvent,
} from '@/lib/submissions/queries'

type Props = PageProps<'/[locale]/reviews/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('submission')])
  return privateMetadata(t('tab', { id }))
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ locale, id: given }, { done }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/reviews/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path="/reviews" section="reviews" />
  const submission = await findSubmission(appDb, viewer, id)
  if (!submission) notFound()

  const { row } = submission
  const [t, proposal, events, authors, vocabulary, indicators, maker, notes, links, uploads] =
    await Promise.all([
      getTranslations('review'),
      findProposal(appDb, contextOf(viewer), submission),
      listEvents(appDb, id),
      listAuthors(appDb, id),
      listFormVocabulary(appDb),
      row.commitmentId === null ? [] : listReportIndicators(appDb, row.commitmentId),
      findMakerName(appDb, row.makerCode),
      listNotes(appDb, id),
      findSubmittedMarks(appDb, id),
      listUploads(appDb, id),
    ])
  if (!maker) notFound()
  const isPublished = row.state === 'published'
  const isChange = proposal.before !== null && !isPublished
  const decidable = can(viewer, 'submission.publish', submission.subject)
  const decision = (
    <Decision
      viewer={viewer}
      submission={submission}
      proposal={proposal}
      done={done === 'published' || done === 'returned' ? done : null}
      locale={locale}
    />
  )
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="reviews">
      <Head submission={submission} proposal={proposal} maker={maker} events={events} locale={locale} />
      {row.state === 'submitted' && <OpenFlags count={openFlagsIn(notes)} />}
      {!decidable && <div className="mb-10">{decision}</div>}
      <div className="two pb-8">
        <div>
          {isChange && (
            <section aria-labelledby="changes" className="mb-10">
              <h2 id="changes" className="mb-3">
                {t('changes')}
              </h2>
              <ProposalDifferences proposal={proposal} indicators={indicators} locale={locale} />
            </section>
          )}
          {row.reason && (
            <section aria-labelledby="reason" className="mb-10">
              <h2 id="reason" className="mb-3">
                {t('reason')}
              </h2>
              <p className="whitespace-pre-line">{row.reason}</p>
            </section>
          )}
          {row.kind === 'commitment' && !isChange && row.state === 'submitted' && (
            <div className="mb-8">
              <h2>{t('isNew')}</h2>
              <p className="mt-1 text-ink-2">{t('newLede')}</p>
            </div>
          )}
        </div>
        <div className="grid content-start gap-6">
          <dl className="facts">
            <dt>{t('authors')}</dt>
            <dd>{authors.map(({ name }) => name).join(', ')}</dd>
          </dl>
          <SubmissionTimeline events={events} locale={locale} />
        </div>
      </div>
      <Section id="content" title={t(row.kind === 'report' ? 'contentReport' : 'content')}>
        <ProposalContent
          proposal={proposal}
          vocabulary={vocabulary}
          indicators={indicators}
          locale={locale}
          published={isPublished}
          links={links}
        />
      </Section>
      <SubmissionFiles submissionId={id} uploads={uploads} locale={locale} />
      <Notes viewer={viewer} submission={submission} notes={notes} place="reviews" locale={locale} />
      {decidable && (
        <Section id="decide" title={t('decide')}>
          {decision}
        </Section>
      )}
    </WorkspaceFrame>
  )
}

interface HeadProps {
  submission: LoadedSubmission
  proposal: Proposal
  maker: MakerName
  events: readonly SubmissionEvent[]
  locale: Locale
}

async function Head({ submission: { row, reference, subject }, proposal, maker, events, locale }: HeadProps) {
  const [t, published] = await Promise.all([
    getTranslations(),
    reference === null ? null : publishedCommitment(appDb, reference),
  ])
  const handedIn = events.findLast(({ act }) => act === 'submit')?.at ?? row.updatedAt
  const title = published?.content.title ?? (proposal.kind === 'commitment' ? proposal.after?.title : null)
  return (
    <section className="sec first pb-8!">
      <p className="kicker">
        <a href={href(locale, '/reviews')}>{t('review.back')}</a>
      </p>
      <PageTitle>
        {row.kind === 'report'
          ? t('submission.title.report', { cycle: row.cycleKey ?? '' })
          : row.baseVersion === 0 || reference === null
            ? t('submission.title.new')
            : t('submission.title.change', { reference })}
      </PageTitle>
      <p className="lede mt-3!">
        {reference && (
          <>
            <a href={commitmentHref(locale, reference)}>{reference}</a>{' '}
          </>
        )}
        {pickText(title, locale)?.text}
      </p>
      <p className="mt-2 text-ink-2">
        {t('review.from', {
          office: subject.hasOffice
            ? t('review.officeOf', { country: maker.names[locale] })
            : t('review.vaada', { country: maker.names[locale] }),
          at: t('workspace.at', instantParts(locale, handedIn, env().VAADA_TIME_ZONE)),
        })}
      </p>
    </section>
  )
}
