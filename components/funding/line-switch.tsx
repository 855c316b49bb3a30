import { getTranslations } from 'next-intl/server'
import { SubNav } from '@/components/layout/sub-nav'
import { type AccountFilter, type LinesFilter, PLEDGE_LISTS, type PledgesFilter } from '@/lib/funding/filters'
import { linesHref, pledgesHref } from '@/lib/funding/links'
import type { Locale } from '@/lib/i18n/model'
import { MONEY_STAGES } from '@/lib/money/model'

/** All amounts, those in the sums, or those left out; and the stages. */
export async function LineSwitch({ locale, filter }: { locale: Locale; filter: LinesFilter }) {
  const t = await getTranslations()
  const { stage, account, provider } = filter
  const accounts: readonly { value: AccountFilter | null; text: string }[] = [
    { value: null, text: t('funding.lines.all') },
    { value: 'counted', text: t('funding.lines.counted') },
    { value: 'left_out', text: t('funding.lines.leftOut') },
    ...(account === null || account === 'counted' || account === 'left_out'
      ? []
      : [{ value: account, text: t(`funding.why.${account}`) }]),
  ]
  return (
    <>
      <SubNav
        label={t('funding.lines.switch')}
        items={accounts.map(({ value, text }) => ({
          href: linesHref(locale, filter, { stage, account: value, provider }),
          text,
          current: account === value ? 'page' : undefined,
        }))}
      />
      <SubNav
        label={t('funding.filters.stage')}
        items={[null, ...MONEY_STAGES].map((value) => ({
          href: linesHref(locale, filter, { stage: value, account, provider }),
          text: value === null ? t('funding.lines.all') : t(`moneyStage.${value}`),
          current: stage === value ? 'page' : undefined,
        }))}
      />
    </>
  )
}

/** What is known of the money of the pledges listed. */
export async function PledgeSwitch({ locale, filter }: { locale: Locale; filter: PledgesFilter }) {
  const t = await getTranslations('funding.pledges')
  return (
    <SubNav
      label={t('kicker')}
      items={[null, ...PLEDGE_LISTS].map((state) => ({
        href: pledgesHref(locale, filter, state),
        text: t(`state.${state ?? 'all'}`),
        current: filter.state === state ? 'page' : undefined,
      }))}
    />
  )
}
