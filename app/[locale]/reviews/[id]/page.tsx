import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Assessor, Refusal } from '@/components/assessments/review'
import { SubmissionFiles } from '@/components/files/submission-files'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Notes, OpenFlags, openFlagsIn } from '@/components/notes/notes'
import { Asked } from '@/components/reviews/asked'
import { Comparison } from '@/components/reviews/comparison'
import { ConfirmedData } from '@/components/reviews/confirmed-data'
import { Decision, Outcome } from '@/components/reviews/decision'
import { FormulationPreview } from '@/components/reviews/formulation-preview'
import { ReviewHead } from '@/components/reviews/head'
import { LookCloser } from '@/components/reviews/look-closer'
import type { Review } from '@/components/reviews/review-context'
import { StandingPreview } from '@/components/reviews/standing-preview'
import { ProposalContent, ProposalDifferences } from '@/components/submissions/proposal-content'
import { SubmissionTimeline } from '@/components/submissions/timeline'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, requireViewer, restoredForm } from '@/lib/access/viewer'
import { findSubmittedMarks } from '@/lib/citations/queries'
import { listUploads } from '@/lib/files/queries'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { countFieldComments, listNotes } from '@/lib/notes/queries'
import { findConfirmedData } from '@/lib/privacy/queries'
import { findCase } from '@/lib/reviews/case'
import { queueViewOf } from '@/lib/reviews/queue'
import { inOrder, signsOfState } from '@/lib/reviews/risk'
import {
  findMakerName,
  findProposal,
  findSubmission,
  listAuthors,
  listEvents,
  listFormVocabulary,
  listReportIndicators,
} from '@/lib/submissions/queries'

type Props = PageProps<'/[locale]/reviews/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('submission')])
  return privateMetadata(t('tab', { id }))
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ locale, id: number }, given] = await Promise.all([params, searchParams])
  const id = idOf(number)
  const { done } = given
  if (!isLocale(locale) || id === null) notFound()
  const path = `/reviews/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path="/reviews" section="reviews" />
  const submission = await findSubmission(appDb, viewer, id)
  if (!submission) notFound()

  const { row, subject } = submission
  const [
    t,
    proposal,
    events,
    authors,
    vocabulary,
    indicators,
    maker,
    notes,
    comments,
    restored,
    links,
    uploads,
    confirmed,
  ] = await Promise.all([
    getTranslations(),
    findProposal(appDb, contextOf(viewer), submission),
    listEvents(appDb, id),
    listAuthors(appDb, id),
    listFormVocabulary(appDb),
    row.commitmentId === null ? [] : listReportIndicators(appDb, row.commitmentId),
    findMakerName(appDb, row.makerCode),
    listNotes(appDb, id),
    countFieldComments(appDb, id),
    restoredForm(viewer, `/${locale}${path}#notes`),
    findSubmittedMarks(appDb, id),
    listUploads(appDb, id),
    findConfirmedData(appDb, row),
  ])
  if (!maker) notFound()
  const found = await findCase(appDb, contextOf(viewer), submission, proposal)
  const view = queueViewOf(given)
  const isPublished = row.state === 'published'
  const isNew = proposal.before === null
  const decidable = can(viewer, 'submission.publish', subject)
  const openFlags = openFlagsIn(notes)
  const isResubmitted = events.some(({ act }) => act === 'return') && row.state === 'submitted'
  const review: Review = {
    id,
    viewer,
    notes,
    links,
    uploads,
    confirmed,
    restored,
    may: {
      comment: can(viewer, 'submission.comment', subject),
      flag: can(viewer, 'submission.flag', subject),
      settle: can(viewer, 'submission.settle', subject),
    },
    names: {
      kind: row.kind,
      draft: found.draft,
      vocabulary,
      indicators,
      milestones: proposal.kind === 'report' ? proposal.milestones : [],
      locale,
    },
  }
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="reviews">
      {/* The bar of the decision sticks to the screen as long as this is in sight. */}
      <div>
        <ReviewHead
          submission={submission}
          proposal={proposal}
          maker={maker}
          events={events}
          view={view}
          locale={locale}
        />
        {row.state === 'submitted' && <OpenFlags count={openFlags} />}
        {!decidable && (
          <Outcome
            viewer={viewer}
            submission={submission}
            done={done === 'published' || done === 'returned' ? done : null}
            view={view}
            locale={locale}
          />
        )}
        <div className="grid gap-6 pb-10 md:grid-cols-3">
          {row.state === 'submitted' && (
            <LookCloser
              signs={inOrder([
                ...found.signs,
                ...signsOfState({ openFlags, isResubmitted, hasMoved: proposal.moved }),
              ])}
              names={review.names}
            />
          )}
          <div className="grid content-start gap-4">
            {found.standing && !isPublished && <StandingPreview standing={found.standing} locale={locale} />}
            {proposal.kind === 'commitment' && proposal.after && !isPublished && (
              <FormulationPreview content={proposal.after} locale={locale} />
            )}
          </div>
          <div className="grid content-start gap-4">
            {/* An organisation speaks for itself: who of it wrote is its own matter. */}
            {row.organisationId === null ? (
              <dl className="facts">
                <dt>{t('review.authors')}</dt>
                <dd>{authors.map(({ name }) => name).join(', ')}</dd>
              </dl>
            ) : (
              <Assessor organisationId={row.organisationId} locale={locale} />
            )}
            <SubmissionTimeline events={events} locale={locale} />
          </div>
        </div>
        {row.reason && (
          <section aria-labelledby="reason" className="mb-10">
            <h2 id="reason" className="mb-3">
              {t('review.reason')}
            </h2>
            <p className="whitespace-pre-line">{row.reason}</p>
            <ConfirmedData found={confirmed.reason} />
          </section>
        )}
        {isPublished ? (
          <Section id="content" title={t(row.kind === 'report' ? 'review.contentReport' : 'review.content')}>
            <ProposalContent
              proposal={proposal}
              vocabulary={vocabulary}
              indicators={indicators}
              links={links}
              locale={locale}
              published
            />
          </Section>
        ) : (
          <FormMessages namespaces={['fieldComments', 'fieldErrors', 'formErrors']}>
            {isResubmitted && <Asked review={review} />}
            <Section
              id="content"
              title={t(isNew ? 'reviewing.proposed' : 'review.changes')}
              lede={row.kind === 'commitment' && isNew ? t('review.isNew') : undefined}
            >
              {!isNew && (
                <div className="mb-8">
                  <ProposalDifferences proposal={proposal} indicators={indicators} locale={locale} />
                </div>
              )}
              <Comparison review={review} found={found} isNew={isNew} />
            </Section>
          </FormMessages>
        )}
        <SubmissionFiles submissionId={id} uploads={uploads} locale={locale} />
        <Notes
          viewer={viewer}
          submission={submission}
          notes={notes.filter(({ field }) => field === null || isPublished)}
          place="reviews"
          locale={locale}
        />
        {row.kind === 'assessment' && row.state === 'submitted' && (
          <Refusal viewer={viewer} submission={submission} isProposed={done === 'proposed'} locale={locale} />
        )}
        <Decision
          viewer={viewer}
          submission={submission}
          proposal={proposal}
          comments={comments}
          openFlags={openFlags}
          view={view}
          locale={locale}
        />
      </div>
    </WorkspaceFrame>
  )
}
