import { getTranslations } from 'next-intl/server'
import { controlProps } from '@/components/forms/field'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { QueueCount } from '@/lib/reviews/queries'
import { QUEUE_SORTS, type QueueView } from '@/lib/reviews/queue'
import { SUBMISSION_KINDS } from '@/lib/submissions/model'

interface QueueFilterProps {
  view: QueueView
  counts: readonly QueueCount[]
  locale: Locale
}

const sum = (counts: readonly QueueCount[]) => counts.reduce((total, { count }) => total + count, 0)

/** Sorts and narrows the queue: a plain GET form, so that the address is the whole state and nothing needs scripts. */
export async function QueueFilter({ view, counts, locale }: QueueFilterProps) {
  const t = await getTranslations('reviewing')
  const makers = [...new Map(counts.map(({ maker }) => [maker.code, maker])).values()].toSorted((a, b) =>
    a.names[locale].localeCompare(b.names[locale], locale),
  )
  return (
    <form
      method="get"
      action={href(locale, '/reviews')}
      className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <Choice
        name="sort"
        label={t('sort.label')}
        value={view.sort}
        options={QUEUE_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
      />
      <Choice
        name="kind"
        label={t('filter.kind')}
        value={view.kind ?? ''}
        options={[
          { value: '', label: t('filter.any') },
          ...SUBMISSION_KINDS.map((kind) => ({
            value: kind,
            label: t(`filter.kinds.${kind}`, { count: sum(counts.filter((one) => one.kind === kind)) }),
          })),
        ]}
      />
      <Choice
        name="country"
        label={t('filter.country')}
        value={view.country ?? ''}
        options={[
          { value: '', label: t('filter.any') },
          ...makers.map(({ code, names }) => ({
            value: code,
            label: t('filter.inCountry', {
              country: names[locale],
              count: sum(counts.filter(({ maker }) => maker.code === code)),
            }),
          })),
        ]}
      />
      <button type="submit" className="btn">
        {t('filter.apply')}
      </button>
      {(view.kind !== null || view.country !== null) && (
        <a
          className="py-2.5"
          href={href(locale, '/reviews', { sort: view.sort === 'age' ? null : view.sort })}
        >
          {t('filter.clear')}
        </a>
      )}
    </form>
  )
}

interface ChoiceProps {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

function Choice({ name, label, value, options }: ChoiceProps) {
  const { id } = controlProps({ name })
  return (
    <div className="min-w-0 max-w-full max-sm:basis-full">
      <label className="mb-1 block text-[0.9rem]" htmlFor={id}>
        {label}
      </label>
      <select id={id} name={name} className="input" defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
