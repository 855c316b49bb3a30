import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CountLink } from '@/components/ui/count-link'
import { Section } from '@/components/ui/section'
import type { FundingFilter } from '@/lib/funding/filters'
import { type CommitmentFilter, commitmentsHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { NO_ACTION, type PledgeCount } from '@/lib/money/tally'
import { COUNTED } from '@/lib/overview/overview'

interface FundingLedeProps {
  locale: Locale
  filter: FundingFilter
  /** Of all pledges asked for; null: there is none. */
  whole: PledgeCount | null
}

/** What the finding speaks of, with its records, and what is never added. */
export async function FundingLede({ locale, filter, whole }: FundingLedeProps) {
  const t = await getTranslations('funding')
  if (!whole) return <p className="lede">{t('noneLede')}</p>
  const { country, action, year } = filter
  const narrowed: CommitmentFilter = {
    ...COUNTED,
    ...(country && { maker: country }),
    ...(action && action !== NO_ACTION && { action: Number(action) }),
    ...(year && { year: Number(year) }),
  }
  // The list knows no "no action named".
  const opens = (count: number, money: CommitmentFilter['money'], chunks: ReactNode) =>
    action === NO_ACTION ? (
      chunks
    ) : (
      <CountLink count={count} href={commitmentsHref(locale, { ...narrowed, money })}>
        {chunks}
      </CountLink>
    )
  return (
    <p className="lede">
      {t.rich('lede', {
        s: (chunks) => opens(whole.stated, 'pledged', chunks),
        p: (chunks) => opens(whole.paid, ['disbursed', 'spent'], chunks),
      })}
    </p>
  )
}

/** How everything on the page is counted. */
export async function FundingRule({ locale }: { locale: Locale }) {
  const t = await getTranslations('funding.rule')
  return (
    <Section id="rule" title={t('title')}>
      <p>{t('text')}</p>
      <p className="mt-3">
        <a href={href(locale, '/methodology#funding')}>{t('link')}</a>
      </p>
    </Section>
  )
}
