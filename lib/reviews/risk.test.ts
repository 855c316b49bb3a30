import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCommitment, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Direction } from '@/lib/indicators/model'
import { ReportContent } from '@/lib/reports/input'
import type { IndicatorFacts } from '@/lib/standing/facts'
import {
  claimsWithout,
  latestOf,
  RISK_CODES,
  RISK_WEIGHTS,
  type RiskCode,
  riskOf,
  riskSigns,
  signsOfState,
} from './risk'

const QUIET = { confirmed: 0, reviewersOnly: 0, isFirstReport: false }

const ofCommitment = (before: CommitmentContent | null, after: CommitmentContent, more = {}) =>
  riskSigns({ ...QUIET, ...more, kind: 'commitment', before, after })

const anIndicator = (changes: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
  key: 'centres',
  direction: 'increase',
  measure: 'level',
  baseline: { value: 0, on: '2021' },
  target: { value: 10, on: null },
  values: [aValue(4)],
  ...changes,
})
const aValue = (value: number, changes: Partial<IndicatorFacts['values'][number]> = {}) => ({
  value,
  on: '2025',
  from: null,
  saidBy: 'official' as const,
  partial: false,
  methodBreak: false,
  sources: [],
  ...changes,
})

const aDocument = { title: 'Order', url: 'https://o.test', kind: 'law', publisher: null, publishedOn: null }
const aReport = (changes: Record<string, unknown> = {}): ReportContent =>
  ReportContent.parse({
    commitment: 'AAA-2021-01',
    cycle: '2026',
    implementation: 'in_progress',
    selfRating: null,
    done: text('Work went on.'),
    values: [],
    evidence: [aDocument],
    ...changes,
  })
const figure = (value: string, changes: object = {}) => ({
  indicator: 'centres',
  on: '2026',
  from: null,
  value,
  partial: false,
  methodBreak: false,
  note: null,
  ...changes,
})
const anAmount = {
  key: 'f1',
  stage: 'spent',
  basis: 'total',
  scope: 'this_promise',
  amount: '100',
  currency: 'KZT',
  from: null,
  to: null,
  provider: null,
  note: null,
}
const ofReport = (
  after: ReportContent,
  indicators: IndicatorFacts[] = [anIndicator()],
  before: ReportContent | null = null,
  more = {},
) => riskSigns({ ...QUIET, ...more, kind: 'report', before, after, indicators })
const codes = (signs: readonly { code: RiskCode }[]) => signs.map(({ code }) => code)

describe('a dull submission', () => {
  test('a new pledge with its documents gives no sign', () => {
    expect(ofCommitment(null, aCommitment({ level: 'international_pledge', levelBasis: null }))).toEqual([])
  })
  test('a change that changes nothing gives no sign', () => {
    expect(ofCommitment(aCommitment(), aCommitment())).toEqual([])
  })
  test('a report with one documented figure on its way gives no sign', () => {
    expect(ofReport(aReport({ values: [figure('5')] }))).toEqual([])
  })
})

describe('a change that asks less', () => {
  test('of the due date is told at the date', () => {
    expect(ofCommitment(aCommitment(), aCommitment({ dueOn: '2028' }))).toEqual([
      { code: 'softened', at: 'dueOn' },
    ])
  })
  test('of a target is told at the indicator, once', () => {
    const [indicator] = aCommitment().indicators
    const softer = aCommitment({
      indicators: indicator ? [{ ...indicator, target: { value: '5', on: '2030' }, baseline: null }] : [],
    })
    expect(ofCommitment(aCommitment(), softer)).toEqual([{ code: 'softened', at: 'indicator/centres' }])
  })
  test('of a step or of money is told there', () => {
    const rich = aCommitment({
      milestones: [
        {
          key: 'law',
          name: text('Law'),
          kind: 'step',
          state: 'planned',
          dueOn: '2025',
          doneOn: null,
          note: null,
          sources: [],
        },
      ],
      money: [
        {
          key: 'f1',
          stage: 'pledged',
          basis: 'total',
          scope: 'this_promise',
          amount: '100',
          currency: 'KZT',
          period: null,
          from: null,
          to: null,
          provider: null,
          receiver: null,
          iatiIdentifier: null,
          note: null,
          sources: ['s1'],
        },
      ],
    })
    expect(ofCommitment(rich, aCommitment())).toEqual([
      { code: 'softened', at: 'step/law' },
      { code: 'softened', at: 'money/f1' },
    ])
  })
  test('and one that asks more is no risk', () => {
    expect(ofCommitment(aCommitment(), aCommitment({ dueOn: '2025' }))).toEqual([])
  })
  test('of the level, which takes it out of judgement', () => {
    expect(
      codes(ofCommitment(aCommitment(), aCommitment({ level: 'national_measure', levelBasis: null }))),
    ).toEqual(['softened'])
  })
})

