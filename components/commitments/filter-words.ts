import { getTranslations } from 'next-intl/server'
import {
  type CommitmentFilters,
  EVIDENCE_FILTERS,
  type Facet,
  HAS,
  MAKER_GROUPS,
  STATUS_FILTERS,
} from '@/lib/commitments/filters'
import type { Facets, ListVocabulary } from '@/lib/commitments/list-queries'
import { COMMITMENT_TYPES, COMPILERS, DELIVERY_STAGES, LEVELS } from '@/lib/commitments/model'
import { REPORT_OUTCOMES } from '@/lib/cycles/model'
import { formatCycle } from '@/lib/format/cycle'
import { currencyName } from '@/lib/format/money'
import { type Locale, pickText } from '@/lib/i18n/model'
import { MONEY_STAGES } from '@/lib/money/model'
import { GOALPOST_KINDS } from '@/lib/standing/goalposts'
import { FRESHNESS } from '@/lib/standing/model'
import { makerName } from './standing-words'

export interface Option {
  value: string
  label: string
  count: number
}

/** Every value of every filter, in words and with what it would show. Chosen values are there even where they show nothing. */
export async function filterOptions(
  vocabulary: ListVocabulary,
  facets: Facets,
  filters: CommitmentFilters,
  locale: Locale,
): Promise<Record<Facet, Option[]>> {
  const t = await getTranslations()
  const options = <Value extends string | number>(
    facet: Facet,
    values: readonly Value[],
    label: (value: Value) => string,
  ): Option[] =>
    values.map((value) => ({
      value: String(value),
      label: label(value),
      count: facets[facet][String(value)] ?? 0,
    }))
  /** Values that only the records know, and those that were asked for. */
  const onRecord = (facet: Facet) => [
    ...new Set([...Object.keys(facets[facet]), ...[filters[facet] ?? []].flat().map(String)]),
  ]
  const makers = new Map(vocabulary.makers.map((maker) => [maker.code, makerName(maker, locale)]))
  const yesNo = ['yes', 'no'] as const

  return {
    country: options('country', vocabulary.countries, (code) => makers.get(code) ?? code),
    // Offered only to whoever came with it: beside the countries it would be the same list twice.
    maker: options('maker', filters.maker, (code) => makers.get(code) ?? code),
    makers: options('makers', MAKER_GROUPS, (group) => t(`filters.makers.${group}`)),
    level: options('level', LEVELS, (level) => t(`level.${level}`)),
    status: options('status', STATUS_FILTERS, (status) =>
      status === 'none' ? t('filters.statusNone') : t(`status.${status}`),
    ),
    action: options('action', vocabulary.actions, (number) =>
      t('filters.actionName', { number, name: pickText(vocabulary.actionNames[number], locale)?.text ?? '' }),
    ),
    type: options('type', COMMITMENT_TYPES, (type) => t(`type.${type}`)),
    framework: options(
      'framework',
      vocabulary.frameworks,
      (key) => pickText(vocabulary.frameworkNames[key], locale)?.text ?? key,
    ),
    year: options('year', onRecord('year').toSorted().toReversed(), (year) => year),
    stage: options('stage', DELIVERY_STAGES, (stage) => t(`stage.${stage}`)),
    measurable: options('measurable', yesNo, (is) => t(`filters.measurable.${is}`)),
    has: options('has', HAS, (has) => t(`filters.has.${has}`)),
    moved: options('moved', GOALPOST_KINDS, (kind) => t(`filters.moved.${kind}`)),
    evidence: options('evidence', EVIDENCE_FILTERS, (grade) =>
      grade === 'none' ? t('filters.evidenceNone') : t(`evidence.${grade}`),
    ),
    freshness: options('freshness', FRESHNESS, (freshness) => t(`filters.freshness.${freshness}`)),
    contested: options('contested', yesNo, (is) => t(`filters.contested.${is}`)),
    money: options('money', MONEY_STAGES, (stage) => t(`moneyStage.${stage}`)),
    currency: options('currency', onRecord('currency').toSorted(), (code) => currencyName(locale, code)),
    report: vocabulary.cyclePeriods.flatMap((cycle) =>
      options(
        'report',
        REPORT_OUTCOMES.map((came) => `${cycle.key}.${came}` as const),
        (value) =>
          t('filters.report', {
            cycle: formatCycle(locale, cycle),
            came: value.slice(cycle.key.length + 1),
          }),
      ),
    ),
    kept: options('kept', COMPILERS, (compiler) => t(`filters.kept.${compiler}`)),
  }
}
