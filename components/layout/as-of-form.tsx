import { getTranslations } from 'next-intl/server'
import { heldAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER, EARLIEST_DAY } from '@/lib/as-of/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface AsOfFormProps {
  locale: Locale
  path: string
  /** Filters that the page keeps. */
  query?: Query
}

/** This same page as of a date: a plain GET form. Without a date it leads back to today. */
export async function AsOfForm({ locale, path, query = {} }: AsOfFormProps) {
  const t = await getTranslations('asOf')
  const kept = Object.entries(query).filter(([name]) => name !== AS_OF_PARAMETER)
  return (
    <form method="get" action={href(locale, path, { [AS_OF_PARAMETER]: null })} className="as-of-form">
      {kept.flatMap(([name, values]) =>
        [values]
          .flat()
          .filter((value) => value !== null && value !== undefined && value !== '')
          .map((value) => <input key={`${name}=${value}`} type="hidden" name={name} value={String(value)} />),
      )}
      <label htmlFor="as-of-day">{t('form.label')}</label>
      <span className="row">
        <input
          type="date"
          id="as-of-day"
          name={AS_OF_PARAMETER}
          className="input"
          min={EARLIEST_DAY}
          max={civilDate(new Date(), env().VAADA_TIME_ZONE)}
          defaultValue={heldAsOf()?.asOf?.day}
        />
        <button type="submit" className="btn">
          {t('form.show')}
        </button>
      </span>
    </form>
  )
}
