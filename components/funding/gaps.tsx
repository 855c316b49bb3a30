import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { formatMoney } from '@/lib/format/money'
import { formatNumber } from '@/lib/format/number'
import type { FundingFilter } from '@/lib/funding/filters'
import { pledgesHref } from '@/lib/funding/links'
import type { PledgeMoney } from '@/lib/funding/queries'
import type { Locale } from '@/lib/i18n/model'
import { subtractDecimals } from '@/lib/money/decimal'
import type { PledgeCount } from '@/lib/money/tally'
import { PledgeTable } from './pledge-table'

interface PledgesProps {
  locale: Locale
  filter: FundingFilter & { currency: string }
  /** Of the filter, in the currency. */
  count: PledgeCount
  /** The first of them. */
  rows: readonly PledgeMoney[]
}

/** What is still missing, where pledge and payment are both stated. */
export async function Gaps({ locale, filter, count, rows }: PledgesProps) {
  const t = await getTranslations('funding.gap')
  const { gaps, gapPledged, gapDisbursed, pledges, stated, silent } = count
  const apart = stated - silent - gaps
  return (
    <Section
      id="gap"
      title={t('title', {
        gaps,
        amount: formatMoney(locale, subtractDecimals(gapPledged, gapDisbursed), filter.currency),
      })}
      lede={t('lede', { pledges, rest: pledges - gaps })}
    >
      {rows.length > 0 && <PledgeTable locale={locale} rows={rows} />}
      {gaps > rows.length && (
        <p className="mt-3">
          <a href={pledgesHref(locale, filter, 'gap')}>{t('all', { count: formatNumber(locale, gaps) })}</a>
        </p>
      )}
      {apart > 0 && (
        <p className="mt-3">
          <a href={pledgesHref(locale, filter, 'apart')}>{t('apart', { count: apart })}</a>
        </p>
      )}
    </Section>
  )
}

/** Pledged, and no payment on record. */
export async function SilentMoney({ locale, filter, count, rows }: PledgesProps) {
  const t = await getTranslations('funding.silent')
  const { silent, stated } = count
  return (
    <Section
      id="silent"
      title={t('title', { count: silent })}
      lede={silent > 0 && t('lede', { count: silent, stated })}
    >
      {rows.length > 0 && <PledgeTable locale={locale} rows={rows} isSilent />}
      {silent > rows.length && (
        <p className="mt-3">
          <a href={pledgesHref(locale, filter, 'silent')}>
            {t('all', { count: formatNumber(locale, silent) })}
          </a>
        </p>
      )}
    </Section>
  )
}
