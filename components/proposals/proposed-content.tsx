import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { planRedaction } from '@/lib/ledger/redact'
import { consequencesOf } from '@/lib/proposals/consequences'
import { findFramework, type ProposalView } from '@/lib/proposals/queries'
import { findThresholds } from '@/lib/standing/thresholds'
import { BoundsTable } from './bounds-table'
import { ConsequencesTable } from './consequences-table'
import { FrameworkNames } from './framework-names'
import { RedactionPlanFacts } from './redaction-plan'

/** What an open proposal would change, worked out as things stand now. */
export async function ProposedContent({ proposal, locale }: { proposal: ProposalView; locale: Locale }) {
  const t = await getTranslations('redaction.plan')
  if (proposal.kind === 'thresholds') {
    const { values } = proposal.content
    const { values: present } = await findThresholds(appDb)
    const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
    const found = await consequencesOf(appDb, present, values, today)
    return (
      <>
        <section className="sec">
          <BoundsTable present={present} proposed={values} />
        </section>
        <ConsequencesTable found={found} locale={locale} />
      </>
    )
  }
  if (proposal.kind === 'framework')
    return (
      <section className="sec">
        <FrameworkNames
          content={proposal.content}
          present={await findFramework(appDb, proposal.content.key)}
        />
      </section>
    )
  const plan = await planRedaction(appDb, proposal.content).catch((error) => {
    if (!(error instanceof DomainError)) throw error
    return null
  })
  return (
    <Section id="plan" title={t('title')}>
      <RedactionPlanFacts plan={plan} />
    </Section>
  )
}
