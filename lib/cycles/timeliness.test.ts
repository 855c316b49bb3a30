import { describe, expect, test } from 'vitest'
import { aReport } from '@/lib/standing/samples'
import { timelinessOf } from './timeliness'

const dueCycles = [{ cycle: '2025', dueOn: '2026-03-31' }]
const timeliness = (submittedOn: string[], asOf: string, cycle = '2025') =>
  timelinessOf(cycle, { dueCycles, reports: submittedOn.map((day) => aReport({ submittedOn: day })) }, asOf)

describe('a report that was asked for', () => {
  test.each([
    ['is on time on the due day', ['2026-03-31'], '2026-11-23', 'on_time'],
    ['is late the day after', ['2026-04-01'], '2026-11-23', 'late'],
    ['is judged by its first submission', ['2026-06-01', '2026-03-01'], '2026-11-23', 'on_time'],
    ['is not yet anything before the due day is over', [], '2026-03-31', null],
    ['is missing the day after', [], '2026-04-01', 'missing'],
    ['is missing until it comes', ['2026-05-01'], '2026-04-30', 'missing'],
    ['is late from the day it comes', ['2026-05-01'], '2026-05-01', 'late'],
  ] as const)('%s', (_, submitted, asOf, expected) => {
    expect(timeliness([...submitted], asOf)).toBe(expected)
  })
})

test('where no office was active when the cycle opened, nothing was asked', () => {
  expect(timeliness([], '2026-11-23', '2021')).toBe('not_asked')
})

test('a report of another cycle does not count', () => {
  expect(timelinessOf('2025', { dueCycles, reports: [aReport({ cycle: '2024' })] }, '2026-11-23')).toBe(
    'missing',
  )
})

test('a report that was sent and removed since is not the silence of its office', () => {
  const sent = dueCycles.map((due) => ({ ...due, sentOn: due.dueOn }))
  expect(timelinessOf('2025', { dueCycles: sent, reports: [] }, '2026-11-23')).toBe('on_time')
})
