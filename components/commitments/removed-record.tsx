import { getTranslations } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Kicker } from '@/components/ui/text'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { HistoryEntry } from '@/lib/ledger/queries'
import { History } from './history'

interface RemovedRecordProps {
  reference: string
  history: readonly HistoryEntry[]
  locale: Locale
}

/** A record that was redacted as a whole: that it was there, that and why it is gone, and its place in the chain. */
export async function RemovedRecord({ reference, history, locale }: RemovedRecordProps) {
  const t = await getTranslations('commitment.removed')
  return (
    <SiteFrame locale={locale} path={`/commitments/${reference}`} section="commitments">
      <section className="sec first">
        <Kicker>{reference}</Kicker>
        <h1 className="max-w-[24ch] text-[clamp(2rem,4.2vw,3.1rem)]">{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <p className="mt-6">
          <ButtonLink href={commitmentsHref(locale)}>{t('all')}</ButtonLink>
        </p>
      </section>
      <History reference={reference} entries={history} locale={locale} />
    </SiteFrame>
  )
}
