import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ReviewsFrame } from '@/components/layout/reviews-frame'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { Pill } from '@/components/ui/text'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { decideProposalAction } from '@/lib/proposals/actions'
import type { ProposalView } from '@/lib/proposals/queries'
import { DecisionForm } from './decision-form'
import { ProposalFacts } from './proposal-list'
import { ProposedContent } from './proposed-content'
import { proposalWords } from './words'

interface ProposalPageProps {
  proposal: ProposalView
  viewer: Viewer
  locale: Locale
  list: 'rules' | 'redactions'
  /** What its form has just done. */
  done: string | null
}

/** One proposal for the second person: all that it would do, then the decision. */
export async function ProposalPage({ proposal, viewer, locale, list, done }: ProposalPageProps) {
  const path = `/reviews/${list}/${proposal.id}`
  const [t, restored] = await Promise.all([getTranslations(), restoredForm(viewer, `/${locale}${path}`)])
  const isOpen = proposal.state === 'open'
  const mayDecide = can(viewer, 'proposal.carryOut', { ...proposal, proposedBy: proposal.proposedBy.id })
  const isRedaction = proposal.kind === 'redaction'
  const what = proposalWords(t, locale, proposal)
  return (
    <ReviewsFrame
      viewer={viewer}
      locale={locale}
      section={list}
      path={path}
      title={isRedaction ? t('redaction.new.title', { record: what }) : what}
    >
      {(done === 'carried_out' || done === 'refused') && <Done>{t(`proposals.done.${done}`)}</Done>}
      <section className="sec first">
        <p>
          <Pill>{t(`proposals.state.${proposal.state}`)}</Pill>
        </p>
        <ProposalFacts proposal={proposal} locale={locale} />
        <p className="mt-4">
          <a href={href(locale, `/reviews/${list}`)}>{t('proposals.decide.back')}</a>
        </p>
      </section>
      {isOpen && <ProposedContent proposal={proposal} locale={locale} />}
      {isOpen && (
        <Section id="decide" title={t('proposals.decide.title')}>
          {mayDecide ? (
            <FormMessages namespaces={['proposals', 'fieldErrors', 'formErrors']}>
              <DecisionForm
                action={decideProposalAction.bind(null, locale, list, proposal.id)}
                restored={restored}
                carryOut={isRedaction ? t('redaction.carryOut') : t('proposals.decide.publish')}
                isDangerous={isRedaction}
              />
            </FormMessages>
          ) : (
            <p>{t('proposals.decide.own')}</p>
          )}
        </Section>
      )}
    </ReviewsFrame>
  )
}
