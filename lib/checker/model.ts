import { CRITERIA, type Criterion, type FormulationFacts } from '@/lib/formulation/model'

/** What a text of a promise can say, in the order of the criteria that it counts for. */
export const SAYINGS = [
  'lead',
  'partners',
  'geography',
  'groups',
  'target',
  'baseline',
  'baselineDate',
  'method',
  'cited',
  'step',
  'stepDate',
  'money',
  'moneyPeriod',
  'coalition',
  'action',
  'start',
  'due',
] as const
/** `cited`: a source of the figure; `coalition`: the promise names the Action Coalition, `action`: its content alone fits one. */
export type Saying = (typeof SAYINGS)[number]

/** The question of the form under which each stands. */
export const SAYINGS_OF: Readonly<Record<Exclude<Criterion, 'words'>, readonly Saying[]>> = {
  responsible: ['lead', 'partners'],
  reach: ['geography', 'groups'],
  target: ['target'],
  baseline: ['baseline', 'baselineDate'],
  method: ['method', 'cited'],
  steps: ['step', 'stepDate'],
  money: ['money', 'moneyPeriod'],
  action: ['coalition', 'action'],
  dates: ['start', 'due'],
}
export const ASKED = CRITERIA.filter((criterion) => criterion !== 'words')

/** Longest text that is read, in characters. */
export const TEXT_MAX = 5000

/** What the score is counted from, where a text says these things. */
export function factsOf(text: string, sayings: readonly Saying[]): FormulationFacts {
  const says = (saying: Saying) => sayings.includes(saying)
  return {
    hasWording: text.trim() !== '',
    hasSummary: false,
    hasLead: says('lead'),
    hasPartners: says('partners'),
    hasGeography: says('geography'),
    hasGroups: says('groups'),
    actions: says('coalition') ? ['stated'] : says('action') ? ['inferred'] : [],
    hasStart: says('start'),
    hasDue: says('due'),
    indicators: says('target')
      ? [
          {
            direction: 'increase',
            baseline: says('baseline') ? (says('baselineDate') ? 'dated' : 'undated') : null,
            hasTargetDate: false,
            hasMethod: says('method'),
            isCited: says('cited'),
          },
        ]
      : [],
    steps: says('step') ? [{ hasDate: says('stepDate') }] : [],
    money: says('money') ? [{ stage: 'pledged', scope: 'this_promise', hasPeriod: says('moneyPeriod') }] : [],
  }
}
