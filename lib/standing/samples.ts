import type {
  AssessmentFacts,
  CommitmentFacts,
  IndicatorFacts,
  MilestoneFacts,
  MoneyFacts,
  ReportFacts,
  ValueFacts,
} from './facts'
import { pledgedLines } from './funding'
import type { Verdict } from './model'

/** Facts for tests, with dull defaults: a coalition commitment of mid 2021 due by the end of 2026, with nothing in it. */
export function aPromise(facts: Partial<CommitmentFacts> = {}): CommitmentFacts {
  const promise = {
    level: 'coalition_commitment',
    madeOn: '2021-07-01',
    startsOn: null,
    dueOn: '2026',
    indicators: [],
    milestones: [],
    deliverySteps: [],
    money: [],
    closure: null,
    deadlineMissed: null,
    search: null,
    reports: [],
    dueCycles: [],
    promiseSources: [],
    assessments: [],
    ...facts,
  } as const
  return {
    ...promise,
    firstTerms: facts.firstTerms ?? {
      dueOn: promise.dueOn,
      indicators: promise.indicators,
      steps: promise.milestones.flatMap(({ key, kind }) => (kind === 'step' ? key : [])),
      pledged: pledgedLines(promise.money),
    },
  }
}

/** From 0 at the end of 2021 to 100 by the due date of the promise, nothing measured yet. */
export const anIndicator = (facts: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
  key: 'centres',
  direction: 'increase',
  measure: 'level',
  baseline: { value: 0, on: '2021' },
  target: { value: 100, on: null },
  values: [],
  ...facts,
})

/** An official level of a year, in an official report. */
export const aValue = (value: number, on: string, facts: Partial<ValueFacts> = {}): ValueFacts => ({
  value,
  on,
  from: null,
  saidBy: 'official',
  partial: false,
  methodBreak: false,
  sources: ['official_report'],
  ...facts,
})

/** A promised step of which nothing is known yet. */
export const aStep = (facts: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  key: 'law',
  kind: 'step',
  state: 'planned',
  dueOn: null,
  doneOn: null,
  sources: ['official_report'],
  ...facts,
})

/** USD 100 pledged in all for this promise. */
export const aMoneyLine = (facts: Partial<MoneyFacts> = {}): MoneyFacts => ({
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: 100,
  currency: 'USD',
  from: null,
  to: null,
  provider: null,
  report: null,
  sources: ['official_report'],
  ...facts,
})

export const aReport = (facts: Partial<ReportFacts> = {}): ReportFacts => ({
  cycle: '2025',
  implementation: 'in_progress',
  selfRating: null,
  submittedOn: '2026-02-01',
  sources: [],
  ...facts,
})

/** An organisation's verdict, as it is published. */
export const anAssessment = (
  voice: number,
  verdict: Verdict | null,
  on: string,
  changes: Partial<AssessmentFacts> = {},
): AssessmentFacts => ({
  voice,
  organisation: `Organisation ${voice}`,
  cycle: '2026',
  verdict,
  on,
  agreedOn: null,
  ...changes,
})
