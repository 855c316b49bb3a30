import { getTranslations } from 'next-intl/server'
import { controlProps, type Option } from '@/components/forms/field'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { SEARCH_MAX } from '@/lib/listing'

export interface ListFilter {
  name: string
  label: string
  options: readonly Option[]
  /** Null: whatever. */
  value: string | null
  /** The words of "whatever"; null: one of the options is always chosen. */
  any: string | null
}

interface ListSearchProps {
  locale: Locale
  /** Address of the list, without its language. */
  path: string
  /** What can be searched for. */
  label: string
  q: string
  filters?: readonly ListFilter[]
}

/** Narrows a list: a plain GET form, so that the address is the whole state and nothing needs scripts. */
export async function ListSearch({ locale, path, label, q, filters = [] }: ListSearchProps) {
  const t = await getTranslations('admin.list')
  const narrowed = q !== '' || filters.some(({ value, any }) => value !== null && any !== null)
  return (
    <search>
      <form
        method="get"
        action={href(locale, path)}
        className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        <div className="min-w-0 flex-1 basis-64 max-sm:basis-full">
          <label className="mb-1 block text-[0.9rem]" htmlFor={controlProps({ name: 'q' }).id}>
            {label}
          </label>
          <input
            {...controlProps({ name: 'q' })}
            type="search"
            className="input"
            maxLength={SEARCH_MAX}
            defaultValue={q}
          />
        </div>
        {filters.map(({ name, label: words, options, value, any }) => (
          <div key={name} className="min-w-0 max-w-full max-sm:flex-1 max-sm:basis-[calc(50%-0.5rem)]">
            <label className="mb-1 block text-[0.9rem]" htmlFor={controlProps({ name }).id}>
              {words}
            </label>
            <select {...controlProps({ name })} className="input" defaultValue={value ?? ''}>
              {any !== null && <option value="">{any}</option>}
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" className="btn" data-kind="primary">
          {t('search')}
        </button>
        {narrowed && (
          <a className="py-2.5" href={href(locale, path)}>
            {t('clear')}
          </a>
        )}
      </form>
    </search>
  )
}
