import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { reviewAction } from '@/lib/reviews/actions'
import { findNext } from '@/lib/reviews/queries'
import { type QueueView, queueQuery, queueText } from '@/lib/reviews/queue'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { Proposal } from '@/lib/submissions/queries'
import { ReviewForm } from './review-form'

interface DecisionProps {
  viewer: Viewer
  submission: LoadedSubmission
  proposal: Proposal
  /** Comments on fields that go back with a return. */
  comments: number
  openFlags: number
  /** The queue that the reviewer came from. */
  view: QueueView
  locale: Locale
}

/** The reviewer's buttons; once it is decided, only what they had typed. */
export async function Decision({
  viewer,
  submission: { row, subject },
  proposal,
  comments,
  openFlags,
  view,
  locale,
}: DecisionProps) {
  const decidable = can(viewer, 'submission.publish', subject)
  // Notes are written on the same page: what waits may be one of them.
  const restored = decidable ? await restoredForm(viewer, `/${locale}/reviews/${row.id}`) : null
  return (
    <FormMessages
      namespaces={['review', 'reviewing', 'notes', 'level', 'levelBasis', 'fieldErrors', 'formErrors']}
    >
      <ReviewForm
        action={reviewAction.bind(null, locale, row.id)}
        isOpen={decidable}
        obstacle={proposal.moved ? 'moved' : proposal.after === null ? 'incomplete' : null}
        restored={restored?.typed.comment === undefined ? null : restored}
        queue={queueText(view)}
        comments={comments}
        openFlags={openFlags}
        publishes={row.kind === 'assessment' || row.kind === 'reply' ? 'later' : 'now'}
        proposed={
          proposal.kind === 'commitment' && proposal.after
            ? { level: proposal.after.level, levelBasis: proposal.after.levelBasis }
            : null
        }
      />
    </FormMessages>
  )
}

interface OutcomeProps {
  viewer: Viewer
  submission: LoadedSubmission
  /** What this reviewer has just done. */
  done: 'published' | 'returned' | null
  view: QueueView
  locale: Locale
}

/** Where there is nothing to decide: what became of it, and the way on. */
export async function Outcome({
  viewer,
  submission: { row, subject, reference },
  done,
  view,
  locale,
}: OutcomeProps) {
  const [t, next] = await Promise.all([getTranslations(), findNext(appDb, viewer.id, view)])
  const own = row.state === 'submitted' && subject.authorIds.includes(viewer.id)
  return (
    <div className="mb-10">
      <div role="status">
        <Note tone={done === row.state ? 'accent' : 'plain'}>
          {own
            ? t('review.ownWork')
            : done === 'published' && row.state === 'accepted'
              ? t('review.done.accepted')
              : done === row.state
                ? t(`review.done.${done}`)
                : t(`review.closed.${row.state}`)}
        </Note>
      </div>
      <p className="mt-5 flex flex-wrap items-center gap-3">
        {next !== null && (
          <ButtonLink kind="primary" href={href(locale, `/reviews/${next}`, queueQuery(view))}>
            {t('reviewing.decide.next')}
          </ButtonLink>
        )}
        {row.state === 'published' && reference && (
          <ButtonLink href={commitmentHref(locale, reference)}>{t('review.done.see')}</ButtonLink>
        )}
        <ButtonLink href={href(locale, '/reviews', queueQuery(view))}>{t('review.back')}</ButtonLink>
        {next === null && <span className="text-ink-2">{t('reviewing.decide.last')}</span>}
      </p>
    </div>
  )
}