describe('what a record is said to be', () => {
  test('a coalition commitment is a claim, new or on another basis', () => {
    expect(ofCommitment(null, aCommitment())).toEqual([{ code: 'coalition_level', at: 'level' }])
    expect(ofCommitment(aCommitment(), aCommitment({ levelBasis: 'registered' }))).toEqual([
      { code: 'coalition_level', at: 'level' },
    ])
  })
  test.each(['withdrawn', 'superseded'] as const)('%s ends it', (kind) => {
    const closed = aCommitment({ closure: { kind, on: '2026', reason: text('So'), sources: ['s1'] } })
    expect(ofCommitment(aCommitment(), closed)).toEqual([{ code: 'closing', at: 'closure' }])
    expect(ofCommitment(closed, closed)).toEqual([])
    expect(ofReport(aReport({ implementation: kind }))).toEqual([{ code: 'closing', at: 'implementation' }])
    expect(codes(ofReport(aReport({ implementation: kind }), [], aReport({ implementation: kind })))).toEqual(
      ['correction'],
    )
  })
})

describe('a claim without a document', () => {
  test('is told where the row is new or different, not where it stood', () => {
    const [indicator] = aCommitment().indicators
    const bare = aCommitment({ indicators: indicator ? [{ ...indicator, sources: [] }] : [] })
    expect(ofCommitment(aCommitment(), bare)).toEqual([{ code: 'no_document', at: 'indicator/centres' }])
    expect(ofCommitment(bare, bare)).toEqual([])
  })
  test('is the whole where nothing is cited at all', () => {
    const none = aCommitment({ sources: [], indicators: [] })
    expect(codes(ofCommitment(none, none))).toEqual(['no_document'])
  })
  test('in a report is every claim that no document names, unless one is of the whole report', () => {
    const claims = (...about: string[][]) =>
      claimsWithout(
        aReport({
          values: [figure('5'), figure('3', { indicator: 'beds' })],
          steps: [
            { milestone: 'law', state: 'reported', doneOn: null, note: null },
            { milestone: 'plan', state: 'in_progress', doneOn: null, note: null },
          ],
          money: [anAmount],
          outputs: [{ kind: 'policy', state: 'new', title: text('A plan'), on: null, url: null }],
          evidence: about.map((one) => ({ ...aDocument, about: one })),
        }),
      )
    expect(claims()).toEqual(['done', 'value/centres', 'value/beds', 'step/law', 'money/f1', 'output/1'])
    expect(claims(['value/centres', 'money/f1'])).toEqual(['value/beds', 'step/law', 'output/1'])
    expect(claims(['value/centres'], [])).toEqual([])
  })
})

