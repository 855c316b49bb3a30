import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { LiveScore } from '@/components/formulation/live-score'
import { CommitmentDraft } from '@/lib/commitments/draft'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { Proposal, ReportIndicator, SubmissionEvent } from '@/lib/submissions/queries'
import { DiscardForm } from './discard-form'
import { ProposalDifferences } from './proposal-content'
import { SubmissionTimeline } from './timeline'

interface DraftAsideProps {
  submission: LoadedSubmission
  proposal: Proposal
  indicators: readonly ReportIndicator[]
  events: readonly SubmissionEvent[]
  locale: Locale
}

/** Beside the form: whether anybody could check the promise, what it changes in what is published, what has happened, and the way to throw it away. */
export async function DraftAside({
  submission: { row },
  proposal,
  indicators,
  events,
  locale,
}: DraftAsideProps) {
  const t = await getTranslations('submission')
  return (
    <aside className="flex flex-col gap-8">
      {row.kind === 'commitment' && (
        <FormMessages namespaces={['formulation']}>
          <LiveScore kept={CommitmentDraft.parse(row.content) as Fields} locale={locale} />
        </FormMessages>
      )}
      {proposal.before && (
        <section aria-labelledby="differences" className="text-[0.95rem]">
          <h2 id="differences" className="mb-2 font-sans font-semibold text-[0.95rem]">
            {t('difference.title')}
          </h2>
          {proposal.after === null ? (
            <p className="text-ink-2">{t('difference.later')}</p>
          ) : (
            <ProposalDifferences proposal={proposal} indicators={indicators} locale={locale} />
          )}
        </section>
      )}
      <SubmissionTimeline events={events} locale={locale} />
      <DiscardForm id={row.id} locale={locale} />
    </aside>
  )
}
