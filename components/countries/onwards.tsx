import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { formatMoney } from '@/lib/format/money'
import { currencyChoices, stageSums } from '@/lib/funding/model'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MoneyCount, PledgeCount } from '@/lib/money/tally'

interface OnwardsProps {
  locale: Locale
  profile: Pick<MakerProfile, 'maker' | 'goalposts'>
  /** Amounts of its pledges and measures, in each currency. */
  money: readonly MoneyCount[]
  pledges: readonly PledgeCount[]
}

/** Where the other questions about this maker are answered: money, moved terms, changes, another country beside it. */
export async function Onwards({ locale, profile, money, pledges }: OnwardsProps) {
  const t = await getTranslations()
  const query = { country: profile.maker.code }
  const { softened, hardened, neutral } = profile.goalposts
  // In the currency that most pledges name; the others are a click away.
  const [most, ...others] = currencyChoices(money, pledges)
  const sums = most ? stageSums(money.filter((count) => count.currency === most.currency)) : []
  const said = sums.flatMap(({ stage, amount }) =>
    amount === null || !most
      ? []
      : [
          t('countries.onwards.stage', {
            stage: t(`moneyStage.${stage}`),
            amount: formatMoney(locale, amount, most.currency),
          }),
        ],
  )
  return (
    <Section id="more" title={t('countries.onwards.title')}>
      <ul className="grid gap-2">
        <li>
          <a href={href(locale, '/funding', query)}>{t('countries.onwards.funding')}</a>
          {said.length > 0 && (
            <span className="meta block">
              {said.join('; ')}
              {others.length > 0 && ` · ${t('countries.onwards.currencies', { count: others.length })}`}
            </span>
          )}
        </li>
        <li>
          <a href={href(locale, '/goalposts', query)}>
            {t('countries.onwards.goalposts', { count: softened + hardened + neutral, softened })}
          </a>
        </li>
        <li>
          <a href={href(locale, '/changes', query)}>{t('countries.onwards.changes')}</a>
        </li>
        <li>
          <a href={href(locale, '/compare', query)}>{t('countries.onwards.compare')}</a>
        </li>
      </ul>
    </Section>
  )
}
