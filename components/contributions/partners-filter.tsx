import { getTranslations } from 'next-intl/server'
import { keptAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { CONTRIBUTION_STAGES, HELP_KINDS } from '@/lib/contributions/model'
import type { OfferFilter } from '@/lib/contributions/queries'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'

interface PartnersFilterProps {
  makers: readonly MakerName[]
  filter: OfferFilter
  locale: Locale
}

/** A plain GET form: which country, what kind of help, how far. */
export async function PartnersFilter({ makers, filter, locale }: PartnersFilterProps) {
  const t = await getTranslations()
  const kept = keptAsOf()
  const countries = makers
    .map((maker) => ({ maker }))
    .toSorted(byMaker(locale))
    .map(({ maker }) => ({ value: maker.code, label: makerName(maker, locale) }))
  return (
    <form method="get" action={`/${locale}/partners`} className="flex flex-wrap items-end gap-3">
      <Choice
        name="country"
        label={t('moved.country')}
        every={t('moved.everyCountry')}
        value={filter.country}
        options={countries}
      />
      <Choice
        name="help"
        label={t('contribution.field.help')}
        every={t('partners.any')}
        value={filter.help}
        options={HELP_KINDS.map((kind) => ({ value: kind, label: t(`contribution.kind.${kind}`) }))}
      />
      <Choice
        name="stage"
        label={t('contribution.field.stage')}
        every={t('partners.any')}
        value={filter.stage}
        options={CONTRIBUTION_STAGES.map((stage) => ({
          value: stage,
          label: t(`contribution.stage.${stage}`),
        }))}
      />
      {kept !== null && <input type="hidden" name={AS_OF_PARAMETER} value={kept} />}
      <button type="submit" className="btn">
        {t('moved.show')}
      </button>
    </form>
  )
}

interface ChoiceProps {
  name: string
  label: string
  /** What it means to choose nothing. */
  every: string
  value: string | null
  options: readonly { value: string; label: string }[]
}

function Choice({ name, label, every, value, options }: ChoiceProps) {
  return (
    <label className="grid gap-1 text-ink-2 text-sm">
      {label}
      <select name={name} className="input max-w-[24rem]" defaultValue={value ?? ''}>
        <option value="">{every}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
