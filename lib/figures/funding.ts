import type { BarCell, BarRow, Figure } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import type { IsoDate } from '@/lib/dates/partial'
import { currencyName, formatMoney } from '@/lib/format/money'
import { formatNumber } from '@/lib/format/number'
import { type FundingFilter, NO_PROVIDER } from '@/lib/funding/filters'
import { fundingHref, fundingQuery, linesHref, pledgesHref } from '@/lib/funding/links'
import { type FundingRow, rowsOf, type StageSum, stageSums } from '@/lib/funding/model'
import {
  type FundingChoices,
  type FundingCounts,
  findFunding,
  listFundingChoices,
} from '@/lib/funding/queries'
import { countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { subtractDecimals, sumDecimals } from '@/lib/money/decimal'
import { MONEY_STAGES } from '@/lib/money/model'
import { NO_ACTION } from '@/lib/money/tally'
import { type Flow, flowPairs, OTHERS } from './flow-pairs'
import type { Shelf } from './model'

/** A filter with its currency: nothing is ever drawn across currencies. */
export type CurrencyFilter = FundingFilter & { readonly currency: string }

export interface FundingReading {
  day: IsoDate
  filter: CurrencyFilter
  choices: FundingChoices
  counts: FundingCounts
}

const DRAWN = {
  stages: stagesFigure,
  flows: flowsFigure,
  makers: makersFigure,
  actions: actionsFigure,
} as const
export type FundingName = keyof typeof DRAWN

/** Sums of one currency. null: nothing that counts is on record. */
export const fundingFigure = (locale: Locale, reading: FundingReading, name: FundingName): Figure | null =>
  DRAWN[name](locale, reading)

const ANY = 'all'

/** `funding/USD/all/stages`; narrowed to a country, an action and a year: `funding/USD/KEN-3-2021/stages`. */
export function fundingId({ country, action, currency, year }: CurrencyFilter, name: FundingName): string {
  const parts = [country, action, year]
  const narrowed = parts.some((part) => part !== null) ? parts.map((part) => part ?? ANY).join('-') : ANY
  return `funding/${currency}/${narrowed}/${name}`
}

/** Reads what `fundingId` writes between the currency and the name of the figure. */
function filterOf(currency: string, narrowed: string): CurrencyFilter {
  const [country = ANY, action = ANY, year = ANY] = narrowed.split('-')
  const said = (part: string) => (part === ANY ? null : part)
  return { currency, country: said(country), action: said(action), year: said(year) }
}

export const FUNDING_SHELVES: readonly Shelf[] = [
  {
    id: /^funding\/([A-Z]{3})\/(all|(?:all|[A-Z]{3})-(?:all|none|[1-9]\d?)-(?:all|(?:19|20)\d\d))\/(stages|flows|makers|actions)$/,
    page: () => '/funding',
    query: (currency = '', narrowed = '') => fundingQuery(filterOf(currency, narrowed)),
    load: async ({ db, locale, asOf, day }, currency = '', narrowed = '', name = '') => {
      const filter = filterOf(currency, narrowed)
      // Each figure has one address.
      if (fundingId(filter, name as FundingName) !== `funding/${currency}/${narrowed}/${name}`) return null
      const [choices, counts] = await Promise.all([
        listFundingChoices(db),
        findFunding(db, filter, { asOf, day }),
      ])
      return fundingFigure(locale, { day, filter, choices, counts }, name as FundingName)
    },
  },
]

/** Of whom and what a narrowed figure speaks, in front of its finding; empty: of everything. */
function placeOf(locale: Locale, { country, action, year }: FundingFilter, choices: FundingChoices): string {
  const maker = choices.makers.find(({ code }) => code === country)
  return [maker && makerName(maker, locale), action && actionName(locale, action, choices), year]
    .filter(Boolean)
    .map((part) => `${part}. `)
    .join('')
}

const actionName = (locale: Locale, action: string, { actionNames }: FundingChoices): string =>
  action === NO_ACTION
    ? wordsOf(locale)('funding.filters.noAction')
    : (pickText(actionNames[action] ?? null, locale)?.text ?? action)

function figureOf(
  locale: Locale,
  { day, filter, choices }: FundingReading,
  said: { title: string; lede: string },
  data: Figure['data'],
): Figure {
  const t = wordsOf(locale)
  return {
    locale,
    title: placeOf(locale, filter, choices) + said.title,
    lede: said.lede,
    unit: { text: filter.currency, percent: false },
    sources: [{ text: t('figures.funding.source'), href: linesHref(locale, filter, { account: 'counted' }) }],
    asOf: day,
    rule: { text: t('funding.rule.link'), href: href(locale, '/methodology#funding') },
    data,
  }
}

/** From requested to spent: each stage by itself, every sum a link to the amounts behind it. */
function stagesFigure(locale: Locale, reading: FundingReading): Figure | null {
  const { filter, counts } = reading
  const t = wordsOf(locale)
  const sums = stageSums(counts.money.filter((count) => count.currency === filter.currency))
  if (!sums.some(({ lines, leftOut }) => lines > 0 || leftOut.length > 0)) return null
  const pledges = counts.pledges.find((count) => count.currency === filter.currency)?.pledges ?? 0
  const stated = sums.flatMap(({ stage, amount }) =>
    amount === null
      ? []
      : [
          t('countries.onwards.stage', {
            stage: t(`moneyStage.${stage}`),
            amount: formatMoney(locale, amount, filter.currency),
          }),
        ],
  )
  return figureOf(
    locale,
    reading,
    {
      title:
        stated.length > 0
          ? stated.join('; ')
          : t('figures.funding.none', { currency: currencyName(locale, filter.currency) }),
      lede: t('funding.stages.lede'),
    },
    {
      kind: 'bars',
      columns: [{ key: 'amount', label: '' }],
      rows: sums.map((sum): BarRow => {
        const { stage, amount, records, leftOut } = sum
        const out = leftOut.reduce((total, { lines }) => total + lines, 0)
        return {
          key: stage,
          label: t(`moneyStage.${stage}`),
          ...(out > 0
            ? {
                note: {
                  text: t('funding.stages.leftOut', { count: out }),
                  href: linesHref(locale, filter, { stage, account: 'left_out' }),
                },
              }
            : {}),
          cells: [
            {
              column: 'amount',
              ...sumOf(amount, amount === null ? '' : formatMoney(locale, amount, filter.currency)),
              ...(amount === null
                ? { text: t('funding.stages.nothing') }
                : {
                    href: linesHref(locale, filter, { stage, account: 'counted' }),
                    note: { text: t('funding.stages.of', { records, pledges }) },
                  }),
            },
          ],
        }
      }),
    },
  )
}

/** Drawn as a number, kept as it was written. */
const sumOf = (amount: string | null, text: string): Pick<BarCell, 'value' | 'text' | 'exact'> =>
  amount === null ? { value: null, text } : { value: Number(amount), exact: amount, text }

/**
 * From whoever gives, stage by stage, to whoever promised. Stages stand beside each other and are not joined into one stream:
 * that would add what is pledged to what is paid of it.
 */
function flowsFigure(locale: Locale, reading: FundingReading): Figure | null {
  const { filter, choices, counts } = reading
  if (counts.flows.length === 0) return null
  const t = wordsOf(locale)
  const stages = MONEY_STAGES.filter((stage) => counts.flows.some((flow) => flow.stage === stage))
  const makers = choices.makers.map((maker) => ({ maker })).toSorted(byMaker(locale))
  const nameOf = ({ provider, names }: Flow) =>
    provider === ''
      ? t('figures.funding.noProvider')
      : provider === OTHERS
        ? t('figures.funding.others')
        : (pickText(names, locale)?.text ?? provider)
  const pairs = flowPairs(
    counts.flows,
    new Intl.Collator(locale),
    nameOf,
    makers.map(({ maker }) => maker.code),
  )
  const named = new Set(counts.flows.map(({ provider }) => provider).filter(Boolean)).size
  return figureOf(
    locale,
    reading,
    {
      title: t('figures.funding.flows', { count: named, currency: currencyName(locale, filter.currency) }),
      lede: t('figures.funding.flowsLede'),
    },
    {
      kind: 'bars',
      columns: stages.map((stage) => ({ key: stage, label: t(`moneyStage.${stage}`) })),
      rows: pairs.map(({ provider, name, maker, flows }): BarRow => {
        const whose = makers.find((one) => one.maker.code === maker)?.maker
        const to = whose ? makerName(whose, locale) : maker
        return {
          key: `${provider || NO_PROVIDER}|${maker}`,
          label: t('figures.funding.flow', { from: name, to }),
          href: countryHref(locale, maker),
          cells: stages.flatMap((stage): BarCell[] => {
            const amount = sumDecimals(
              flows.filter((flow) => flow.stage === stage).map((flow) => flow.amount),
            )
            if (!flows.some((flow) => flow.stage === stage)) return []
            const behind = { stage, account: 'counted', provider: provider || NO_PROVIDER } as const
            return [
              {
                column: stage,
                ...sumOf(amount, formatNumber(locale, amount)),
                ...(provider === OTHERS
                  ? {}
                  : { href: linesHref(locale, { ...filter, country: maker }, behind) }),
              },
            ]
          }),
        }
      }),
    },
  )
}

/** Sums of each maker; never a ranking. */
function makersFigure(locale: Locale, reading: FundingReading): Figure | null {
  const { filter, choices, counts } = reading
  const t = wordsOf(locale)
  const makers = choices.makers
    .map((maker) => ({ maker }))
    .toSorted(byMaker(locale))
    .map(({ maker }) => maker)
  const rows = rowsOf(
    makers,
    (maker, count) => count.maker === maker.code,
    counts.moneyByMaker,
    counts.pledgesByMaker,
  )
  if (rows.length === 0) return null
  return figureOf(
    locale,
    reading,
    { title: t('funding.makers.title', { count: rows.length }), lede: t('funding.makers.lede') },
    sumPanels(locale, rows, ({ code, ...maker }) => ({
      key: code,
      label: makerName({ code, ...maker }, locale),
      href: countryHref(locale, code),
      filter: { ...filter, country: code },
    })),
  )
}

/** Sums of each action; a pledge that serves several stands in each, so they are not added. */
function actionsFigure(locale: Locale, reading: FundingReading): Figure | null {
  const { filter, choices, counts } = reading
  const t = wordsOf(locale)
  const rows = rowsOf(
    [...choices.actions.map(String), NO_ACTION],
    (action, count) => count.action === action,
    counts.moneyByAction,
    counts.pledgesByAction,
  )
  if (rows.length === 0) return null
  return figureOf(
    locale,
    reading,
    {
      title: t('figures.funding.actions', {
        count: rows.filter(({ subject }) => subject !== NO_ACTION).length,
        currency: currencyName(locale, filter.currency),
      }),
      lede: t('funding.actions.lede'),
    },
    sumPanels(locale, rows, (action) => ({
      key: action,
      label: actionName(locale, action, choices),
      href: fundingHref(locale, { ...filter, action }),
      filter: { ...filter, action },
    })),
  )
}

interface SumSubject {
  key: string
  label: string
  href: string
  /** The filter that it stands for. */
  filter: FundingFilter
}

/** Stages of which any row has a sum, and the gap: what is known of each row, on one scale. */
function sumPanels<Subject>(
  locale: Locale,
  rows: readonly FundingRow<Subject>[],
  subjectOf: (subject: Subject) => SumSubject,
): Figure['data'] {
  const t = wordsOf(locale)
  const stages = (rows[0]?.stages ?? [])
    .map(({ stage }) => stage)
    .filter((stage) =>
      rows.some((row) => row.stages.some((one) => one.stage === stage && one.amount !== null)),
    )
  const stageCell = (filter: FundingFilter, { stage, amount }: StageSum): BarCell[] =>
    amount === null
      ? []
      : [
          {
            column: stage,
            ...sumOf(amount, formatNumber(locale, amount)),
            href: linesHref(locale, filter, { stage, account: 'counted' }),
          },
        ]
  const gapCell = (filter: FundingFilter, { pledges, stages: sums }: FundingRow<Subject>): BarCell => {
    if (!pledges || pledges.gaps === 0) {
      const isPledged = sums.some(({ stage, amount }) => stage === 'pledged' && amount !== null)
      const text = t(isPledged ? 'funding.gap.noPayment' : 'funding.gap.notStated')
      return { column: 'gap', value: null, text }
    }
    const gap = subtractDecimals(pledges.gapPledged, pledges.gapDisbursed)
    return {
      column: 'gap',
      ...sumOf(gap, formatNumber(locale, gap)),
      href: pledgesHref(locale, filter, 'gap'),
    }
  }
  return {
    kind: 'bars',
    columns: [
      ...stages.map((stage) => ({ key: stage, label: t(`moneyStage.${stage}`) })),
      { key: 'gap', label: t('funding.gap.column'), look: 'open' },
    ],
    rows: rows.map((row): BarRow => {
      const { filter, ...named } = subjectOf(row.subject)
      return {
        ...named,
        cells: [...row.stages.flatMap((sum) => stageCell(filter, sum)), gapCell(filter, row)],
      }
    }),
  }
}
