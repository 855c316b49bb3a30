import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { ButtonLink } from '@/components/ui/button'
import { Pill } from '@/components/ui/text'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { withdrawProposalAction } from '@/lib/proposals/actions'
import type { ProposalView } from '@/lib/proposals/queries'
import { personWords, proposalWords } from './words'

interface ProposalListProps {
  proposals: readonly ProposalView[]
  viewer: Viewer
  locale: Locale
  /** Where the list stands: taking back leads to it again, and reviewers go on to the decision. */
  section: 'admin' | 'reviews'
  list: 'rules' | 'redactions'
}

/** Proposals with who, when and why; the viewer's own can be taken back. */
export async function ProposalList({ proposals, viewer, locale, section, list }: ProposalListProps) {
  const t = await getTranslations()
  return (
    <ul className="grid gap-4">
      {proposals.map((proposal) => {
        const subject = { ...proposal, proposedBy: proposal.proposedBy.id }
        const what = proposalWords(t, locale, proposal)
        const isOpen = proposal.state === 'open'
        return (
          <li key={proposal.id} className="card max-w-[52rem]">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <strong className="break-words font-semibold">{what}</strong>
              <Pill>{t(`proposals.state.${proposal.state}`)}</Pill>
            </p>
            <ProposalFacts proposal={proposal} locale={locale} />
            {isOpen && (
              <div className="mt-3 flex flex-wrap gap-3">
                {section === 'reviews' && can(viewer, 'proposal.carryOut', subject) && (
                  <ButtonLink
                    kind="primary"
                    href={href(locale, `/reviews/${list}/${proposal.id}`)}
                    aria-label={t('proposals.lookOf', { what })}
                  >
                    {t('proposals.look')}
                  </ButtonLink>
                )}
                {can(viewer, 'proposal.withdraw', subject) && (
                  <FormMessages namespaces={['formErrors']}>
                    <OneButtonForm
                      action={withdrawProposalAction.bind(null, locale, section, list, proposal.id)}
                      button={t('proposals.withdraw')}
                      buttonLabel={t('proposals.withdrawOf', { what })}
                      refusals={{ already_done: t('proposals.refusal.already_done') }}
                    />
                  </FormMessages>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Who proposed it, why, and what became of it. */
export async function ProposalFacts({ proposal, locale }: { proposal: ProposalView; locale: Locale }) {
  const t = await getTranslations()
  const zone = env().VAADA_TIME_ZONE
  const { state, decidedBy, decidedAt, decisionNote, seq } = proposal
  return (
    <>
      <p className="meta mt-1">
        {t('proposals.by', {
          name: personWords(t, proposal.proposedBy),
          ...instantParts(locale, proposal.proposedAt, zone),
        })}
      </p>
      <p className="mt-2 max-w-[68ch] whitespace-pre-line break-words">
        {t('proposals.reason', { reason: proposal.reason })}
      </p>
      {decisionNote && (
        <p className="mt-2 max-w-[68ch] whitespace-pre-line break-words">
          {t('proposals.note', { note: decisionNote })}
        </p>
      )}
      {state !== 'open' && decidedBy && decidedAt && (
        <p className="meta mt-1">
          {t(`proposals.decidedBy.${state}`, {
            name: personWords(t, decidedBy),
            ...instantParts(locale, decidedAt, zone),
          })}
          {seq !== null && ` · ${t('proposals.entry', { seq: String(seq) })}`}
        </p>
      )}
    </>
  )
}
