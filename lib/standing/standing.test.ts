import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOSURES, isPledge, LEVELS, PLEDGE_LEVELS } from '@/lib/commitments/model'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { type CommitmentFacts, type IndicatorFacts, THRESHOLDS } from './facts'
import { pledgedLines } from './funding'
import { VERDICTS } from './model'
import { anIndicator, aPromise, aReport, aValue } from './samples'
import { standingOf } from './standing'

const TODAY = '2026-11-23'
const standing = (facts: CommitmentFacts, asOf = TODAY) => standingOf(facts, asOf, THRESHOLDS)

test('thirty crisis centres by the end of 2026', () => {
  const centres = anIndicator({
    baseline: { value: 2, on: '2021' },
    target: { value: 30, on: null },
    values: [
      aValue(14, '2024', { sources: ['official_report'] }),
      aValue(17, '2025', { sources: ['official_report', 'law'] }),
      aValue(11, '2025', { saidBy: 'independent', sources: ['independent'] }),
    ],
  })
  const facts = aPromise({
    indicators: [centres],
    promiseSources: ['law'],
    reports: [aReport({ selfRating: 'on_track', submittedOn: '2026-02-14' })],
    dueCycles: [{ cycle: '2025', dueOn: '2026-03-31' }],
  })
  expect(standing(facts)).toEqual({
    status: 'off_track',
    late: false,
    measurable: true,
    progress: 15 / 28,
    expected: 1788 / 1826,
    measured: 1,
    judged: 1,
    evidence: 2,
    contested: true,
    promiseEvidence: 2,
    freshness: 'fresh',
    latestFactOn: '2026-02-14',
    governmentVerdict: 3,
    computedVerdict: 1,
    hasTarget: true,
    hasBaseline: true,
    hasFigure: true,
  })
})

test('a promise of words alone', () => {
  expect(standing(aPromise({ dueOn: null }))).toEqual({
    status: 'not_measurable',
    late: false,
    measurable: false,
    progress: null,
    expected: null,
    measured: 0,
    judged: 0,
    evidence: null,
    contested: false,
    promiseEvidence: null,
    freshness: 'none',
    latestFactOn: null,
    governmentVerdict: null,
    computedVerdict: null,
    hasTarget: false,
    hasBaseline: false,
    hasFigure: false,
  })
})

describe('from promise to figure', () => {
  const funnel = (indicator: IndicatorFacts) => {
    const { hasTarget, hasBaseline, hasFigure } = standing(aPromise({ indicators: [indicator] }))
    return [hasTarget, hasBaseline, hasFigure]
  }
  test.each([
    ['a target, a baseline, a figure', anIndicator({ values: [aValue(1, '2024')] }), [true, true, true]],
    [
      'a figure counted by others',
      anIndicator({ values: [aValue(1, '2024', { saidBy: 'independent' })] }),
      [true, true, true],
    ],
    ['no figure since the baseline', anIndicator({ values: [aValue(1, '2020')] }), [true, true, false]],
    [
      'a partial count is no figure',
      anIndicator({ values: [aValue(1, '2024', { partial: true })] }),
      [true, true, false],
    ],
    ['no baseline', anIndicator({ baseline: null, values: [aValue(1, '2024')] }), [true, false, true]],
    ['no target', anIndicator({ target: null, values: [aValue(1, '2024')] }), [false, false, false]],
    ['context', anIndicator({ direction: 'context', values: [aValue(1, '2024')] }), [false, false, false]],
  ])('%s', (_, indicator, expected) => expect(funnel(indicator)).toEqual(expected))
})

