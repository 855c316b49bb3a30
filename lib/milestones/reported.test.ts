import { expect, test } from 'vitest'
import type { MilestoneState } from './model'
import { type Milestone, type ReportWithSteps, reportedState } from './reported'

const aStep = (changes: Partial<Milestone> = {}): Milestone => ({
  key: 'm1',
  state: 'planned',
  dueOn: null,
  doneOn: null,
  ...changes,
})
const aReport = (
  state: 'in_progress' | 'reported' | 'done',
  { submittedOn = '2026-11-20', doneOn = null as string | null, milestone = 'm1' } = {},
): ReportWithSteps => ({ submittedOn, steps: [{ milestone, state, doneOn }] })
const stateOf = (step: Milestone, ...reports: ReportWithSteps[]): MilestoneState =>
  reportedState(step, reports)?.state ?? step.state

test('without a word of it in any report the record’s own state holds', () => {
  expect(reportedState(aStep(), [])).toBeNull()
  expect(reportedState(aStep(), [aReport('done', { milestone: 'm2' })])).toBeNull()
})

test('a report says more than a plan, and when', () => {
  expect(reportedState(aStep(), [aReport('done', { doneOn: '2026-05' })])).toMatchObject({
    state: 'done',
    doneOn: '2026-05',
    report: { submittedOn: '2026-11-20' },
  })
})

test.each<[MilestoneState, 'in_progress' | 'reported' | 'done', MilestoneState]>([
  ['planned', 'in_progress', 'in_progress'],
  ['planned', 'reported', 'reported'],
  ['no_evidence', 'in_progress', 'in_progress'],
  ['in_progress', 'in_progress', 'in_progress'],
  ['in_progress', 'done', 'done'],
  ['reported', 'in_progress', 'reported'],
  ['missed', 'reported', 'missed'],
  ['missed', 'done', 'done'],
  ['done', 'in_progress', 'done'],
])('on record %s, reported %s: %s', (state, said, expected) => {
  expect(stateOf(aStep({ state }), aReport(said))).toBe(expected)
})

test('the latest report that speaks of it counts, also where it takes a word back', () => {
  const earlier = aReport('reported', { submittedOn: '2025-11-20' })
  expect(stateOf(aStep(), earlier, aReport('in_progress'))).toBe('in_progress')
  expect(stateOf(aStep(), earlier, aReport('done', { milestone: 'm2' }))).toBe('reported')
})

test('under way in a report sent after its due day is missed by its maker’s own word', () => {
  expect(stateOf(aStep({ dueOn: '2026-11-19' }), aReport('in_progress'))).toBe('missed')
  expect(stateOf(aStep({ dueOn: '2026-11-20' }), aReport('in_progress'))).toBe('in_progress')
  expect(stateOf(aStep({ dueOn: '2026' }), aReport('in_progress'))).toBe('in_progress')
  expect(stateOf(aStep({ dueOn: '2025' }), aReport('reported'))).toBe('reported')
})
