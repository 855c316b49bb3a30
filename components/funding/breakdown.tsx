import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { FundingFilter } from '@/lib/funding/filters'
import { rowsOf } from '@/lib/funding/model'
import type { FundingChoices, FundingCounts } from '@/lib/funding/queries'
import { countryHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { NO_ACTION } from '@/lib/money/tally'
import { SumsTable } from './sums-table'

interface BreakdownProps {
  locale: Locale
  filter: FundingFilter
  choices: FundingChoices
  counts: FundingCounts
}

/** Sums of each maker; never a ranking. */
export async function ByMaker({ locale, filter, choices, counts }: BreakdownProps) {
  const t = await getTranslations('funding.makers')
  const makers = choices.makers
    .map((maker) => ({ maker }))
    .toSorted(byMaker(locale))
    .map(({ maker }) => maker)
  const rows = rowsOf(
    makers,
    (maker, count) => count.maker === maker.code,
    counts.moneyByMaker,
    counts.pledgesByMaker,
  )
  if (rows.length === 0) return null
  const title = t('title', { count: rows.length })
  return (
    <Section id="makers" title={title} lede={t('lede')}>
      <SumsTable
        locale={locale}
        caption={title}
        rows={rows}
        keyOf={({ code }) => code}
        filterOf={({ code }) => ({ ...filter, country: code })}
        head={{
          title: t('name'),
          cell: (maker) => (
            <a className="font-[560]" href={countryHref(locale, maker.code)}>
              {makerName(maker, locale)}
            </a>
          ),
        }}
      />
    </Section>
  )
}

/** Sums of each action; a pledge that serves several stands in each, so they are not added. */
export async function ByAction({ locale, filter, choices, counts }: BreakdownProps) {
  const t = await getTranslations('funding')
  const actions = [...choices.actions.map(String), NO_ACTION]
  const rows = rowsOf(
    actions,
    (action, count) => count.action === action,
    counts.moneyByAction,
    counts.pledgesByAction,
  )
  if (rows.length === 0) return null
  const name = (action: string) =>
    action === NO_ACTION
      ? t('filters.noAction')
      : (pickText(choices.actionNames[action] ?? null, locale)?.text ?? action)
  return (
    <Section id="actions" title={t('actions.title')} lede={t('actions.lede')}>
      <SumsTable
        locale={locale}
        caption={t('actions.title')}
        rows={rows}
        keyOf={(action) => action}
        filterOf={(action) => ({ ...filter, action })}
        head={{ title: t('actions.name'), cell: name }}
      />
    </Section>
  )
}
