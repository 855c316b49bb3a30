import { expect, test } from 'vitest'
import { aCommitment, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { demoReport } from './demo-report'

const anIndicator = (unit: string, target: string): CommitmentContent['indicators'][number] => ({
  key: 'test',
  name: text('Test'),
  unit: text(unit),
  direction: 'increase',
  measure: 'level',
  baseline: null,
  target: { value: target, on: null },
  method: null,
  sources: [],
  values: [],
})

test.each([
  ['countries', '70', '27'],
  ['percent', '70', '26.6'],
  ['million people', '1.5', '0.6'],
])('of %s a demonstration value towards %s is %s: what is counted has no parts', (unit, target, value) => {
  const report = demoReport(aCommitment({ indicators: [anIndicator(unit, target)] }), {
    reference: 'AAA-2021-01',
    year: 2025,
    share: 0.38,
    last: false,
  })
  expect(report.values.map((one) => one.value)).toEqual([value])
})
