import { describe, expect, test } from 'vitest'
import { LEVELS } from '@/lib/commitments/model'
import { alpha2Of, alpha3Of } from '@/lib/makers/iso'
import { IMPLEMENTATION_STATUSES } from '@/lib/reports/model'
import { STATUSES } from '@/lib/standing/model'
import { activityStatus, recipientOf } from './codes'

const DAY = '2026-11-23'
const facts = {
  level: 'coalition_commitment',
  status: 'under_way',
  closure: null,
  implementation: null,
  startsOn: null,
  dueOn: null,
} as const

describe('the status of an activity', () => {
  test.each([
    [{}, '2'],
    [{ startsOn: '2027-01-01' }, '1'],
    [{ level: 'declared_intention', status: null }, '1'],
    [{ level: 'national_measure', status: null }, '2'],
    [{ status: 'kept' }, '4'],
    [{ status: 'kept', dueOn: '2027-12-31' }, '3'],
    [{ status: 'met_after_softening' }, '3'],
    [{ status: 'withdrawn', closure: 'withdrawn' }, '5'],
    [{ status: 'superseded', closure: 'superseded' }, '5'],
    [{ implementation: 'suspended' }, '6'],
    [{ implementation: 'completed' }, '3'],
    [{ implementation: 'not_started' }, '1'],
    [{ status: 'deadline_missed' }, '2'],
    [{ status: 'deadline_passed_not_looked' }, '2'],
  ] as const)('%o: %s', (changed, code) => {
    expect(activityStatus({ ...facts, ...changed }, DAY)).toBe(code)
  })

  test('is never closed for what Vaada doesn’t take as kept', () => {
    for (const level of LEVELS)
      for (const status of [null, ...STATUSES])
        for (const implementation of [null, ...IMPLEMENTATION_STATUSES]) {
          const code = activityStatus({ ...facts, level, status, implementation }, DAY)
          expect(code).toMatch(/^[1-6]$/)
          if (code === '4') expect(status).toBe('kept')
        }
  })
})

describe('where it takes place', () => {
  const promise = { level: 'international_pledge', isFinancial: true } as const
  test.each([
    ['KEN', promise, { country: 'KE' }],
    ['XCA', promise, { region: '619' }],
    ['GBR', promise, null],
    ['GBR', { ...promise, isFinancial: false }, { country: 'GB' }],
    ['XEU', promise, null],
    ['XEU', { ...promise, isFinancial: false }, { region: '89' }],
    ['XXX', promise, null],
  ] as const)('%s, %o: %o', (maker, what, expected) => {
    expect(recipientOf(maker, what)).toEqual(expected)
  })
})

test('codes of states lead both ways', () => {
  expect([alpha2Of('UZB'), alpha3Of('UZ'), alpha2Of('XCA'), alpha3Of('ZZ')]).toEqual([
    'UZ',
    'UZB',
    null,
    null,
  ])
})
