import { getTranslations } from 'next-intl/server'
import { ConsultationLink } from '@/components/consultations/consultation-link'
import { PageTitle } from '@/components/layout/page-title'
import { appDb } from '@/db/client'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { commitmentHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { type QueueView, queueQuery } from '@/lib/reviews/queue'
import { findOrganisationName } from '@/lib/sessions/queries'
import { type LoadedSubmission, publishedCommitment } from '@/lib/submissions/load'
import { isNamedByKind } from '@/lib/submissions/model'
import type { MakerName, Proposal, SubmissionEvent } from '@/lib/submissions/queries'

interface ReviewHeadProps {
  submission: LoadedSubmission
  proposal: Proposal
  maker: MakerName
  events: readonly SubmissionEvent[]
  /** The queue that the reviewer came from. */
  view: QueueView
  locale: Locale
}

/** What it is, of what record, from whom, since when. */
export async function ReviewHead({ submission, proposal, maker, events, view, locale }: ReviewHeadProps) {
  const { row, reference, subject } = submission
  const [t, organisation, published] = await Promise.all([
    getTranslations(),
    row.organisationId === null ? null : findOrganisationName(appDb, row.organisationId),
    reference === null ? null : publishedCommitment(appDb, reference),
  ])
  const handedIn = events.findLast(({ act }) => act === 'submit')?.at ?? row.updatedAt
  const typed = typeof row.content.title === 'string' ? row.content.title : ''
  const title =
    pickText(published?.content.title, locale)?.text ??
    (proposal.kind === 'commitment' ? pickText(proposal.after?.title, locale)?.text : null) ??
    typed
  return (
    <section className="sec first pb-8!">
      <p className="kicker">
        <a href={href(locale, '/reviews', queueQuery(view))}>{t('review.back')}</a>
      </p>
      <PageTitle>
        {row.kind === 'report' || row.kind === 'assessment'
          ? t(`submission.title.${row.kind}`, { cycle: row.cycleKey ?? '' })
          : isNamedByKind(row.kind)
            ? t(`submission.title.${row.kind}`)
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
        {row.consultation === null ? title : <ConsultationLink number={row.consultation} locale={locale} />}
      </p>
      <p className="mt-2 text-ink-2">
        {t('review.from', {
          office: organisation
            ? organisation
            : subject.hasOffice
              ? t('review.officeOf', { country: maker.names[locale] })
              : t('review.vaada', { country: maker.names[locale] }),
          at: t('workspace.at', instantParts(locale, handedIn, env().VAADA_TIME_ZONE)),
        })}
      </p>
      {row.state === 'submitted' && (
        <p className="mt-3">
          <a href="#decide">{t('reviewing.skip')}</a>
        </p>
      )}
    </section>
  )
}
