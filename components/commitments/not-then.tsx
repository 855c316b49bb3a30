import { getTranslations } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Kicker } from '@/components/ui/text'
import type { AsOf } from '@/lib/as-of/model'
import type { WhyNotThen } from '@/lib/commitments/why-not-then'
import { formatDate } from '@/lib/format/date'
import { commitmentsHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { HistoryEntry } from '@/lib/ledger/queries'
import { History } from './history'

interface NotThenProps {
  reference: string
  asOf: AsOf
  why: WhyNotThen
  /** Up to today. */
  history: readonly HistoryEntry[]
  locale: Locale
}

/** A record that is there, but not as of the date asked for: why, and where it can be seen. */
export async function NotThen({ reference, asOf, why, history, locale }: NotThenProps) {
  const t = await getTranslations('asOf.notThen')
  const path = `/commitments/${reference}`
  const date = formatDate(locale, asOf.day)
  return (
    <SiteFrame locale={locale} path={path} section="commitments">
      <section className="sec first">
        <Kicker>{reference}</Kicker>
        <h1 className="max-w-[24ch] text-[clamp(2rem,4.2vw,3.1rem)]">{t('title', { date })}</h1>
        <p className="lede">
          {why.kind === 'published_later' && t('publishedLater', { seq: String(why.seq) })}
          {why.kind === 'made_later' && t('madeLater', { made: formatDate(locale, why.madeOn) })}
          {why.kind === 'removed' && t('removed')}
        </p>
        <p className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={href(locale, path, { asOf: null })}>{t('today')}</ButtonLink>
          <ButtonLink href={commitmentsHref(locale)}>{t('all', { date })}</ButtonLink>
        </p>
      </section>
      {why.kind === 'removed' && <History reference={reference} entries={history} locale={locale} />}
    </SiteFrame>
  )
}
