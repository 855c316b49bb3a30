import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import { ALL, type PledgeCount } from '@/lib/money/tally'

/** Of all pledges asked for, whatever their currency; null: there is none. */
export const wholeOf = (pledges: readonly PledgeCount[]): PledgeCount | null =>
  pledges.find(({ currency }) => currency === ALL) ?? null

/** What the page of money says, in one sentence. `isNarrowed`: it speaks of a selection. */
export async function fundingFinding(
  locale: Locale,
  pledges: readonly PledgeCount[],
  hasMoney: boolean,
  isNarrowed: boolean,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'funding' })
  const whole = wholeOf(pledges)
  if (!whole || (!hasMoney && whole.stated === 0)) return t(isNarrowed ? 'noneHere' : 'none')
  return t('finding', { stated: whole.stated, pledges: whole.pledges, paid: whole.paid })
}
