import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { LEVELS } from '@/lib/commitments/model'
import { firstDay } from '@/lib/dates/partial'
import { DIRECTIONS } from '@/lib/indicators/model'
import { MILESTONE_STATES } from '@/lib/milestones/model'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { readSeed } from '@/lib/seed/read'
import { furthestStage } from './delivery'
import { type CommitmentFacts, THRESHOLDS } from './facts'
import { factsOfContent } from './from-content'
import { pledgedLines } from './funding'
import { VERDICTS } from './model'
import { aMoneyLine, anIndicator, aPromise, aReport, aStep, aValue } from './samples'
import { expectedOn, type Span, spansOf } from './spans'
import { standingOf } from './standing'

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** What a span says of one of its days, as `standingOf` would say it. */
function onDay(span: Span, day: string) {
  const {
    fromDay: _from,
    toDay: _to,
    expectedFrom: _one,
    expectedTo: _two,
    latestFactOn: latest,
    ...rest
  } = span
  return {
    ...rest,
    latestFactOn: latest !== null && latest > day ? day : latest,
    expected: expectedOn(span, day),
  }
}

/** The days of the spans between the two, in order; a day in no span, or in two, fails. */
function* daysOf(spans: readonly Span[], from: string, to: string): Generator<[string, Span]> {
  let day = from
  for (const span of spans) {
    if (day > to) break
    expect(span.fromDay === null || span.fromDay <= day).toBe(true)
    for (; day <= to && (span.toDay === null || day < span.toDay); day = dayAfter(day)) yield [day, span]
  }
  expect(day > to).toBe(true)
}

function expectSame(facts: CommitmentFacts, [day, span]: [string, Span]): void {
  const { expected: share, ...told } = onDay(span, day)
  const { expected, ...standing } = standingOf(facts, day, THRESHOLDS)
  const said = { ...standing, deliveryStage: furthestStage(facts.deliverySteps, day) }
  // A million days: the slow comparison is for those that differ.
  if (JSON.stringify(sorted(told)) !== JSON.stringify(sorted(said)))
    expect({ day, ...told }).toEqual({ day, ...said })
  if ((share === null) !== (expected === null) || Math.abs((share ?? 0) - (expected ?? 0)) > 1e-9)
    expect({ day, share }).toEqual({ day, share: expected })
}

const sorted = (object: object) => Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))

