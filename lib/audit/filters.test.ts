import { expect, test } from 'vitest'
import { auditFiltersOf } from './filters'

test('days narrow the trail, however their parts are parted', () => {
  expect(auditFiltersOf({ from: '01.11.2026', to: '2026-11-30' })).toMatchObject({
    from: '2026-11-01',
    to: '2026-11-30',
    faults: {},
  })
})

test.each([
  [{ from: '31.02.2026' }, { from: 'not_a_day' }],
  [{ to: 'x' }, { to: 'not_a_day' }],
  [{ to: '2026' }, { to: 'not_a_day' }],
  [{ from: '02.11.2026', to: '01.11.2026' }, { to: 'period_order' }],
])('%o is told, kept as typed, and narrows nothing by itself', (query, faults) => {
  const filters = auditFiltersOf(query)
  expect(filters.faults).toEqual(faults)
  expect(filters.typed).toEqual({ from: '', to: '', ...query })
  expect(filters.to).toBeNull()
})
