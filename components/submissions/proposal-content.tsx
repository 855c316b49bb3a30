import { AssessmentContentView, ReplyContentView } from '@/components/assessments/assessment-content'
import {
  AnswerContentView,
  ConsultationContentView,
  SuggestionContentView,
} from '@/components/consultations/consultation-content'
import {
  AgreementContentView,
  ContributionContentView,
} from '@/components/contributions/contribution-content'
import type { LinkMarks } from '@/lib/citations/queries'
import type { Locale } from '@/lib/i18n/model'
import type { FormVocabulary, Proposal, ReportIndicator } from '@/lib/submissions/queries'
import { CommitmentContentView } from './commitment-content'
import { CommitmentDifferences, ReportDifferences } from './differences'
import { ReportContentView } from './report-content'

interface ProposalProps {
  proposal: Proposal
  vocabulary: FormVocabulary
  indicators: readonly ReportIndicator[]
  locale: Locale
  published?: boolean
  links?: LinkMarks
}

/** The whole of what would be published; nothing where the draft has gaps. */
export function ProposalContent({
  proposal,
  vocabulary,
  indicators,
  links,
  locale,
  published,
}: ProposalProps) {
  if (proposal.after === null) return null
  if (proposal.kind === 'assessment')
    return (
      <AssessmentContentView content={proposal.after} indicators={indicators} links={links} locale={locale} />
    )
  if (proposal.kind === 'reply')
    return <ReplyContentView content={proposal.after} links={links} locale={locale} />
  if (proposal.kind === 'contribution')
    return <ContributionContentView content={proposal.after} links={links} locale={locale} />
  if (proposal.kind === 'agreement')
    return <AgreementContentView content={proposal.after} about={proposal.about} locale={locale} />
  if (proposal.kind === 'consultation')
    return <ConsultationContentView content={proposal.after} vocabulary={vocabulary} locale={locale} />
  if (proposal.kind === 'suggestion')
    return <SuggestionContentView content={proposal.after} about={proposal.about} locale={locale} />
  if (proposal.kind === 'answer')
    return <AnswerContentView content={proposal.after} about={proposal.about} locale={locale} />
  return proposal.kind === 'commitment' ? (
    <CommitmentContentView content={proposal.after} vocabulary={vocabulary} links={links} locale={locale} />
  ) : (
    <ReportContentView
      content={proposal.after}
      indicators={indicators}
      milestones={proposal.milestones}
      locale={locale}
      published={published}
      links={links}
    />
  )
}

/** How it differs from what is published; nothing where nothing is, or where the draft has gaps. */
export function ProposalDifferences({ proposal, indicators, locale }: Omit<ProposalProps, 'vocabulary'>) {
  if (proposal.before === null || proposal.after === null) return null
  // An organisation's earlier words stand in the ledger; what it says now is read as a whole.
  if (proposal.kind === 'assessment' || proposal.kind === 'contribution') return null
  // Of a consultation only the last day moves.
  if (proposal.kind === 'consultation') return null
  return proposal.kind === 'commitment' ? (
    <CommitmentDifferences before={proposal.before} after={proposal.after} locale={locale} />
  ) : (
    <ReportDifferences
      before={proposal.before}
      after={proposal.after}
      indicators={indicators}
      milestones={proposal.milestones}
      locale={locale}
    />
  )
}
