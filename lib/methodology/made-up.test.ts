import { expect, test } from 'vitest'
import { timelinessOf } from '@/lib/cycles/timeliness'
import { progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import { toSeries } from '@/lib/indicators/series'
import { disputedValues } from '@/lib/standing/evidence'
import { type CommitmentFacts, THRESHOLDS } from '@/lib/standing/facts'
import { fundingGaps } from '@/lib/standing/funding'
import { goalpostChanges } from '@/lib/standing/goalposts'
import { commitmentProgress } from '@/lib/standing/measurable'
import { ruleOn } from '@/lib/standing/status'
import { computedVerdict, verdictsSideBySide } from '@/lib/standing/verdicts'
import * as made from './made-up'

const ruling = (facts: CommitmentFacts) => ruleOn(facts, made.MADE_UP_DAY, THRESHOLDS)

// Each made-up example must show the very thing that the rule beside it speaks of.
test('half way down, and by the pace late', () => {
  expect(progressOf(made.MADE_UP_INDICATOR, made.MADE_UP, made.MADE_UP_DAY).share).toBe(0.5)
  expect(projectionOf(made.MADE_UP_INDICATOR, made.MADE_UP, made.MADE_UP_DAY)).toMatchObject({
    kind: 'met',
    on: '2029-01-01',
  })
  expect(commitmentProgress(made.MADE_UP_TWO, made.MADE_UP_DAY)).toMatchObject({ share: 0.75, measured: 2 })
})

test('met after softening, and past its date', () => {
  expect(ruling(made.MADE_UP_SOFTENED)?.status).toBe('met_after_softening')
  expect(ruling(made.MADE_UP_OVERDUE)?.status).toBe('deadline_passed_not_looked')
  expect(goalpostChanges(made.MADE_UP_TERMS.before, made.MADE_UP_TERMS.after)).toMatchObject([
    { what: 'due_date', kind: 'softened' },
    { what: 'target', kind: 'softened' },
  ])
})

test('contested, two verdicts apart, and a report that came late', () => {
  const decided = ruling(made.MADE_UP)
  expect(disputedValues(decided?.decidedBy ?? [], made.MADE_UP_DAY, THRESHOLDS)).toMatchObject([
    { official: { value: 50 }, independent: { value: 56 }, share: 0.12 },
  ])
  const [government] = verdictsSideBySide(made.MADE_UP, computedVerdict(decided), made.MADE_UP_DAY)
  expect(government).toMatchObject({ verdict: 3, steps: 2 })
  expect(timelinessOf('2025', made.MADE_UP, made.MADE_UP_DAY)).toBe('late')
})

test('a gap of money, and a line that breaks', () => {
  expect(fundingGaps(made.MADE_UP_MONEY, made.MADE_UP_DAY)).toMatchObject([{ gap: 60 }])
  expect(toSeries(made.MADE_UP_GAP, 'level').segments.map((segment) => segment.length)).toEqual([2])
})
