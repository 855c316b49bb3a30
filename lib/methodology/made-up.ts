import { CommitmentContent } from '@/lib/commitments/input'
import type { CommitmentFacts, IndicatorFacts, ValueFacts } from '@/lib/standing/facts'

/** The day for which the made-up numbers are told. */
export const MADE_UP_DAY = '2026-06-30'

const value = (amount: number, on: string, saidBy: ValueFacts['saidBy'] = 'official'): ValueFacts => ({
  value: amount,
  on,
  from: null,
  saidBy,
  partial: false,
  methodBreak: false,
  sources: [saidBy === 'official' ? 'official_statistics' : 'independent'],
})

/** From 80 in 2021 down to 20 by 2026; now 50, where independent observers count 56. */
export const MADE_UP_INDICATOR: IndicatorFacts = {
  key: 'made-up',
  direction: 'decrease',
  measure: 'level',
  baseline: { value: 80, on: '2021' },
  target: { value: 20, on: null },
  values: [value(70, '2023'), value(60, '2024'), value(50, '2025'), value(56, '2025', 'independent')],
}

/**
 * Invented facts on which the method page shows a rule that no published record shows: openly told as such, and put through
 * the very functions that compute the record.
 */
export const MADE_UP: CommitmentFacts = {
  level: 'coalition_commitment',
  madeOn: '2021',
  startsOn: null,
  dueOn: '2026',
  indicators: [MADE_UP_INDICATOR],
  firstTerms: { dueOn: '2026', indicators: [MADE_UP_INDICATOR], steps: [], pledged: [] },
  milestones: [],
  deliverySteps: [
    { stage: 'policy', reachedOn: '2022' },
    { stage: 'law_in_force', reachedOn: '2024' },
  ],
  money: [],
  closure: null,
  deadlineMissed: null,
  search: null,
  reports: [
    {
      cycle: '2025',
      implementation: 'in_progress',
      selfRating: 'on_track',
      submittedOn: '2026-01-20',
      sources: [],
    },
  ],
  dueCycles: [{ cycle: '2025', dueOn: '2026-01-15', sentOn: '2026-01-20' }],
  promiseSources: ['official_report'],
  assessments: [],
}

/** The same promise where 18 was reached, but the target was 10 before it was moved to 20. */
export const MADE_UP_SOFTENED: CommitmentFacts = {
  ...MADE_UP,
  indicators: [{ ...MADE_UP_INDICATOR, values: [value(18, '2025')] }],
  firstTerms: {
    ...MADE_UP.firstTerms,
    indicators: [{ ...MADE_UP_INDICATOR, target: { value: 10, on: null } }],
  },
}

/** The same promise due a year earlier, with nothing published since it was made. */
export const MADE_UP_OVERDUE: CommitmentFacts = {
  ...MADE_UP,
  dueOn: '2025',
  indicators: [{ ...MADE_UP_INDICATOR, values: [] }],
  reports: [],
  dueCycles: [],
}

/** Two indicators, at 50 % and at 100 % of their way. */
export const MADE_UP_TWO: CommitmentFacts = {
  ...MADE_UP,
  indicators: [MADE_UP_INDICATOR, { ...MADE_UP_INDICATOR, key: 'made-up-2', values: [value(20, '2025')] }],
}

const line = {
  basis: 'total',
  scope: 'this_promise',
  currency: 'USD',
  from: null,
  to: null,
  provider: null,
  sources: [],
} as const
export const MADE_UP_MONEY: CommitmentFacts['money'] = [
  { ...line, stage: 'pledged', amount: 100, report: null },
  { ...line, stage: 'disbursed', amount: 40, report: null },
]

/** A year without a figure: 2024. */
export const MADE_UP_GAP: readonly ValueFacts[] = [value(70, '2022'), value(65, '2023'), value(50, '2025')]

const words = (text: string) => ({ en: { text, state: 'original' } })
const terms = (dueOn: string, target: string) =>
  CommitmentContent.parse({
    maker: 'AAA',
    framework: 'made-up',
    level: 'coalition_commitment',
    levelBasis: 'announced',
    types: [],
    actions: [],
    title: words('-'),
    summary: words('-'),
    wording: null,
    madeOn: '2021',
    startsOn: null,
    dueOn,
    leadInstitution: null,
    partners: [],
    geography: null,
    groups: null,
    helpSought: null,
    certainty: 'documented',
    compiledBy: 'vaada',
    closure: null,
    deadlineMissed: null,
    search: null,
    indicators: [
      {
        key: 'made-up',
        name: words('-'),
        unit: words('-'),
        direction: 'decrease',
        measure: 'level',
        baseline: { value: '80', on: '2021' },
        target: { value: target, on: null },
        method: null,
        sources: [],
        values: [],
      },
    ],
    milestones: [],
    deliverySteps: [],
    money: [],
    sources: [],
    note: null,
  })

/** Terms before and after a change that moved the due date by a year and the target from 10 to 20. */
export const MADE_UP_TERMS = { before: terms('2025', '10'), after: terms('2026', '20') }