describe('for any facts', () => {
  const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
  const seldom = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
  const date = pick([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
    '2025',
    '2026',
    '2027',
    '2024-02',
    '2025-11',
    '2020-02-29',
    '2024-02-29',
    '2025-05-23',
    '2026-08-25',
    '2026-11-23',
    '2026-12-31',
  ])
  const made = pick(['2018', '2019-11', '2020-02-29', '2021-07-01', '2025-05-24'])
  const day = pick([
    '2019-06-30',
    '2022-03-31',
    '2024-02-29',
    '2026-02-01',
    '2026-11-23',
    '2026-11-23',
    '2027-03-01',
  ])
  const number = pick([-5, 0, 0.1, 0.3, 10, 29.99, 30, 30, 30.01, 60, 100, 100])
  const kinds = fc.array(pick(SOURCE_KINDS), { maxLength: 2 })
  const point = fc.option(fc.record({ value: number, on: fc.option(date) }))
  const terms = { key: pick(['a', 'b']), direction: pick(DIRECTIONS), baseline: point, target: point }
  const someMoney: fc.Arbitrary<CommitmentFacts['money']> = fc.array(
    fc.record({
      stage: pick(MONEY_STAGES),
      basis: pick(MONEY_BASES),
      scope: pick(MONEY_SCOPES),
      amount: fc.nat({ max: 200 }),
      currency: pick(['USD', 'EUR']),
      from: fc.option(date),
      to: fc.option(date),
      provider: fc.constant(null),
      report: fc.option(pick(['2023', '2024'])),
      sources: kinds,
    }),
    { maxLength: 4 },
  )
  const someTerms = fc.record({
    dueOn: fc.option(date),
    indicators: fc.uniqueArray(fc.record(terms), { selector: ({ key }) => key, maxLength: 2 }),
    steps: fc.uniqueArray(pick(['a', 'b'])),
    pledged: someMoney.map(pledgedLines),
  })
  const someIndicator: fc.Arbitrary<IndicatorFacts> = fc.record({
    ...terms,
    measure: pick(MEASURES),
    values: fc.array(
      fc.record({
        value: number,
        on: date,
        from: fc.option(date),
        saidBy: pick(SPEAKERS),
        partial: fc.boolean(),
        methodBreak: fc.boolean(),
        sources: kinds,
      }),
      { maxLength: 4 },
    ),
  })
  const someFacts: fc.Arbitrary<CommitmentFacts> = fc
    .record({
      level: pick([...LEVELS, ...PLEDGE_LEVELS, ...PLEDGE_LEVELS]),
      madeOn: fc.option(made),
      startsOn: seldom(made),
      dueOn: fc.option(date),
      indicators: fc.uniqueArray(someIndicator, { selector: ({ key }) => key, maxLength: 2 }),
      firstTerms: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: someTerms },
      ),
      milestones: fc.array(
        fc.record({
          key: pick(['a', 'b']),
          kind: pick(MILESTONE_KINDS),
          state: pick(MILESTONE_STATES),
          dueOn: fc.option(date),
          doneOn: fc.option(date),
          sources: kinds,
        }),
        { maxLength: 3 },
      ),
      money: someMoney,
      closure: seldom(fc.record({ kind: pick(CLOSURES), on: date, sources: kinds })),
      deadlineMissed: seldom(fc.record({ sources: kinds })),
      search: fc.option(fc.record({ on: date })),
      reports: fc.array(
        fc.record({
          cycle: pick(['2024', '2025']),
          implementation: pick(IMPLEMENTATION_STATUSES),
          selfRating: fc.option(pick(SELF_RATINGS)),
          submittedOn: day,
          sources: kinds,
        }),
        { maxLength: 2 },
      ),
      dueCycles: pick([[], [{ cycle: '2025', dueOn: '2026-03-31' }]]),
      assessments: fc.array(
        fc.record({
          voice: pick([1, 2]),
          organisation: pick(['A', null]),
          cycle: pick(['2026']),
          verdict: fc.option(fc.constantFrom(...Object.values(VERDICTS))),
          on: day,
          agreedOn: fc.option(day),
        }),
        { maxLength: 2 },
      ),
    })
    .map(aPromise)
  const RUNS = { numRuns: 1000 }

  const REACHED = ['kept', 'met_after_softening']
  test('a status is null where the level carries none, and nowhere else', () => {
    fc.assert(
      fc.property(someFacts, day, (facts, asOf) => {
        expect(standing(facts, asOf).status === null).toBe(!isPledge(facts.level))
      }),
      RUNS,
    )
  })

  test('shares are between 0 and 1 or unknown, counts fit each other, no number is NaN', () => {
    const isShare = (share: number | null) => share === null || (share >= 0 && share <= 1)
    fc.assert(
      fc.property(someFacts, day, (facts, asOf) => {
        const result = standing(facts, asOf)
        expect(isShare(result.progress) && isShare(result.expected)).toBe(true)
        expect(result.measured).toBeLessThanOrEqual(result.judged)
        expect(Object.values(result).some(Number.isNaN)).toBe(false)
        expect(result.latestFactOn === null || result.latestFactOn <= asOf).toBe(true)
      }),
      RUNS,
    )
  })

  test('kept and met mean all of the way', () => {
    fc.assert(
      fc.property(someFacts, day, (facts, asOf) => {
        const result = standing(facts, asOf)
        if (REACHED.includes(result.status ?? ''))
          expect(result).toMatchObject({ progress: 1, measured: result.judged })
      }),
      RUNS,
    )
  })

  test('by its own first terms, a promise is never met after softening', () => {
    fc.assert(
      fc.property(someFacts, day, (facts, asOf) => {
        const unmoved = aPromise({ ...facts, firstTerms: undefined })
        expect(standing(unmoved, asOf).status).not.toBe('met_after_softening')
      }),
      RUNS,
    )
  })

  test('an indicator of context changes nothing for a pledge', () => {
    fc.assert(
      fc.property(someFacts, someIndicator, day, (facts, indicator, asOf) => {
        fc.pre(isPledge(facts.level))
        const context = { ...indicator, key: 'context', direction: 'context' } as const
        expect(standing({ ...facts, indicators: [...facts.indicators, context] }, asOf)).toEqual(
          standing(facts, asOf),
        )
      }),
      RUNS,
    )
  })

  test('before any value it is as without values', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const without = {
          ...facts,
          indicators: facts.indicators.map((indicator) => ({ ...indicator, values: [] })),
        }
        expect(standing(facts, '2019-12-31')).toEqual(standing(without, '2019-12-31'))
      }),
      RUNS,
    )
  })

  test('the unit of measurement does not matter', () => {
    const scaled = <T extends { readonly value: number } | null>(point: T, by: number) =>
      point && { ...point, value: point.value * by }
    fc.assert(
      fc.property(someFacts, day, pick([0.01, 0.1, 1000]), (facts, asOf, by) => {
        const indicators = facts.indicators
          .filter(({ direction }) => direction !== 'yes_no')
          .map((indicator) => ({
            ...indicator,
            baseline: scaled(indicator.baseline, by),
            target: scaled(indicator.target, by),
            values: indicator.values.map((value) => ({ ...value, value: value.value * by })),
          }))
        const before = standing(
          aPromise({
            ...facts,
            firstTerms: undefined,
            indicators: facts.indicators.filter(({ direction }) => direction !== 'yes_no'),
          }),
          asOf,
        )
        const after = standing(aPromise({ ...facts, firstTerms: undefined, indicators }), asOf)
        expect({ ...after, progress: null }).toEqual({ ...before, progress: null })
        expect(after.progress ?? -1).toBeCloseTo(before.progress ?? -1, 9)
      }),
      RUNS,
    )
  })

  test('evidence is graded exactly where a fact decides', () => {
    const SILENT = [
      'not_measurable',
      'deadline_passed_no_evidence',
      'deadline_passed_not_looked',
      'too_early',
      'no_report',
      'no_figure',
    ]
    fc.assert(
      fc.property(someFacts, day, (facts, asOf) => {
        const { status, evidence } = standing(facts, asOf)
        expect(evidence === null).toBe(status === null || SILENT.includes(status))
      }),
      RUNS,
    )
  })

  test('a better latest value never worsens the computed verdict', () => {
    const increase = anIndicator({ baseline: { value: 0, on: '2021' }, target: { value: 100, on: null } })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 3 }),
        fc.integer({ min: -50, max: 150 }),
        fc.nat({ max: 100 }),
        pick(['2024', '2026', '2027']),
        (earlier, value, better, dueOn) => {
          const verdict = (latest: number) => {
            const values = [...earlier, latest].map((each, index) => aValue(each, String(2022 + index)))
            return standing(aPromise({ dueOn, indicators: [{ ...increase, values }] })).computedVerdict
          }
          const [before, after] = [verdict(value), verdict(value + better)]
          if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before)
        },
      ),
      RUNS,
    )
  })
})
