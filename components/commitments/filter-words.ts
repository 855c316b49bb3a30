import { getTranslations } from 'next-intl/server'
import { type CommitmentFilters, HAS, MAKER_GROUPS, STATUS_FILTERS } from '@/lib/commitments/filters'
import type { Facets, ListVocabulary } from '@/lib/commitments/list-queries'
import { COMMITMENT_TYPES, DELIVERY_STAGES, LEVELS } from '@/lib/commitments/model'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from './standing-words'

export interface Option {
  value: string
  label: string
  count: number
}

/** Every value of every filter, in words and with what it would show. */
export async function filterOptions(
  vocabulary: ListVocabulary,
  facets: Facets,
  locale: Locale,
): Promise<Record<Exclude<keyof CommitmentFilters, 'q'>, Option[]>> {
  const t = await getTranslations()
  const options = <Value extends string | number>(
    values: readonly Value[],
    counts: Record<string, number>,
    label: (value: Value) => string,
  ): Option[] =>
    values.map((value) => ({ value: String(value), label: label(value), count: counts[String(value)] ?? 0 }))
  const makers = new Map(vocabulary.makers.map((maker) => [maker.code, makerName(maker, locale)]))

  return {
    country: options(vocabulary.countries, facets.country, (code) => makers.get(code) ?? code),
    makers: options(MAKER_GROUPS, facets.makers, (group) => t(`filters.makers.${group}`)),
    level: options(LEVELS, facets.level, (level) => t(`level.${level}`)),
    status: options(STATUS_FILTERS, facets.status, (status) =>
      status === 'none' ? t('filters.statusNone') : t(`status.${status}`),
    ),
    action: options(vocabulary.actions, facets.action, (number) =>
      t('filters.actionName', { number, name: pickText(vocabulary.actionNames[number], locale)?.text ?? '' }),
    ),
    type: options(COMMITMENT_TYPES, facets.type, (type) => t(`type.${type}`)),
    framework: options(
      vocabulary.frameworks,
      facets.framework,
      (key) => pickText(vocabulary.frameworkNames[key], locale)?.text ?? key,
    ),
    stage: options(DELIVERY_STAGES, facets.stage, (stage) => t(`stage.${stage}`)),
    measurable: options(['yes', 'no'] as const, facets.measurable, (is) => t(`filters.measurable.${is}`)),
    has: options(HAS, facets.has, (has) => t(`filters.has.${has}`)),
  }
}
