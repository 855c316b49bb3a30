import type { CommitmentContent } from '@/lib/commitments/input'
import { type ActionBasis, shownBasis } from '@/lib/commitments/model'
import { choicesAt, type Fields, rowCount, valueAt } from '@/lib/form-data'
import { dateFromEntry, decimalFromEntry } from '@/lib/format/entry'
import { localeOf } from '@/lib/i18n/model'
import type { Direction } from '@/lib/indicators/model'
import type { MoneyScope, MoneyStage } from '@/lib/money/model'
import type { FormulationFacts } from './model'

type Told = Pick<
  CommitmentContent,
  | 'wording'
  | 'summary'
  | 'leadInstitution'
  | 'partners'
  | 'geography'
  | 'groups'
  | 'madeOn'
  | 'startsOn'
  | 'dueOn'
> & {
  readonly actions: readonly { readonly basis: ActionBasis }[]
  readonly sources: readonly unknown[]
  readonly indicators: readonly Pick<
    CommitmentContent['indicators'][number],
    'direction' | 'baseline' | 'target' | 'method' | 'sources'
  >[]
  readonly milestones: readonly Pick<CommitmentContent['milestones'][number], 'kind' | 'dueOn'>[]
  readonly money: readonly Pick<
    CommitmentContent['money'][number],
    'stage' | 'scope' | 'amount' | 'from' | 'to' | 'period'
  >[]
}

/** Of a commitment as it is published, or would be. */
export const formulationFacts = (told: Told): FormulationFacts => ({
  hasWording: told.wording !== null,
  hasSummary: told.summary !== null,
  hasLead: told.leadInstitution !== null,
  hasPartners: told.partners.length > 0,
  hasGeography: told.geography !== null,
  hasGroups: told.groups !== null,
  actions: told.actions.map(({ basis }) => shownBasis(basis, told.sources.length > 0)),
  hasStart: (told.startsOn ?? told.madeOn) !== null,
  hasDue: told.dueOn !== null,
  indicators: told.indicators.flatMap(({ direction, baseline, target, method, sources }) =>
    direction === 'context' || !target
      ? []
      : [
          {
            direction,
            baseline: baseline && (baseline.on ? ('dated' as const) : ('undated' as const)),
            hasTargetDate: target.on !== null,
            hasMethod: method !== null,
            isCited: sources.length > 0,
          },
        ],
  ),
  steps: told.milestones.flatMap(({ kind, dueOn }) => (kind === 'step' ? [{ hasDate: dueOn !== null }] : [])),
  money: told.money.flatMap(({ stage, scope, amount, from, to, period }) =>
    Number(amount) > 0 ? [{ stage, scope, hasPeriod: from !== null || to !== null || period !== null }] : [],
  ),
})

/** Of a draft as it stands in the form; what can't be read counts as not said. */
export function formulationFactsOfDraft(typed: Fields): FormulationFacts {
  const language = localeOf(valueAt(typed, 'language'))
  const has = (path: string) => valueAt(typed, path).trim() !== ''
  const hasDate = (path: string) => dateFromEntry(valueAt(typed, path)) !== null
  const amount = (path: string) => decimalFromEntry(valueAt(typed, path), language)
  const rows = (list: string) =>
    Array.from({ length: rowCount(typed, list) }, (_, index) => `${list}.${index}`)
  const inferred = choicesAt(typed, 'inferred')
  const hasSource = rows('sources').some((row) =>
    ['title', 'url', 'file'].some((name) => has(`${row}.${name}`)),
  )
  return {
    hasWording: has('wording'),
    hasSummary: has('summary'),
    hasLead: has('leadInstitution'),
    hasPartners: rows('partners').some((row) => has(`${row}.name`)),
    hasGeography: has('geography'),
    hasGroups: has('groups'),
    actions: choicesAt(typed, 'actions').map((action) =>
      shownBasis(inferred.includes(action) ? 'inferred' : 'stated', hasSource),
    ),
    hasStart: hasDate('startsOn') || hasDate('madeOn'),
    hasDue: hasDate('dueOn'),
    indicators: rows('indicators').flatMap((row) => {
      const direction = valueAt(typed, `${row}.direction`)
      if (!has(`${row}.name`) || direction === '' || direction === 'context') return []
      if (amount(`${row}.targetValue`) === null) return []
      return [
        {
          direction: direction as Direction,
          baseline:
            amount(`${row}.baselineValue`) === null
              ? null
              : hasDate(`${row}.baselineOn`)
                ? ('dated' as const)
                : ('undated' as const),
          hasTargetDate: hasDate(`${row}.targetOn`),
          hasMethod: has(`${row}.method`),
          isCited: choicesAt(typed, `${row}.sources`).length > 0,
        },
      ]
    }),
    steps: rows('milestones').flatMap((row) =>
      has(`${row}.name`) && valueAt(typed, `${row}.kind`) === 'step'
        ? [{ hasDate: hasDate(`${row}.dueOn`) }]
        : [],
    ),
    money: rows('money').flatMap((row) => {
      const stage = valueAt(typed, `${row}.stage`)
      const stated = amount(`${row}.amount`)
      if (stage === '' || stated === null || !(Number(stated) > 0)) return []
      return [
        {
          stage: stage as MoneyStage,
          scope: valueAt(typed, `${row}.scope`) as MoneyScope,
          hasPeriod: hasDate(`${row}.from`) || hasDate(`${row}.to`) || has(`${row}.period`),
        },
      ]
    }),
  }
}