describe('random facts', () => {
  const year = fc.integer({ min: 2020, max: 2024 }).map(String)
  const month = fc
    .tuple(year, fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
  const day = fc
    .tuple(month, fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`)
  const partial = fc.oneof(year, month, day)
  const maybe = fc.option(partial)
  const figure = fc.integer({ min: -20, max: 120 })
  const sources = fc.subarray(['law', 'press', 'independent', 'official_statistics'] as const)

  const value = fc
    .record({
      value: figure,
      on: partial,
      saidBy: fc.constantFrom('official', 'independent'),
      partial: fc.boolean(),
      methodBreak: fc.boolean(),
      sources,
    })
    .map(({ value: of, on, ...rest }) => aValue(of, on, { ...rest, saidBy: rest.saidBy as 'official' }))
  const indicator = fc
    .record({
      direction: fc.constantFrom(...DIRECTIONS),
      baseline: fc.option(fc.record({ value: figure, on: maybe })),
      target: fc.option(fc.record({ value: figure, on: maybe }), { freq: 8 }),
      values: fc.array(value, { maxLength: 4 }),
    })
    .map((facts) => anIndicator(facts))
  const step = fc
    .record({
      kind: fc.constantFrom('step' as const, 'event' as const),
      state: fc.constantFrom(...MILESTONE_STATES),
      dueOn: maybe,
      doneOn: maybe,
      sources,
    })
    .map((facts) => aStep(facts))
  const line = fc
    .record({
      stage: fc.constantFrom('pledged' as const, 'disbursed' as const, 'spent' as const),
      amount: fc.constantFrom(50, 100),
      to: maybe,
    })
    .map((facts) => aMoneyLine(facts))
  const report = fc
    .record({
      cycle: fc.constantFrom('2021', '2022'),
      implementation: fc.constantFrom(...IMPLEMENTATION_STATUSES),
      selfRating: fc.option(fc.constantFrom(...SELF_RATINGS)),
      submittedOn: day,
    })
    .map((facts) => aReport(facts))

  const facts = fc
    .record({
      level: fc.constantFrom(...LEVELS),
      madeOn: maybe,
      startsOn: fc.option(partial, { freq: 2 }),
      dueOn: maybe,
      indicators: fc
        .array(indicator, { maxLength: 2 })
        .map((all) => all.map((one, at) => ({ ...one, key: `i${at}` }))),
      milestones: fc
        .array(step, { maxLength: 2 })
        .map((all) => all.map((one, at) => ({ ...one, key: `s${at}` }))),
      deliverySteps: fc.array(
        fc.record({
          stage: fc.constantFrom('policy' as const, 'bill' as const, 'law_in_force' as const),
          reachedOn: maybe,
        }),
        { maxLength: 2 },
      ),
      money: fc.array(line, { maxLength: 3 }),
      closure: fc.option(
        fc.record({
          kind: fc.constantFrom('withdrawn' as const, 'superseded' as const),
          on: partial,
          sources,
        }),
        { freq: 5 },
      ),
      deadlineMissed: fc.option(fc.record({ sources }), { freq: 5 }),
      search: fc.option(fc.record({ on: partial })),
      reports: fc.array(report, { maxLength: 2 }),
      dueCycles: fc.subarray([
        { cycle: '2021', dueOn: '2022-01-15' },
        { cycle: '2022', dueOn: '2023-01-15' },
      ]),
      promiseSources: sources,
      assessments: fc.array(
        fc.record({
          voice: fc.constantFrom(1, 2),
          organisation: fc.constantFrom('A', null),
          cycle: fc.constant('2026'),
          verdict: fc.option(fc.constantFrom(...Object.values(VERDICTS))),
          on: day,
          agreedOn: fc.option(day),
        }),
        { maxLength: 2 },
      ),
      first: fc.record({ dueOn: maybe, target: figure }),
      reportedFrom: fc.option(day),
    })
    .map(({ first, reportedFrom, ...given }): CommitmentFacts => {
      const promise = aPromise(given)
      return {
        ...promise,
        firstTerms: {
          dueOn: first.dueOn,
          indicators: promise.indicators.map((one) => ({
            ...one,
            target: one.target && { ...one.target, value: first.target },
          })),
          steps: promise.firstTerms.steps,
          pledged: pledgedLines(promise.money),
        },
        ...(reportedFrom === null
          ? {}
          : {
              beforeReports: [
                { day: reportedFrom, facts: { indicators: [], milestones: [], money: promise.money } },
              ],
            }),
      }
    })

  test('each day is as the rules say', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(facts, (given) => {
        const spans = spansOf(given, THRESHOLDS)
        const from = given.madeOn === null ? '2019-06-01' : firstDay(given.madeOn)
        expect(spans[0]?.fromDay).toBe(given.madeOn && from)
        for (const one of daysOf(spans, from, '2027-06-30')) expectSame(given, one)
      }),
      { numRuns: Number(process.env.RUNS ?? 25) },
    )
  })

  test('without a date and without facts there is one span for ever', () => {
    const spans = spansOf(aPromise({ madeOn: null, dueOn: null }), THRESHOLDS)
    expect(spans).toMatchObject([
      { fromDay: null, toDay: null, expectedFrom: null, status: 'not_measurable' },
    ])
  })
})

describe('the documented records', () => {
  let records: { seedId: string; facts: CommitmentFacts; spans: Span[] }[]
  beforeAll(async () => {
    const seed = await readSeed()
    records = seed.commitments.map(({ seedId, content }) => {
      const facts = factsOfContent(content)
      return { seedId, facts, spans: spansOf(facts, THRESHOLDS) }
    })
  })

  test('each stands as the rules say: on the days around every change, and every eleventh between', () => {
    for (const { facts, spans } of records) {
      const from = spans[0]?.fromDay ?? '2014-01-01'
      let place = 0
      for (const [day, span] of daysOf(spans, from, '2029-12-31')) {
        const isAtEdge = day === span.fromDay || dayAfter(day) === span.toDay
        if (isAtEdge || place++ % 11 === 0) expectSame(facts, [day, span])
      }
    }
  })

  test('in few spans, none of which could be one with the next', () => {
    for (const { seedId, spans } of records)
      expect({ seedId, few: spans.length < 20 }).toEqual({ seedId, few: true })
    const uninterrupted = (one: Span, next: Span) =>
      JSON.stringify(onDay(one, '9999-12-31')) === JSON.stringify(onDay(next, '9999-12-31'))
    for (const { spans } of records)
      spans.slice(1).forEach((next, at) => {
        const one = spans[at]
        expect(one && one.expectedFrom === one.expectedTo && uninterrupted(one, next)).toBe(false)
      })
  })
})
