import { getTranslations } from 'next-intl/server'
import { controlProps } from '@/components/forms/field'
import { AsOfField } from '@/components/layout/as-of-field'
import { SearchBox } from '@/components/search/search-box'
import { activeFilters, type Facet, type ListState, SORTS, usualSort } from '@/lib/commitments/filters'
import type { Facets, ListVocabulary } from '@/lib/commitments/list-queries'
import { formatNumber } from '@/lib/format/number'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { filterOptions, type Option } from './filter-words'
import styles from './filters.module.css'

/** What opens under each heading. */
const GROUPS = {
  maker: ['country', 'maker', 'makers'],
  kind: ['level', 'framework', 'year'],
  status: ['status', 'stage'],
  subject: ['action', 'type'],
  check: ['measurable', 'has', 'moved'],
  evidence: ['evidence', 'freshness', 'contested'],
  money: ['money', 'currency'],
  reporting: ['report', 'kept'],
} as const satisfies Record<string, readonly Facet[]>
const ONE_OF: readonly Facet[] = ['measurable', 'makers', 'contested', 'kept']

interface FilterFormProps {
  state: ListState
  facets: Facets
  vocabulary: ListVocabulary
  locale: Locale
}

/** A plain GET form: the address is the whole state, and nothing needs scripts. */
export async function FilterForm({ state, facets, vocabulary, locale }: FilterFormProps) {
  const t = await getTranslations('filters')
  const options = await filterOptions(vocabulary, facets, state.filters, locale)
  const chosen = activeFilters({ ...state.filters, q: null }).length
  const usual = usualSort(state.filters)
  return (
    <search className={styles.search}>
      <form
        method="get"
        action={href(locale, '/commitments', { asOf: null })}
        aria-label={t('title')}
        className={styles.form}
      >
        <AsOfField />
        {state.view !== 'table' && <input type="hidden" name="view" value={state.view} />}
        <SearchBox typed={state.filters.q ?? ''} />
        <details className={styles.filters}>
          <summary>
            {t('open')}
            {chosen > 0 && <span className={styles.chosen}>{formatNumber(locale, chosen)}</span>}
          </summary>
          <div className={styles.row}>
            <div className={styles.facets}>
              {Object.entries(GROUPS).map(([group, names]) => (
                <FacetGroup
                  key={group}
                  title={t(`group.${group as keyof typeof GROUPS}`)}
                  questions={names.map((name) => ({
                    name,
                    title: t(`name.${name}`),
                    options: options[name],
                    chosen: [state.filters[name] ?? []].flat().map(String),
                  }))}
                  any={t('any')}
                  apply={t('apply')}
                  locale={locale}
                />
              ))}
            </div>
            <div className={styles.sort}>
              <label htmlFor="f-sort">{t('sort')}</label>
              <select
                {...controlProps({ name: 'sort' })}
                className="input"
                defaultValue={state.sort === usual ? '' : state.sort}
              >
                {SORTS.filter((sort) => sort !== 'relevance' || usual === 'relevance').map((sort) => (
                  <option key={sort} value={sort === usual ? '' : sort}>
                    {t(`sortBy.${sort}`)}
                  </option>
                ))}
              </select>
              <button type="submit" className="btn">
                {t('apply')}
              </button>
            </div>
          </div>
        </details>
      </form>
    </search>
  )
}

interface Question {
  name: Facet
  title: string
  options: readonly Option[]
  chosen: readonly string[]
}

interface FacetGroupProps {
  title: string
  questions: readonly Question[]
  any: string
  apply: string
  locale: Locale
}

function FacetGroup({ title, questions, any, apply, locale }: FacetGroupProps) {
  const chosen = questions.flatMap((question) => question.chosen)
  // A value that would show nothing is left out, unless it is what was asked for.
  const shown = questions
    .map((question) => ({
      ...question,
      options: question.options.filter(({ value, count }) => count > 0 || question.chosen.includes(value)),
    }))
    .filter(({ options }) => options.length > 0)
  if (shown.length === 0) return null
  return (
    <details className={styles.facet} name="facet">
      <summary>
        {title}
        {chosen.length > 0 && <span className={styles.chosen}>{formatNumber(locale, chosen.length)}</span>}
      </summary>
      <div className={styles.panel}>
        {shown.map((question) => (
          <Choices key={question.name} question={question} any={any} locale={locale} />
        ))}
        <p className="mt-3">
          <button type="submit" className="btn" data-kind="primary">
            {apply}
          </button>
        </p>
      </div>
    </details>
  )
}

function Choices({ question, any, locale }: { question: Question; any: string; locale: Locale }) {
  const { name, title, options, chosen } = question
  const single = ONE_OF.includes(name)
  const id = (value: string) => `f-${name}-${value}`
  return (
    <fieldset className={styles.question}>
      <legend className="meta">{title}</legend>
      {single && (
        <div className="choice">
          <input type="radio" id={id('any')} name={name} value="" defaultChecked={chosen.length === 0} />
          <label htmlFor={id('any')}>{any}</label>
        </div>
      )}
      {options.map(({ value, label, count }) => (
        <div className="choice" key={value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            id={id(value)}
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <label htmlFor={id(value)}>
            {label} <span className="text-ink-3">{formatNumber(locale, count)}</span>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
