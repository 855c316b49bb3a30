import { getTranslations } from 'next-intl/server'
import { keptAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'

interface CountryFilterProps {
  /** Address of the list, without its language. */
  path: string
  makers: readonly MakerName[]
  /** null: all of them. */
  country: string | null
  /** What else the list is narrowed to. */
  kept?: Readonly<Record<string, string | null>>
  locale: Locale
}

/** A plain GET form: one country, or all. */
export async function CountryFilter({ path, makers, country, kept = {}, locale }: CountryFilterProps) {
  const t = await getTranslations('moved')
  const sorted = makers.map((maker) => ({ maker })).toSorted(byMaker(locale))
  const hidden = Object.entries({ ...kept, [AS_OF_PARAMETER]: keptAsOf() })
  return (
    <form method="get" action={`/${locale}${path}`} className="flex flex-wrap items-end gap-3">
      <label className="grid gap-1 text-sm text-ink-2">
        {t('country')}
        <select name="country" className="input" defaultValue={country ?? ''}>
          <option value="">{t('everyCountry')}</option>
          {sorted.map(({ maker }) => (
            <option key={maker.code} value={maker.code}>
              {makerName(maker, locale)}
            </option>
          ))}
        </select>
      </label>
      {hidden.map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" className="btn">
        {t('show')}
      </button>
    </form>
  )
}