describe('a new figure', () => {
  const signs = (direction: Direction, last: number | null, now: string, target: number | null = 10) =>
    codes(
      ofReport(aReport({ values: [figure(now)] }), [
        anIndicator({
          direction,
          target: target === null ? null : { value: target, on: null },
          values: last === null ? [] : [aValue(last)],
        }),
      ]),
    )
  test.each<[Direction, number | null, string, RiskCode[]]>([
    ['increase', 4, '5', []],
    ['increase', 4, '6', []],
    ['increase', 4, '6.1', ['value_jump']],
    ['increase', 4, '3', ['value_backwards']],
    ['increase', 4, '1', ['value_jump', 'value_backwards']],
    ['increase', 8, '10', ['target_reached']],
    ['increase', 10, '12', []],
    ['increase', null, '5', []],
    ['increase', null, '11', ['target_reached']],
    ['increase', 0, '5', []],
    ['decrease', 14, '12', []],
    ['decrease', 14, '16', ['value_backwards']],
    ['decrease', 14, '10', ['target_reached']],
    ['keep_at_least', 12, '9', ['value_backwards']],
    ['keep_at_least', 9, '12', []],
    ['keep_at_most', 8, '11', ['value_backwards']],
    ['keep_at_most', 11, '9', []],
    ['context', 8, '11', []],
    ['context', 8, '3', ['value_jump']],
  ])('%s from %s to %s: %o', (direction, last, now, expected) => {
    expect(signs(direction, last, now)).toEqual(expected)
  })
  test('done, and then not done any more', () => {
    expect(signs('yes_no', 0, '1', 1)).toEqual(['target_reached'])
    expect(signs('yes_no', 1, '0', 1)).toEqual(['value_jump', 'value_backwards'])
  })
  test('without a target can only move away or jump', () => {
    expect(signs('increase', 4, '20', null)).toEqual(['value_jump'])
    expect(signs('keep_at_least', 4, '3', null)).toEqual([])
  })
  test('by another method is not compared, and that is said', () => {
    expect(
      ofReport(aReport({ values: [figure('1', { methodBreak: true, note: text('Counted by hand') })] })),
    ).toEqual([{ code: 'method_changed', at: 'value/centres' }])
  })
  test('over part of a period is not compared', () => {
    expect(ofReport(aReport({ values: [figure('1', { partial: true })] }))).toEqual([])
  })
  test('of an indicator that is gone gives no sign', () => {
    expect(ofReport(aReport({ values: [figure('1')] }), [])).toEqual([])
  })
  test('stands beside the last whole official one', () => {
    expect(
      latestOf({
        values: [
          aValue(3, { on: '2025' }),
          aValue(2, { on: '2024' }),
          aValue(9, { on: '2026', saidBy: 'independent' }),
          aValue(8, { on: '2026', partial: true }),
        ],
      })?.value,
    ).toBe(3)
    expect(latestOf({ values: [] })).toBeNull()
  })
})

test('the method of an indicator that is written anew is told', () => {
  const [indicator] = aCommitment().indicators
  const other = aCommitment({
    indicators: indicator ? [{ ...indicator, method: text('Counted by hand') }] : [],
  })
  expect(ofCommitment(aCommitment(), other)).toEqual([{ code: 'method_changed', at: 'indicator/centres' }])
})

test('a report that says the work is complete says a target is reached; said before, it is no news', () => {
  const complete = aReport({ implementation: 'completed' })
  expect(ofReport(complete)).toEqual([{ code: 'target_reached', at: 'implementation' }])
  expect(codes(ofReport(complete, [], complete))).toEqual(['correction'])
})

describe('circumstances', () => {
  test.each([
    [{ confirmed: 1 }, ['personal_data']],
    [{ reviewersOnly: 2 }, ['reviewers_only']],
    [{ isFirstReport: true }, ['first_report']],
  ] as const)('%o', (more, expected) => {
    expect(codes(ofReport(aReport(), [], null, more))).toEqual(expected)
  })
  test('a commitment is no report', () => {
    expect(ofCommitment(aCommitment(), aCommitment(), { isFirstReport: true })).toEqual([])
  })
  test.each([
    [{ openFlags: 2 }, ['open_flags']],
    [{ hasMoved: true }, ['base_moved']],
    [{ isResubmitted: true }, ['resubmitted']],
    [{}, []],
  ] as const)('of its life so far: %o', (more, expected) => {
    expect(codes(signsOfState({ openFlags: 0, hasMoved: false, isResubmitted: false, ...more }))).toEqual(
      expected,
    )
  })
})

describe('the sum', () => {
  test('counts a sign once, however many facts give it', () => {
    const jump = { code: 'value_jump', at: 'value/a' } as const
    expect(riskOf([jump, { ...jump, at: 'value/b' }])).toBe(RISK_WEIGHTS.value_jump)
    expect(riskOf([])).toBe(0)
  })
  test('only grows with more signs', () => {
    const signs = fc.array(fc.constantFrom(...RISK_CODES).map((code) => ({ code, at: null })))
    fc.assert(
      fc.property(signs, signs, (some, more) => {
        expect(riskOf([...some, ...more])).toBeGreaterThanOrEqual(riskOf(some))
      }),
    )
  })
  test('signs stand in the order of their weight', () => {
    const weights = RISK_CODES.map((code) => RISK_WEIGHTS[code])
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  })
})
