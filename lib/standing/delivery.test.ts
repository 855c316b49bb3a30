import { expect, test } from 'vitest'
import { furthestStage } from './delivery'

const steps = [
  { stage: 'law_in_force', reachedOn: '2024-06-16' },
  { stage: 'announced', reachedOn: '2023' },
  { stage: 'service_open', reachedOn: '2026' },
] as const

test('the furthest documented stage counts, even over a gap', () => {
  expect(furthestStage(steps)).toBe('service_open')
})

test.each([
  ['2022-12-31', null],
  ['2023-01-01', 'announced'],
  ['2024-06-16', 'law_in_force'],
  ['2026-11-23', 'service_open'],
])('as of %s: %o', (asOf, stage) => {
  expect(furthestStage(steps, asOf)).toBe(stage)
})

test('a stage without a date is documented throughout', () => {
  expect(furthestStage([{ stage: 'policy', reachedOn: null }], '2000-01-01')).toBe('policy')
})

test('nothing documented is no stage', () => expect(furthestStage([])).toBeNull())
