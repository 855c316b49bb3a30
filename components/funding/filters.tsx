import { getTranslations } from 'next-intl/server'
import { AsOfField } from '@/components/layout/as-of-field'
import { currencyName } from '@/lib/format/money'
import type { FundingFilter } from '@/lib/funding/filters'
import type { FundingChoices } from '@/lib/funding/queries'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { NO_ACTION } from '@/lib/money/tally'
import styles from './funding.module.css'

interface FundingFiltersProps {
  locale: Locale
  /** Of the page, without its language. */
  path: string
  filter: FundingFilter
  choices: FundingChoices
  /** Asks for the currency too; else it is kept as it is. */
  withCurrency?: boolean
  /** What the address keeps beside the filters. */
  hidden?: Readonly<Record<string, string | null>>
}

/** A plain GET form: the address is the whole state, and nothing needs scripts. */
export async function FundingFilters({
  locale,
  path,
  filter,
  choices,
  withCurrency = false,
  hidden = {},
}: FundingFiltersProps) {
  const t = await getTranslations('funding.filters')
  const makers = choices.makers.map((maker) => ({ maker })).toSorted(byMaker(locale))
  const actions = [
    ...choices.actions.map((number) => ({
      value: String(number),
      label: pickText(choices.actionNames[String(number)] ?? null, locale)?.text ?? String(number),
    })),
    { value: NO_ACTION, label: t('noAction') },
  ]
  const kept = { ...hidden, ...(withCurrency ? {} : { currency: filter.currency }) }
  const isNarrowed =
    filter.country !== null ||
    filter.action !== null ||
    filter.year !== null ||
    (withCurrency && filter.currency !== null)
  return (
    <form method="get" action={href(locale, path)} className={styles.filters} aria-label={t('title')}>
      <AsOfField />
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Choice
        name="country"
        label={t('country')}
        any={t('any')}
        chosen={filter.country}
        options={makers.map(({ maker }) => ({ value: maker.code, label: makerName(maker, locale) }))}
      />
      <Choice name="action" label={t('action')} any={t('any')} chosen={filter.action} options={actions} />
      <Choice
        name="year"
        label={t('year')}
        any={t('any')}
        chosen={filter.year}
        options={choices.years.map((year) => ({ value: year, label: year }))}
      />
      {withCurrency && (
        <Choice
          name="currency"
          label={t('currency')}
          any={t('any')}
          chosen={filter.currency}
          options={choices.currencies.map((code) => ({ value: code, label: currencyName(locale, code) }))}
        />
      )}
      <button type="submit" className="btn" data-kind="primary">
        {t('apply')}
      </button>
      {isNarrowed && (
        <a className="py-2" href={href(locale, path, kept)}>
          {t('clear')}
        </a>
      )}
    </form>
  )
}

interface ChoiceProps {
  name: string
  label: string
  any: string
  chosen: string | null
  options: readonly { value: string; label: string }[]
}

function Choice({ name, label, any, chosen, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} className="input" defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
