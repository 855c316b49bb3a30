import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { Viewer } from '@/lib/access/viewer'
import type { Locale } from '@/lib/i18n/model'
import type { ProposalView } from '@/lib/proposals/queries'
import { ProposalList } from './proposal-list'

interface ProposalSectionsProps {
  proposals: readonly ProposalView[]
  viewer: Viewer
  locale: Locale
  section: 'admin' | 'reviews'
  list: 'rules' | 'redactions'
}

/** What waits for a second person, then what was decided. */
export async function ProposalSections({ proposals, ...rest }: ProposalSectionsProps) {
  const t = await getTranslations('proposals')
  const open = proposals.filter(({ state }) => state === 'open')
  const decided = proposals.filter(({ state }) => state !== 'open')
  return (
    <>
      <Section id="waiting" title={t('waiting', { count: open.length })}>
        {open.length > 0 && <ProposalList proposals={open} {...rest} />}
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title={t('decided')}>
          <ProposalList proposals={decided} {...rest} />
        </Section>
      )}
    </>
  )
}
