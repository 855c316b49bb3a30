import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { reviewAction } from '@/lib/reviews/actions'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { Proposal } from '@/lib/submissions/queries'
import { ReviewForm } from './review-form'

interface DecisionProps {
  viewer: Viewer
  submission: LoadedSubmission
  proposal: Proposal
  /** What this reviewer has just done. */
  done: 'published' | 'returned' | null
  locale: Locale
}

/** The reviewer's buttons; or why there are none. */
export async function Decision({
  viewer,
  submission: { row, subject, reference },
  proposal,
  done,
  locale,
}: DecisionProps) {
  const t = await getTranslations('review')
  if (can(viewer, 'submission.publish', subject)) {
    // Notes are written on the same page: what waits may be one of them.
    const restored = await restoredForm(viewer, `/${locale}/reviews/${row.id}`)
    const obstacle = proposal.moved ? 'moved' : proposal.after === null ? 'incomplete' : null
    return (
      <>
        <p className="mb-6 text-ink-2">{t('decideLede')}</p>
        {obstacle && (
          <div className="mb-6">
            <Note tone="accent">{t(obstacle)}</Note>
          </div>
        )}
        <FormMessages namespaces={['review', 'notes', 'level', 'levelBasis', 'fieldErrors', 'formErrors']}>
          <ReviewForm
            action={reviewAction.bind(null, locale, row.id)}
            publishable={obstacle === null}
            restored={restored?.typed.comment === undefined ? null : restored}
            proposed={
              proposal.kind === 'commitment' && proposal.after
                ? { level: proposal.after.level, levelBasis: proposal.after.levelBasis }
                : null
            }
          />
        </FormMessages>
      </>
    )
  }
  const own = row.state === 'submitted' && subject.authorIds.includes(viewer.id)
  return (
    <>
      <div role="status">
        <Note tone={done === row.state ? 'accent' : 'plain'}>
          {own ? t('ownWork') : done === row.state ? t(`done.${done}`) : t(`closed.${row.state}`)}
        </Note>
      </div>
      <p className="mt-5 flex flex-wrap gap-3">
        {row.state === 'published' && reference && (
          <ButtonLink kind="primary" href={commitmentHref(locale, reference)}>
            {t('done.see')}
          </ButtonLink>
        )}
        <ButtonLink href={href(locale, '/reviews')}>{t('done.next')}</ButtonLink>
      </p>
    </>
  )
}
